import { useState } from "react";
import type { KeptDataset } from "../../state/library.ts";
import type { Words } from "../../words/words.ts";
import { bytes } from "../format.ts";
import { KeptList, KeptOption } from "../kept/KeptList.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import { Report } from "./Report.tsx";

const bundled = "drawings";

interface KeptDatasetsProps {
  /** As in a spec. */
  readonly chosen: string;
  readonly onChoose: (dataset: string) => void;
}

/** The data sets that are here: the bundled one, and those that were imported. */
export function KeptDatasets({ chosen, onChoose }: KeptDatasetsProps) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const datasets = useLibrary((state) => state.datasets) ?? [];
  const [reported, setReported] = useState<string | null>(null);
  return (
    <section className="library-section">
      <h3>{words.here}</h3>
      <KeptList label={words.here}>
        <KeptOption
          group="dataset"
          title={words.bundledData}
          about={`${words.bundledDataDoc}; ${words.fromSite}`}
          isChosen={chosen === bundled}
          onChoose={() => onChoose(bundled)}
        />
        {datasets.map((dataset) => {
          const { name, index } = dataset;
          return (
            <KeptOption
              key={name}
              group="dataset"
              title={index.title}
              about={aboutDataset(dataset, words)}
              isChosen={chosen === name}
              onChoose={() => onChoose(name)}
            >
              <button
                type="button"
                className="button button-quiet"
                aria-label={words.reportOf(index.title)}
                aria-expanded={reported === name}
                onClick={() => setReported(reported === name ? null : name)}
              >
                {words.report}
              </button>
              <button
                type="button"
                className="button button-quiet"
                aria-label={words.removeOne(index.title)}
                onClick={() => {
                  if (chosen === name) onChoose(bundled);
                  void library.removeDataset(name);
                }}
              >
                {words.remove}
              </button>
              {reported === name && <Report name={name} />}
            </KeptOption>
          );
        })}
      </KeptList>
    </section>
  );
}

function aboutDataset({ index, bytes: size }: KeptDataset, words: Words["library"]): string {
  const pictures = index.domains
    .flatMap(({ splits }) => Object.values(splits))
    .reduce((sum, { labels }) => sum + labels.length, 0);
  return words.aboutDataset(
    index.domains.length,
    index.classes.length,
    pictures,
    index.tile,
    bytes(size),
  );
}
