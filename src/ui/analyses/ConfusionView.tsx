import { useMemo, useRef, useState } from "react";
import { classChanges, confusionMatrix } from "../../analysis/confusion.ts";
import type { Confusion } from "../../analysis/confusion.ts";
import { points } from "../format.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { AnalysisFrame } from "./AnalysisFrame.tsx";
import { subjectOf } from "./analysisSubject.ts";
import type { RunViewProps } from "./analysisView.ts";
import { ConfusionMatrix } from "./ConfusionMatrix.tsx";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { useAnalysis } from "./useAnalysis.ts";

/** Confusion matrices of the zero-shot model and the run, and every class's change. */
export function ConfusionView(props: RunViewProps) {
  const { run } = props;
  const { analyses: words } = useWords();
  const playground = usePlayground();
  const view = useAnalysis("analyse/confusion", run.id, (options) =>
    playground.ask(
      "analyse/confusion",
      { ...playground.placeOf(run.spec), runId: subjectOf(run) },
      options,
    ),
  );
  return (
    <>
      <p className="panel-note">{words.confusion.doc}</p>
      <AnalysisFrame view={view}>{(result) => <Confusions {...props} {...result} />}</AnalysisFrame>
    </>
  );
}

interface ConfusionsProps extends RunViewProps {
  readonly zeroShot: Confusion;
  readonly tuned: Confusion;
}

function Confusions({ run, name, domains, classes, zeroShot, tuned }: ConfusionsProps) {
  const { analyses: words } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const charts = useRef<HTMLDivElement>(null);
  const isTuned = subjectOf(run) !== null;
  const [before, after] = useMemo(() => {
    const shown = new Set(chosen === null ? domains.map(({ id }) => id) : [chosen]);
    return [zeroShot, tuned].map((one) => confusionMatrix(one, shown, classes.length));
  }, [zeroShot, tuned, chosen, domains, classes]);
  const changes = useMemo(() => classChanges(before!, after!), [before, after]);
  return (
    <>
      <div className="analysis-choice" role="group" aria-label={words.confusion.which}>
        <span className="panel-note">{words.confusion.which}</span>
        {[{ id: null, title: words.confusion.all }, ...domains].map(({ id, title }) => (
          <button
            key={title}
            type="button"
            className="analysis-pill"
            aria-pressed={id === chosen}
            onClick={() => setChosen(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <div className="analysis-trio" ref={charts}>
        <ConfusionMatrix title={words.zeroShot} matrix={before!} classes={classes} />
        {isTuned && <ConfusionMatrix title={name} matrix={after!} classes={classes} />}
        <div
          className="analysis-scroll"
          tabIndex={0}
          role="group"
          aria-label={words.confusion.classes}
        >
          <table className="analysis-table">
            <caption>
              {words.confusion.classes}
              <SaveButtons
                name={words.tabs.confusion}
                file={`${run.recipe}-confusion`}
                charts={charts}
                header={["model", "domain", "label", "predicted", "count"]}
                rows={() =>
                  [
                    ["zero-shot", zeroShot] as const,
                    ...(isTuned ? [[run.recipe, tuned] as const] : []),
                  ].flatMap(([model, confusion]) =>
                    confusion.flatMap(({ domain, cells }) =>
                      cells.map(({ label, predicted, count }) => [
                        ...[model, domain, classes[label] ?? label],
                        ...[classes[predicted] ?? predicted, count],
                      ]),
                    ),
                  )
                }
              />
            </caption>
            <thead>
              <tr>
                <th scope="col" />
                <th scope="col">{words.n}</th>
                <th scope="col">{words.zeroShot}</th>
                {isTuned && <th scope="col">{name}</th>}
                {isTuned && <th scope="col">{words.confusion.change}</th>}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ label, n, zeroShot: was, tuned: is }) => (
                <tr key={label}>
                  <th scope="row">{classes[label]}</th>
                  <td>{n}</td>
                  <td>{was}</td>
                  {isTuned && (
                    <>
                      <td>{is}</td>
                      <td className={is < was ? "analysis-bad" : is > was ? "analysis-good" : ""}>
                        {points((is - was) / n)}
                      </td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  );
}
