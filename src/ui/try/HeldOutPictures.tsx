import { useState } from "react";
import { RandomStream } from "../../shared/random.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { Tile } from "../dataset/Tile.tsx";
import { useWords } from "../useWords.ts";
import type { BoardPicture } from "./picture.ts";
import { useHeldOut } from "./useHeldOut.ts";

/** Pictures of a domain that are offered at a time. */
const offered = 12;

interface HeldOutPicturesProps {
  readonly onPicture: (picture: Promise<BoardPicture>) => void;
}

/** A few test pictures of one domain at a time: what one without a pen can choose, and see who gets it right. */
export function HeldOutPictures({ onPicture }: HeldOutPicturesProps) {
  const { tryIt: words } = useWords();
  const dataset = useDataset();
  const read = useHeldOut();
  const [chosen, setChosen] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  if (dataset.status !== "ready") return null;
  const { index } = dataset;
  const domain = index.domains.find(({ id }) => id === chosen) ?? index.domains[0]!;
  const split = domain.splits.test;
  if (!split) return null;
  const order = new RandomStream(0, `held out/${domain.id}`).permutation(split.labels.length);
  const pages = Math.ceil(order.length / offered);
  const shown = order.slice((page % pages) * offered, ((page % pages) + 1) * offered);
  return (
    <section className="try-held-out" aria-label={words.heldOut}>
      <div className="try-held-out-head">
        <h2 className="panel-note">{words.heldOut}</h2>
        <button type="button" className="link-button" onClick={() => setPage(page + 1)}>
          {words.others}
        </button>
      </div>
      <div className="try-domains" role="group" aria-label={words.heldOut}>
        {index.domains.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="try-pill"
            aria-pressed={id === domain.id}
            onClick={() => {
              setChosen(id);
              setPage(0);
            }}
          >
            {title}
          </button>
        ))}
      </div>
      <ul className="try-tiles">
        {[...shown].map((place) => {
          const label = index.classes[split.labels[place]!]!;
          return (
            <li key={`${domain.id} ${place}`}>
              <button
                type="button"
                aria-label={`${label}, ${domain.title}`}
                onClick={() => onPicture(read(split, place))}
              >
                <Tile split={split} index={place} size={44} description="" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
