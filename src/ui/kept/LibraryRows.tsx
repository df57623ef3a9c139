import { useLibraryActions } from "../libraryContext.ts";
import { plainName } from "../models/KeptModels.tsx";
import { useDraft } from "../playgroundContext.ts";
import { useRestriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";
import "./libraryRows.css";

/** Which model and which data an experiment is about, and the ways to others. */
export function LibraryRows() {
  const { library: words } = useWords();
  const model = useDraft(({ spec }) => spec.model);
  const dataset = useDraft(({ spec }) => spec.dataset);
  return (
    <dl className="library-rows">
      <Row
        field="model"
        label={words.model}
        name={model.includes(":") ? plainName(model) : words.bundledModel}
        change={words.changeModel}
      />
      <Row
        field="dataset"
        label={words.data}
        name={dataset.includes(":") ? plainName(dataset) : words.bundledData}
        change={words.changeData}
      />
    </dl>
  );
}

interface RowProps {
  readonly field: "model" | "dataset";
  readonly label: string;
  readonly name: string;
  readonly change: string;
}

function Row({ field, label, name, change }: RowProps) {
  const { store } = useLibraryActions();
  const { library: words } = useWords();
  const restriction = useRestriction(field);
  if (restriction === "hidden") return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd title={name}>{name}</dd>
      {restriction === "free" && (
        <dd>
          <button
            type="button"
            className="link-button"
            aria-label={change}
            aria-haspopup="dialog"
            onClick={() => store.setState({ dialog: field === "model" ? "model" : "data" })}
          >
            {words.change}
          </button>
        </dd>
      )}
    </div>
  );
}
