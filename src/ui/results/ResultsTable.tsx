import { wilsonInterval } from "../../experiment/interval.ts";
import type { DomainResult, DomainResults } from "../../experiment/record.ts";
import { seriesOfRun } from "../../state/currentRuns.ts";
import { hasEnded } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { compact, points } from "../format.ts";
import type { Measure } from "../MeasureButtons.tsx";
import { RunMenu } from "./RunMenu.tsx";
import { comparisonOf, meanShifted } from "./summary.ts";
import type { Comparison, NamedDomain } from "./summary.ts";
import "./resultsTable.css";

interface ResultsTableProps {
  readonly experiment: readonly Run[];
  readonly domains: readonly NamedDomain[];
  readonly measure: Measure;
  readonly onProblem: (message: string) => void;
}

/** A row a model, zero-shot first, and a column a domain. */
export function ResultsTable({ experiment, domains, measure, onProblem }: ResultsTableProps) {
  const rows = experiment.flatMap((run) => {
    const comparison = comparisonOf(run);
    return comparison ? [{ run, comparison }] : [];
  });
  const base = (rows.find(({ comparison }) => comparison.isFinal) ?? rows[0])?.comparison;
  if (!base) return null;
  const shown = domains.filter(({ id }) => base.zeroShot[id]);
  const [reference, shifted] = ["reference", "shifted"].map((role) =>
    shown.filter((domain) => domain.role === role),
  ) as [NamedDomain[], NamedDomain[]];
  const columns = [...reference, ...shifted];
  const cells = { columns, shifted, measure };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            {base.isFinal ? "all test pictures" : "live subset"}
            {measure === "accuracy" && <span className="results-n">%, 95 % interval</span>}
          </th>
          {columns.map(({ id, title, role }) => (
            <th key={id} scope="col" data-role={role}>
              {title}
              <span className="results-n">n {base.zeroShot[id]!.n}</span>
            </th>
          ))}
          <th scope="col">
            Shifted
            <span className="results-n">mean</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Zero-shot</th>
          <Cells {...cells} results={base.zeroShot} before={null} />
        </tr>
        {rows
          .filter(({ run }) => run.recipe !== zeroShotId)
          .map(({ run, comparison }) => (
            <tr key={run.id}>
              <th scope="row">
                <MethodLine series={seriesOfRun(run)} />
                {nameOf(run)} {hasEnded(run) && <RunMenu run={run} onProblem={onProblem} />}
                {measuredNote(run, comparison, base) !== "" && (
                  <span className="results-n">{measuredNote(run, comparison, base)}</span>
                )}
              </th>
              <Cells {...cells} results={comparison.tuned} before={comparison.zeroShot} />
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** Its row is there anyway. */
const zeroShotId: string = "zero-shot";

/** What of a row is not as the head of the table says. */
function measuredNote({ state }: Run, { isFinal, step }: Comparison, base: Comparison): string {
  if (!isFinal) return base.isFinal ? `live subset, step ${step}` : `step ${step}`;
  if (state.status !== "finished" || state.results.measuredStep === step) return "";
  return `weights of step ${state.results.measuredStep}`;
}

interface CellsProps {
  readonly columns: readonly NamedDomain[];
  readonly shifted: readonly NamedDomain[];
  readonly measure: Measure;
  readonly results: DomainResults;
  /** What changes are counted from; null shows none. */
  readonly before: DomainResults | null;
}

function Cells({ columns, shifted, measure, results, before }: CellsProps) {
  const mean = meanShifted(results, shifted, measure);
  return (
    <>
      {columns.map(({ id }) => {
        const result = results[id];
        if (!result) return <td key={id}>–</td>;
        return (
          <td key={id}>
            <Value
              measure={measure}
              value={result[measure]}
              before={before?.[id]?.[measure] ?? null}
            />
            {measure === "accuracy" && <Interval result={result} />}
          </td>
        );
      })}
      <td className="results-mean">
        <Value
          measure={measure}
          value={mean}
          before={before && meanShifted(before, shifted, measure)}
        />
      </td>
    </>
  );
}

interface ValueProps {
  readonly measure: Measure;
  readonly value: number;
  readonly before: number | null;
}

function Value({ measure, value, before }: ValueProps) {
  if (measure !== "accuracy") return compact(value);
  const change = before === null ? "" : points(value - before);
  const tone = change.startsWith("+") ? "results-up" : change.startsWith("−") ? "results-down" : "";
  return (
    <>
      {(100 * value).toFixed(1)}
      {change !== "" && (
        <>
          {" "}
          <span className={`results-change ${tone}`} title="Percentage points against zero-shot">
            {change}
          </span>
        </>
      )}
    </>
  );
}

function Interval({ result: { correct, n } }: { readonly result: DomainResult }) {
  const { low, high } = wilsonInterval(correct, n);
  return (
    <span className="results-n" title="95 % interval">
      {Math.round(100 * low)}–{Math.round(100 * high)}
    </span>
  );
}
