import type { AnySplit, DatasetIndex } from "../../data/dataset.ts";
import { commonFields } from "../../experiment/spec.ts";
import { methodProblems } from "../../state/methodOf.ts";
import { canTrain } from "../../state/view.ts";
import { bytes } from "../format.ts";
import { useDraft, usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { useDownloadSize } from "./useDownloadSize.ts";

/** The build that this browser will get, unpacked; most servers send about a quarter of it. */
const engineBytes = "Suspending" in WebAssembly ? __ENGINE_BYTES__.jspi : __ENGINE_BYTES__.asyncify;

/** Start, and what it fetches; on a phone, why it is not there. */
export function StartLine({ index }: { readonly index: DatasetIndex<AnySplit> }) {
  const playground = usePlayground();
  const { intro: words } = useWords();
  const isOffered = useView(canTrain);
  const model = useDraft(({ spec }) => spec.model);
  const dataset = useDraft(({ spec }) => spec.dataset);
  const isBlocked = useDraft(
    ({ rejected, spec }) => Object.keys(rejected).length > 0 || methodProblems(spec).length > 0,
  );
  const { modelBytes, picturesBytes } = useDownloadSize(model, index);
  const hasAll = isKept() && [model, dataset].every((name) => isHere(name) || isShipped(name));
  if (!isOffered) return <PhoneNote />;
  return (
    <>
      <button
        type="button"
        className="button button-primary intro-button"
        disabled={isBlocked}
        onClick={() => playground.start()}
      >
        {words.start}
      </button>
      <p className="panel-note intro-download">
        {hasAll
          ? words.nothingToFetch
          : words.download(
              isHere(model) ? null : modelBytes === null ? words.sizeUnknown : bytes(modelBytes),
              isHere(dataset) ? null : bytes(picturesBytes),
              bytes(engineBytes),
            )}
      </p>
    </>
  );
}

/** Whether a model or data set is not of the site, but in this browser already. */
function isHere(name: string): boolean {
  return name.includes(":");
}

/** Whether the service worker has given this page: then it has all of the site. */
function isKept(): boolean {
  return "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;
}

/** Whether a model or data set came with the site, as it was built. */
function isShipped(name: string): boolean {
  return name === commonFields.model.default || name === commonFields.dataset.default;
}

function PhoneNote() {
  const { view } = usePlayground();
  const { intro: words } = useWords();
  return (
    <p className="panel-note intro-download">
      {words.phone}{" "}
      <button
        type="button"
        className="link-button"
        onClick={() => view.setState({ trainsOnPhone: true })}
      >
        {words.trainAnyway}
      </button>
    </p>
  );
}
