import type { KeptDataset } from "../../state/library.ts";
import type { Words } from "../../words/words.ts";
import { bytes } from "../format.ts";
import { Disclosure } from "../kept/Disclosure.tsx";
import { KeptList, KeptOption } from "../kept/KeptList.tsx";
import { SiteDocument } from "../kept/SiteDocument.tsx";
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
  const { library: words, units } = useWords();
  const datasets = useLibrary((state) => state.datasets) ?? [];
  return (
    <section className="library-section">
      <h3>{words.here}</h3>
      <KeptList label={words.here}>
        <KeptOption
          group="dataset"
          title={words.bundledData}
          about={units.clauses([words.bundledDataDoc, words.fromSite])}
          isChosen={chosen === bundled}
          onChoose={() => onChoose(bundled)}
        >
          <Disclosure label={words.card} name={words.cardOf(words.bundledData)}>
            <SiteDocument path={`data/${bundled}/README.md`} />
          </Disclosure>
          <Disclosure label={words.licence} name={words.licenceOf(words.bundledData)}>
            <SiteDocument path={`data/${bundled}/NOTICES.md`} />
          </Disclosure>
        </KeptOption>
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
              <Disclosure label={words.report} name={words.reportOf(index.title)}>
                <About index={index} />
                <Report name={name} />
              </Disclosure>
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
            </KeptOption>
          );
        })}
      </KeptList>
    </section>
  );
}

/** Whose pictures they are, where that is known, and which are measured among part of the classes. */
function About({ index: { sources, domains } }: Pick<KeptDataset, "index">) {
  const { library: words } = useWords();
  const restricted = domains.flatMap(({ title, answers }) =>
    answers ? [words.measuredAmong(title, answers.length)] : [],
  );
  const own = sources.map(({ id, name, author, license, url }) => (
    <p key={id} className="panel-note">
      {words.source(name, author)} {words.license(license)}{" "}
      <a href={url} target="_blank" rel="noreferrer">
        {words.itsPage}
      </a>
    </p>
  ));
  return (
    <>
      {own}
      {restricted.length > 0 && <p className="panel-note">{restricted.join(" ")}</p>}
    </>
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
