import { useRef, useState } from "react";
import { wilsonInterval } from "../../experiment/interval.ts";
import type { DomainResults } from "../../experiment/record.ts";
import { labelIn } from "../../state/runName.ts";
import { percent, points } from "../format.ts";
import { usePlayground } from "../playgroundContext.ts";
import { meanShifted } from "../results/summary.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { useWords } from "../useWords.ts";
import { AnalysisFrame } from "./AnalysisFrame.tsx";
import type { RunViewProps } from "./analysisView.ts";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { TradeOffChart } from "./TradeOffChart.tsx";
import { useAnalysis } from "./useAnalysis.ts";

/** Reference against shifted accuracy, with the weight path of the run and a slider along it. */
export function TradeOffView({ run, name, series, domains }: RunViewProps) {
  const allWords = useWords();
  const { analyses: words } = allWords;
  const playground = usePlayground();
  const experiment = useExperiment();
  const seriesOf = useSeriesOf();
  const [index, setIndex] = useState(5);
  const charts = useRef<HTMLDivElement>(null);
  const view = useAnalysis("analyse/path", run.id, (options) =>
    playground.ask("analyse/path", { ...playground.placeOf(run.spec), runId: run.id }, options),
  );
  const reference = domains.find(({ role }) => role === "reference");
  const tradeOff = (results: DomainResults) => ({
    reference: (reference && results[reference.id]?.accuracy) ?? NaN,
    shifted: meanShifted(results, domains),
    n: (reference && results[reference.id]?.n) ?? 1,
  });
  const others = experiment.flatMap((other) => {
    if (other.state.status !== "finished" || other.recipe === "zero-shot") return [];
    const key = seriesOf(other)?.key ?? "";
    const label = seriesOf(other)?.name ?? labelIn(allWords, other);
    return [{ id: other.id, series: key, name: label, ...tradeOff(other.state.results.tuned) }];
  });
  return (
    <>
      <p className="panel-note">{words.tradeOff.doc}</p>
      <AnalysisFrame view={view}>
        {({ points: path }) => {
          const at = path[Math.min(index, path.length - 1)]!;
          const zeroShot = path[0]!.domains;
          const rows = domains.filter(({ id }) => at.domains[id]);
          return (
            <div className="analysis-pair" ref={charts}>
              <div>
                <TradeOffChart
                  label={words.tradeOff.chart(reference?.title ?? "", name)}
                  xTitle={reference?.title ?? ""}
                  yTitle={words.shiftedMean}
                  zeroShot={tradeOff(zeroShot)}
                  models={others}
                  path={{ series, points: path.map((p) => tradeOff(p.domains)) }}
                  shown={path.indexOf(at)}
                />
                <label className="analysis-slider">
                  <span>
                    {words.tradeOff.alpha} <b data-testid="alpha">{at.alpha.toFixed(1)}</b>
                  </span>
                  <input
                    type="range"
                    min={0}
                    max={path.length - 1}
                    value={path.indexOf(at)}
                    aria-valuetext={`α ${at.alpha.toFixed(1)}`}
                    onChange={({ target }) => setIndex(Number(target.value))}
                  />
                </label>
              </div>
              <div>
                <table className="analysis-table" data-testid="alpha-table">
                  <caption>
                    {name} {words.tradeOff.at(at.alpha)}
                    <SaveButtons
                      name={words.tabs.tradeOff}
                      file={`${run.recipe}-path`}
                      charts={charts}
                      header={["alpha", "domain", "n", "correct", "accuracy", "nll", "energy_gap"]}
                      rows={() =>
                        path.flatMap(({ alpha, domains: results }) =>
                          Object.entries(results).map(([id, one]) => [
                            ...[alpha, id, one.n, one.correct, one.accuracy, one.nll],
                            one.energyGap,
                          ]),
                        )
                      }
                    />
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col">{words.domain}</th>
                      <th scope="col">{words.n}</th>
                      <th scope="col">{words.accuracy}</th>
                      <th scope="col">{words.tradeOff.interval}</th>
                      <th scope="col">{words.tradeOff.change}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ id, title }) => {
                      const one = at.domains[id]!;
                      const { low, high } = wilsonInterval(one.correct, one.n);
                      return (
                        <tr key={id}>
                          <th scope="row">{title}</th>
                          <td>{one.n}</td>
                          <td>{percent(one.accuracy)}</td>
                          <td className="analysis-faint">
                            {(100 * low).toFixed(0)}–{(100 * high).toFixed(0)}
                          </td>
                          <td>{points(one.accuracy - zeroShot[id]!.accuracy)}</td>
                        </tr>
                      );
                    })}
                    <tr>
                      <th scope="row">{words.shiftedMean}</th>
                      <td />
                      <td>{percent(meanShifted(at.domains, domains))}</td>
                      <td />
                      <td>
                        {points(meanShifted(at.domains, domains) - meanShifted(zeroShot, domains))}
                      </td>
                    </tr>
                  </tbody>
                </table>
              </div>
            </div>
          );
        }}
      </AnalysisFrame>
    </>
  );
}
