import { useState } from "react";
import type { AnySplit, DatasetIndex, Domain } from "../../data/dataset.ts";
import type { ChangedPrediction } from "../../experiment/record.ts";
import { nameOf } from "../../state/runName.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { Tile } from "../dataset/Tile.tsx";
import { useExperiment } from "../status/useExperiment.ts";
import { useWords } from "../useWords.ts";
import "./changedPictures.css";

/** Pictures whose prediction fine-tuning changed, by domain, for one method at a time. */
export function ChangedPictures() {
  const { inspect: words } = useWords();
  const experiment = useExperiment();
  const dataset = useDataset();
  const [chosen, setChosen] = useState<string | null>(null);
  const run = experiment.find(({ id }) => id === chosen) ?? experiment[0];
  if (!run || dataset.status !== "ready") return null;
  const { index } = dataset;
  return (
    <>
      {experiment.length > 1 && (
        <div className="changed-methods" role="group" aria-label={words.method}>
          {experiment.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one === run}
              onClick={() => setChosen(one.id)}
            >
              {nameOf(one)}
            </button>
          ))}
          <span className="panel-note">{words.direction}</span>
        </div>
      )}
      {run.changed.length === 0 && <p className="panel-note">{words.noPictures}</p>}
      {index.domains.map((domain) => {
        const changed = run.changed.filter((one) => one.domain === domain.id);
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
