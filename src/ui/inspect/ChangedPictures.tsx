import { useState } from "react";
import type { AnySplit, DatasetIndex, Domain } from "../../data/dataset.ts";
import type { ChangedPrediction } from "../../experiment/record.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { Tile } from "../dataset/Tile.tsx";
import { usePlayground } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { useWords } from "../useWords.ts";
import { useLookedAt } from "./useLookedAt.ts";
import "./changedPictures.css";

/** More runs than these are chosen from a list. */
const mostButtons = 4;

/** Pictures whose prediction fine-tuning changed, by domain, for one method at a time. */
export function ChangedPictures() {
  const experiment = useExperiment();
  const dataset = useDataset();
  const [chosen, setChosen] = useState<string | null>(null);
  const run = experiment.find(({ id }) => id === chosen) ?? experiment[0];
  if (!run || dataset.status !== "ready") return null;
  return (
    <>
      {experiment.length > 1 && <RunChoice {...{ experiment, run }} onChoice={setChosen} />}
      <PicturesOf run={run} index={dataset.index} />
    </>
  );
}

interface PicturesOfProps {
  readonly run: Run;
  readonly index: DatasetIndex<AnySplit>;
}

/** The latest, or where a chart was asked for the pictures behind it, those of then. */
function PicturesOf({ run, index }: PicturesOfProps) {
  const { view } = usePlayground();
  const { inspect: words } = useWords();
  const { step, changed: all, isUntold } = useLookedAt(run);
  return (
    <>
      {isUntold && !run.imported && <p className="panel-note">{words.untold}</p>}
      {step !== null && (
        <p className="panel-note" data-testid="looked-at">
          {words.atStep(step)}{" "}
          <button
            type="button"
            className="link-button"
            onClick={() => view.setState({ lookedAt: null })}
          >
            {words.latest}
          </button>
        </p>
      )}
      {all.length === 0 && (
        <p className="panel-note">{run.imported ? words.noPicturesInCsv : words.noPictures}</p>
      )}
      {index.domains.map((domain) => {
        const changed = all.filter((one) => one.domain === domain.id);
        return (
          changed.length > 0 && (
            <div key={domain.id} className="changed-domain">
              <h3>{domain.title}</h3>
              <ul>
                {changed.map((one) => (
                  <ChangedPicture key={one.index} one={one} domain={domain} index={index} />
                ))}
              </ul>
            </div>
          )
        );
      })}
    </>
  );
}

interface RunChoiceProps {
  readonly experiment: readonly Run[];
  readonly run: Run;
  readonly onChoice: (id: string) => void;
}

function RunChoice({ experiment, run, onChoice }: RunChoiceProps) {
  const allWords = useWords();
  const { inspect: words, runs: runWords } = allWords;
  const seriesOf = useSeriesOf();
  const titleOf = (one: Run) => {
    const series = seriesOf(one);
    const seed = series && series.runs.length > 1 ? ` · ${runWords.seedOf(one.spec.seed)}` : "";
    return (series?.name ?? nameOf(one, allWords)) + seed;
  };
  return (
    <div className="changed-methods" role="group" aria-label={words.method}>
      {experiment.length > mostButtons ? (
        <select
          className="input"
          aria-label={words.method}
          value={run.id}
          onChange={({ target }) => onChoice(target.value)}
        >
          {experiment.map((one) => (
            <option key={one.id} value={one.id}>
              {titleOf(one)}
            </option>
          ))}
        </select>
      ) : (
        experiment.map((one) => (
          <button
            key={one.id}
            type="button"
            aria-pressed={one === run}
            onClick={() => onChoice(one.id)}
          >
            {titleOf(one)}
          </button>
        ))
      )}
      <span className="panel-note">{words.direction}</span>
    </div>
  );
}

interface ChangedPictureProps {
  readonly one: ChangedPrediction;
  readonly domain: Domain<AnySplit>;
  readonly index: DatasetIndex<AnySplit>;
}

function ChangedPicture({ one, domain, index }: ChangedPictureProps) {
  const { inspect: words } = useWords();
  const split = domain.splits[one.split];
  const name = (label: number) => index.classes[label] ?? "?";
  const [truth, before, after] = [name(one.label), name(one.zeroShot), name(one.tuned)];
  const verdict = verdictOf(one);
  return (
    <li className={`changed changed-${verdict}`}>
      {split && (
        <Tile split={split} index={one.index} size={40} description={`${truth}, ${domain.title}`} />
      )}
      <span>
        <span className="changed-before">{before} →</span>
        <b>{after}</b>
        <span className="changed-verdict">
          {verdict === "wrong" ? words.isA(truth) : words.verdicts[verdict]}
        </span>
      </span>
    </li>
  );
}

function verdictOf({ label, zeroShot, tuned }: ChangedPrediction): "gained" | "lost" | "wrong" {
  if (tuned === label) return "gained";
  return zeroShot === label ? "lost" : "wrong";
}
