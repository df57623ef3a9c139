import { useRef, useState } from "react";
import { fewestForDiagram, fewestInBin } from "../../analysis/calibration.ts";
import { compact } from "../format.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { AnalysisFrame } from "./AnalysisFrame.tsx";
import type { ShownModel } from "./analysisSubject.ts";
import { modelsOf, subjectOf } from "./analysisSubject.ts";
import type { RunViewProps } from "./analysisView.ts";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { ReliabilityDiagram } from "./ReliabilityDiagram.tsx";
import { useAnalysis } from "./useAnalysis.ts";

const together = "shifted";

/** NLL and ECE by domain, zero-shot beside the run, and a reliability diagram of each. */
export function CalibrationView({ run, name, domains }: RunViewProps) {
  const { analyses: words } = useWords();
  const playground = usePlayground();
  const [chosen, setChosen] = useState(together);
  const charts = useRef<HTMLDivElement>(null);
  const view = useAnalysis("analyse/calibration", run.id, (options) =>
    playground.ask(
      "analyse/calibration",
      { ...playground.placeOf(run.spec), runId: subjectOf(run) },
      options,
    ),
  );
  const { calibration } = words;
  const models = modelsOf(run);
  const nameOf = (model: ShownModel) => (model === "tuned" ? name : words.zeroShot);
  const rows = [...domains, { id: together, title: words.shiftedTogether }];
  const title = rows.find(({ id }) => id === chosen)?.title ?? "";
  return (
    <>
      <p className="panel-note">
        {calibration.doc} {calibration.rule(fewestForDiagram, fewestInBin)}
      </p>
      <AnalysisFrame view={view}>
        {(result) => (
          <div className="analysis-pair" ref={charts}>
            <div>
              <table className="analysis-table">
                <caption>
                  {name}
                  <SaveButtons
                    name={words.tabs.calibration}
                    file={`${run.recipe}-calibration`}
                    charts={charts}
                    header={["model", "domain", "n", "accuracy", "nll", "ece", "ece_by_chance"]}
                    rows={() =>
                      models.flatMap((model) =>
                        Object.entries(result[model]).map(([id, one]) => [
                          ...[model, id, one.n, one.correct / one.n, one.nll, one.ece],
                          one.eceByChance,
                        ]),
                      )
                    }
                  />
                </caption>
                <thead>
                  <tr>
                    <th scope="col" rowSpan={2}>
                      {words.domain}
                    </th>
                    <th scope="col" rowSpan={2}>
                      {words.n}
                    </th>
                    <th scope="colgroup" colSpan={models.length}>
                      {calibration.nll}
                    </th>
                    <th scope="colgroup" colSpan={models.length + 1}>
                      {calibration.ece}
                    </th>
                  </tr>
                  <tr>
                    {(["nll", "ece"] as const).flatMap((measure) =>
                      models.map((model) => (
                        <th key={`${measure} ${model}`} scope="col">
                          {nameOf(model)}
                        </th>
                      )),
                    )}
                    <th scope="col">{calibration.byChance}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.flatMap(({ id, title: domain }) => {
                    const found = models.flatMap((model) => {
                      const one = result[model][id];
                      return one ? [{ model, ...one }] : [];
                    });
                    const last = found.at(-1);
                    if (!last) return [];
                    return (
                      <tr key={id}>
                        <th scope="row">{domain}</th>
                        <td>{last.n}</td>
                        {found.map(({ model, nll }) => (
                          <td key={model}>{compact(nll)}</td>
                        ))}
                        {last.n >= fewestForDiagram ? (
                          <>
                            {found.map(({ model, ece }) => (
                              <td key={model}>{(100 * ece).toFixed(1)}</td>
                            ))}
                            <td className="analysis-faint">
                              {(100 * last.eceByChance).toFixed(1)}
                            </td>
                          </>
                        ) : (
                          <td colSpan={models.length + 1} className="analysis-faint">
                            {calibration.tooFew}
                          </td>
                        )}
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
            <div>
              <div className="analysis-choice" role="group" aria-label={calibration.shown}>
                <span className="panel-note">{calibration.shown}</span>
                {rows.map(({ id, title: domain }) => (
                  <button
                    key={id}
                    type="button"
                    className="analysis-pill"
                    aria-pressed={id === chosen}
                    disabled={(result.tuned[id]?.n ?? 0) < fewestForDiagram}
                    onClick={() => setChosen(id)}
                  >
                    {domain}
                  </button>
                ))}
              </div>
              <div className="reliability-pair">
                {models.map((model) => {
                  const one = result[model][chosen];
                  const who = nameOf(model);
                  return (
                    one && (
                      <ReliabilityDiagram
                        key={model}
                        title={who}
                        label={calibration.diagram(who, title)}
                        calibration={one}
                      />
                    )
                  );
                })}
              </div>
            </div>
          </div>
        )}
      </AnalysisFrame>
    </>
  );
}
