import { bytes } from "../format.ts";
import { methodProblems } from "../../state/methodOf.ts";
import { usePlayground, useDraft } from "../playgroundContext.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import type { AnySplit, DatasetIndex } from "../../data/dataset.ts";
import { Expectations } from "../expectations/Expectations.tsx";
import { useWords } from "../useWords.ts";
import { ChosenMethods } from "./ChosenMethods.tsx";
import { SampleGrid } from "./SampleGrid.tsx";
import { useDownloadSize } from "./useDownloadSize.ts";
import "./intro.css";

/** The build that this browser will get, unpacked; most servers send about a quarter of it. */
const engineBytes = "Suspending" in WebAssembly ? __ENGINE_BYTES__.jspi : __ENGINE_BYTES__.asyncify;

/** What the page is for, before anything heavy is fetched. */
export function Intro() {
  const { intro: words } = useWords();
  const dataset = useDataset();
  return (
    <section className="intro" aria-labelledby="intro-title">
      <h2 id="intro-title">{words.title}</h2>
      <div className="intro-text">
        <p>{words.clip}</p>
        <ChosenMethods />
      </div>
      {dataset.status === "ready" && (
        <>
          <SampleGrid index={dataset.index} />
          <div className="intro-start">
            <StartLine index={dataset.index} />
            <Expectations />
          </div>
          <Sources index={dataset.index} />
        </>
      )}
      {dataset.status === "failed" && (
        <p className="intro-failed" role="alert">
          {dataset.failure.message} {words.reload}
        </p>
      )}
    </section>
  );
}

function StartLine({ index }: { readonly index: DatasetIndex<AnySplit> }) {
  const playground = usePlayground();
  const { intro: words } = useWords();
  const model = useDraft(({ spec }) => spec.model);
  const dataset = useDraft(({ spec }) => spec.dataset);
  const isBlocked = useDraft(
    ({ rejected, spec }) => Object.keys(rejected).length > 0 || methodProblems(spec).length > 0,
  );
  const { modelBytes, picturesBytes } = useDownloadSize(model, index);
  return (
    <div className="intro-go">
      <button
        type="button"
        className="button button-primary intro-button"
        disabled={isBlocked}
        onClick={() => playground.start()}
      >
        {words.start}
      </button>
      <p className="panel-note">
        {words.download(
          isHere(model) ? null : modelBytes === null ? words.sizeUnknown : bytes(modelBytes),
          isHere(dataset) ? null : bytes(picturesBytes),
          bytes(engineBytes),
        )}
        <span className="intro-phone"> {words.phone}</span>
      </p>
    </div>
  );
}

/** Whether a model or data set is not of the site, but in this browser already. */
function isHere(name: string): boolean {
  return name.includes(":");
}

/** Whose drawings these are: their licences ask for it. */
function Sources({ index }: { readonly index: DatasetIndex<AnySplit> }) {
  const { intro: words } = useWords();
  if (index.sources.length === 0) return null;
  return (
    <details className="intro-sources">
      <summary>
        {index.version === 1 ? words.sources(index.sources.length) : words.importedSources}
      </summary>
      <ul>
        {index.sources.map(({ id, name, author, license, url }) => (
          <li key={id}>
            {url === "" ? name : <a href={url}>{name}</a>} {words.by(author, license)}
          </li>
        ))}
      </ul>
    </details>
  );
}
