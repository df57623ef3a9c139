import { bytes } from "../format.ts";
import { methodProblems } from "../../state/methodOf.ts";
import { usePlayground, useDraft } from "../playgroundContext.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import type { DatasetIndex } from "../../data/dataset.ts";
import { Expectations } from "../expectations/Expectations.tsx";
import { ChosenMethods } from "./ChosenMethods.tsx";
import { SampleGrid } from "./SampleGrid.tsx";
import { useDownloadSize } from "./useDownloadSize.ts";
import "./intro.css";

/** The build that this browser will get, unpacked; most servers send about a quarter of it. */
const engineBytes = "Suspending" in WebAssembly ? __ENGINE_BYTES__.jspi : __ENGINE_BYTES__.asyncify;

/** What the page is for, before anything heavy is fetched. */
export function Intro() {
  const dataset = useDataset();
  return (
    <section className="intro" aria-labelledby="intro-title">
      <h2 id="intro-title">Teach a model one style. See what it forgets.</h2>
      <div className="intro-text">
        <p>
          CLIP recognises a picture by comparing it with texts such as “a drawing of a house”.
          Fine-tuned on one kind of picture, it gets better at that one and forgets others.
        </p>
        <ChosenMethods />
      </div>
      {dataset.status === "ready" && (
        <>
          <SampleGrid index={dataset.index} folderUrl={dataset.folderUrl} />
          <div className="intro-start">
            <StartLine index={dataset.index} />
            <Expectations />
          </div>
          <Sources index={dataset.index} />
        </>
      )}
      {dataset.status === "failed" && (
        <p className="intro-failed" role="alert">
          {dataset.failure.message} Reload the page to try again.
        </p>
      )}
    </section>
  );
}

function StartLine({ index }: { readonly index: DatasetIndex }) {
  const playground = usePlayground();
  const model = useDraft(({ spec }) => spec.model);
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
        Start training
      </button>
      <p className="panel-note">
        First fetches the model ({modelBytes === null ? "size unknown" : bytes(modelBytes)}), the
        pictures ({bytes(picturesBytes)}) and the compute engine, onnxruntime (up to{" "}
        {bytes(engineBytes)} unpacked), all from this site. No picture, number or setting leaves
        your machine.
        <span className="intro-phone"> On a phone training works, but may be slow.</span>
      </p>
    </div>
  );
}

/** Whose drawings these are: their licences ask for it. */
function Sources({ index }: { readonly index: DatasetIndex }) {
  return (
    <details className="intro-sources">
      <summary>The drawings come from {index.sources.length} icon sets under open licences</summary>
      <ul>
        {index.sources.map(({ id, name, author, license, url }) => (
          <li key={id}>
            {url === "" ? name : <a href={url}>{name}</a>} by {author}, {license}
          </li>
        ))}
      </ul>
    </details>
  );
}
