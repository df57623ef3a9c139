import { Fragment } from "react";
import { wilsonInterval } from "../../experiment/interval.ts";
import type { DomainResult } from "../../experiment/record.ts";
import { recipeOf } from "../../recipes/index.ts";
import type { Run } from "../../state/run.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { compact, percent, points } from "../format.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { RunDownloads } from "./RunDownloads.tsx";
import { comparisonOf, summarize } from "./summary.ts";
import type { Comparison } from "./summary.ts";
import "./resultsPanel.css";

interface Column {
  readonly run: Run;
  readonly comparison: Comparison | null;
}

/** Every domain: zero-shot beside each method, on the same pictures. */
export function ResultsPanel() {
  const experiment = useExperiment();
  const domains = useDomains();
  const columns = experiment.map((run) => ({ run, comparison: comparisonOf(run) }));
  const base = columns.find(({ comparison }) => comparison)?.comparison;
  const summary = summarize(experiment, domains);
  return (
    <section className="panel results" aria-label="Results" data-testid="results">
      <h2 className="panel-title">
        Results <span className="panel-note">{base && measuredNote(base)}</span>
      </h2>
      {base ? (
        <div className="results-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Domain</th>
                <th scope="col">n</th>
                <th scope="col">Zero-shot</th>
                {columns.map(({ run }) => (
                  <Fragment key={run.id}>
                    <th scope="col">{recipeOf(run.recipe).title}</th>
                    <th scope="col" title="Percentage points against zero-shot">
                      change
                    </th>
                    <th scope="col" title="Energy gap against zero-shot">
                      gap
                    </th>
                  </Fragment>
                ))}
              </tr>
            </thead>
            <tbody>
              {domains.map(({ id, title }) => {
                const before = base.zeroShot[id];
                return (
                  before && (
                    <tr key={id}>
                      <th scope="row">{title}</th>
                      <td>{before.n}</td>
                      <Accuracy result={before} />
                      {columns.map((column) => (
                        <TunedCells key={column.run.id} column={column} domain={id} />
                      ))}
                    </tr>
                  )
                );
              })}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="panel-note results-none">
          The zero-shot model is measured first, then each method as it trains.
        </p>
      )}
      {summary !== "" && <p className="results-summary">{summary}</p>}
      <RunDownloads runs={experiment} />
    </section>
  );
}

function measuredNote({ isFinal, step }: Comparison): string {
  return isFinal
    ? "all test pictures, with 95 % intervals"
    : `live subset at step ${step}, with 95 % intervals`;
}

function Accuracy({ result }: { readonly result: DomainResult }) {
  const { low, high } = wilsonInterval(result.correct, result.n);
  return (
    <td className="results-accuracy">
      {percent(result.accuracy)}{" "}
      <span className="results-interval">
        {Math.round(100 * low)}–{Math.round(100 * high)}
      </span>
    </td>
  );
}

function TunedCells({ column, domain }: { readonly column: Column; readonly domain: string }) {
  const { comparison } = column;
  const before = comparison?.zeroShot[domain];
  const after = comparison?.tuned[domain];
  if (!before || !after) {
    return (
      <>
        <td>–</td>
        <td />
        <td />
      </>
    );
  }
  const difference = after.accuracy - before.accuracy;
  return (
    <>
      <Accuracy result={after} />
      <td className={`results-difference ${toneOf(difference)}`}>{points(difference)}</td>
      <td className="results-gap">{compact(after.energyGap)}</td>
    </>
  );
}

function toneOf(difference: number): string {
  if (points(difference) === "0.0") return "";
  return difference > 0 ? "results-up" : "results-down";
}
