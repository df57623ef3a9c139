import { useRef, useState } from "react";
import type { ChangeKind, DomainChanges, PictureChange } from "../../analysis/pictureChanges.ts";
import type { AnySplit, Domain } from "../../data/dataset.ts";
import { Tile } from "../dataset/Tile.tsx";
import { percent } from "../format.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { AnalysisFrame } from "./AnalysisFrame.tsx";
import type { RunViewProps } from "./analysisView.ts";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { useAnalysis } from "./useAnalysis.ts";

const kinds = ["lost", "won", "otherwise"] as const;

interface Chosen {
  readonly domain: Domain<AnySplit>;
  readonly change: PictureChange;
}

/** Pictures that the run lost and won, by domain, with both models' probabilities; a press shows one large. */
export function PicturesView({ run, name, domains, classes }: RunViewProps) {
  const { analyses: words, units } = useWords();
  const playground = usePlayground();
  const [kind, setKind] = useState<ChangeKind>("lost");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const view = useAnalysis("analyse/pictures", run.id, (options) =>
    playground.ask("analyse/pictures", { ...playground.placeOf(run.spec), runId: run.id }, options),
  );
  const open = (one: Chosen) => {
    setChosen(one);
    dialog.current?.showModal();
  };
  const nameOf = (label: number) => classes[label] ?? "?";
  return (
    <>
      <p className="panel-note">{words.pictures.doc}</p>
      <AnalysisFrame view={view}>
        {(result) => (
          <>
            <div className="analysis-choice" role="group" aria-label={words.tabs.pictures}>
              {kinds.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="analysis-pill"
                  aria-pressed={one === kind}
                  onClick={() => setKind(one)}
                >
                  {words.pictures.kinds[one]}{" "}
                  <b>{result.reduce((sum, { counts }) => sum + counts[one], 0)}</b>
                </button>
              ))}
              <SaveButtons
                name={words.tabs.pictures}
                file={`${run.recipe}-pictures`}
                header={[
                  ...["domain", "kind", "index", "label", "zero_shot", "zero_shot_confidence"],
                  ...["zero_shot_of_label", "tuned", "tuned_confidence", "tuned_of_label"],
                ]}
                rows={() => csvRows(result, nameOf)}
              />
            </div>
            {domains.map((domain) => {
              const own = result.find((one) => one.domain === domain.id);
              const shown = own?.changes.filter((change) => change.kind === kind) ?? [];
              return (
                own && (
                  <section key={domain.id} className="changed-pictures">
                    <h3>
                      {domain.title}{" "}
                      <span className="panel-note">
                        {words.pictures.of(shown.length, own.counts[kind])} · n {own.n}
                      </span>
                    </h3>
                    <ul>
                      {shown.map((change) => (
                        <li key={change.index}>
                          <button
                            type="button"
                            onClick={() => open({ domain, change })}
                            title={words.pictures.large}
                          >
                            <ChangeTile domain={domain} change={change} size={52} nameOf={nameOf} />
                            <span>
                              <span className="analysis-faint">
                                {nameOf(change.zeroShot.predicted)}{" "}
                                {percentOf(change.zeroShot.confidence)} →
                              </span>
                              <b>
                                {nameOf(change.tuned.predicted)}{" "}
                                {percentOf(change.tuned.confidence)}
                              </b>
                            </span>
                          </button>
                        </li>
                      ))}
                    </ul>
                  </section>
                )
              );
            })}
          </>
        )}
      </AnalysisFrame>
      <dialog ref={dialog} className="picture-dialog" aria-label={words.pictures.large}>
        {chosen && (
          <>
            <ChangeTile {...chosen} size={256} nameOf={nameOf} />
            <table className="analysis-table">
              <caption>
                {chosen.domain.title}
                {units.colon}
                {words.pictures.truth} {nameOf(chosen.change.label)}
              </caption>
              <tbody>
                {(["zeroShot", "tuned"] as const).map((model) => {
                  const answer = chosen.change[model];
                  return (
                    <tr key={model}>
                      <th scope="row">{model === "tuned" ? name : words.zeroShot}</th>
                      <td>
                        {words.pictures.says(nameOf(answer.predicted), percent(answer.confidence))}
                      </td>
                      <td>
                        {words.pictures.ofLabel} {percent(answer.ofLabel)}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {words.pictures.close}
            </button>
          </>
        )}
      </dialog>
    </>
  );
}

interface ChangeTileProps extends Chosen {
  readonly size: number;
  readonly nameOf: (label: number) => string;
}

function ChangeTile({ domain, change, size, nameOf }: ChangeTileProps) {
  const split = domain.splits.test;
  if (!split) return null;
  const description = `${nameOf(change.label)}, ${domain.title}`;
  return <Tile split={split} index={change.index} size={size} description={description} />;
}

function percentOf(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}

function csvRows(changes: readonly DomainChanges[], nameOf: (label: number) => string) {
  return changes.flatMap(({ domain, changes: own }) =>
    own.map(({ kind, index, label, zeroShot, tuned }) => [
      ...[domain, kind, index, nameOf(label), nameOf(zeroShot.predicted), zeroShot.confidence],
      ...[zeroShot.ofLabel, nameOf(tuned.predicted), tuned.confidence, tuned.ofLabel],
    ]),
  );
}
