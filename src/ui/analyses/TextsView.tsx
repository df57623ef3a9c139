import { useState } from "react";
import { compact } from "../format.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { AnalysisFrame } from "./AnalysisFrame.tsx";
import type { RunViewProps } from "./analysisView.ts";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { useAnalysis } from "./useAnalysis.ts";

/** Texts listed at either end. */
const listed = 15;

/** Which random texts moved most, and which least. */
export function TextsView({ run, name }: RunViewProps) {
  const { analyses: words, units } = useWords();
  const playground = usePlayground();
  const [hasIds, setHasIds] = useState(false);
  const view = useAnalysis("analyse/texts", run.id, (options) =>
    playground.ask("analyse/texts", { ...playground.placeOf(run.spec), runId: run.id }, options),
  );
  const { texts } = words;
  return (
    <>
      <p className="panel-note">{texts.doc}</p>
      <AnalysisFrame view={view}>
        {(result) => (
          <>
            <div className="analysis-choice">
              <label>
                <input
                  type="checkbox"
                  checked={hasIds}
                  onChange={({ target }) => setHasIds(target.checked)}
                />{" "}
                {texts.ids}
              </label>
              <SaveButtons
                name={words.tabs.texts}
                file={`${run.recipe}-texts`}
                header={["text", "energy_gap", "shift", "words", "ids"]}
                rows={() =>
                  result.map(({ text, energyGap, shift, words: read, ids }) => [
                    ...[text, energyGap, shift, read, ids.join(" ")],
                  ])
                }
              />
            </div>
            <div className="analysis-pair">
              {[
                { title: texts.most, rows: result.slice(0, listed) },
                { title: texts.least, rows: result.slice(-listed).toReversed() },
              ].map(({ title, rows }) => (
                <table key={title} className="analysis-table moved-texts">
                  <caption>{units.list([title, name])}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{texts.text}</th>
                      <th scope="col">{texts.gap}</th>
                      <th scope="col">{texts.shift}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ text, words: read, ids, energyGap, shift }) => (
                      <tr key={text}>
                        <th scope="row">
                          <q>{read}</q>
                          {hasIds && <code>{ids.join(" ")}</code>}
                        </th>
                        <td>{compact(energyGap)}</td>
                        <td>{shift.toFixed(2).replace("-", "−")}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              ))}
            </div>
          </>
        )}
      </AnalysisFrame>
    </>
  );
}
