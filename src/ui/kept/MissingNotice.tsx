import { setField } from "../../state/draft.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { plainName } from "../models/KeptModels.tsx";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

/** Tells that what a link or an old choice names is not here, and offers to get it. */
export function MissingNotice() {
  const { library: words } = useWords();
  const model = useDraft(({ spec }) => spec.model);
  const dataset = useDraft(({ spec }) => spec.dataset);
  const isModelMissing = useLibrary(
    ({ models }) =>
      model.includes(":") && models !== null && !models.some(({ name }) => name === model),
  );
  const isDataMissing = useDataset().status === "missing";
  const isHub = model.startsWith("hf:");
  return (
    <>
      {isModelMissing && (
        <Missing
          field="model"
          text={(isHub ? words.missingHubModel : words.missingModel)(plainName(model))}
          action={isHub ? words.lookUpModel : words.chooseModel}
        />
      )}
      {isDataMissing && (
        <Missing
          field="dataset"
          text={words.missingData(plainName(dataset))}
          action={words.importData}
        />
      )}
    </>
  );
}

interface MissingProps {
  readonly field: "model" | "dataset";
  readonly text: string;
  readonly action: string;
}

function Missing({ field, text, action }: MissingProps) {
  const { draft } = usePlayground();
  const { store } = useLibraryActions();
  const { library: words } = useWords();
  return (
    <div className="notice notice-warn" role="alert" data-testid={`missing-${field}`}>
      <div>{text}</div>
      <div className="notice-buttons">
        <button
          type="button"
          className="button"
          onClick={() => store.setState({ dialog: field === "model" ? "model" : "data" })}
        >
          {action}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => setField(draft, field, field === "model" ? "drawings-clip" : "drawings")}
        >
          {words.useBundled}
        </button>
      </div>
    </div>
  );
}
