import { setField } from "../../state/draft.ts";
import { Dialog } from "../dialog/Dialog.tsx";
import { StorageSection } from "../kept/StorageSection.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { DiskModel } from "./DiskModel.tsx";
import { HubModel } from "./HubModel.tsx";
import { KeptModels } from "./KeptModels.tsx";
import "../kept/library.css";

/** The model that an experiment starts from: those that are here, and ways to others. */
export function ModelDialog({ onClose }: { readonly onClose: () => void }) {
  const { draft } = usePlayground();
  const library = useLibraryActions();
  const { library: words } = useWords();
  const name = useDraft(({ spec }) => spec.model);
  const models = useLibrary((state) => state.models);
  const isMissing = name.startsWith("hf:") && !models?.some((model) => model.name === name);
  const choose = (model: string) => setField(draft, "model", model);
  return (
    <Dialog
      title={words.model}
      close={words.done}
      className="library"
      onClose={() => {
        library.dismiss("model");
        onClose();
      }}
    >
      <div className="dialog-body">
        <KeptModels chosen={name} onChoose={choose} />
        <HubModel wanted={isMissing ? name.slice(3) : ""} onFetched={choose} />
        <DiskModel chosen={name} onAdded={choose} />
        <StorageSection />
      </div>
    </Dialog>
  );
}
