import { setField } from "../../state/draft.ts";
import { Dialog } from "../dialog/Dialog.tsx";
import { StorageSection } from "../kept/StorageSection.tsx";
import { useLibraryActions } from "../libraryContext.ts";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { ImportPictures } from "./ImportPictures.tsx";
import { KeptDatasets } from "./KeptDatasets.tsx";
import "../kept/library.css";

/** The pictures of an experiment: the sets that are here, and ways to others. */
export function DataDialog({ onClose }: { readonly onClose: () => void }) {
  const { draft } = usePlayground();
  const library = useLibraryActions();
  const { library: words } = useWords();
  const name = useDraft(({ spec }) => spec.dataset);
  const choose = (dataset: string) => setField(draft, "dataset", dataset);
  return (
    <Dialog
      title={words.data}
      close={words.done}
      className="library"
      onClose={() => {
        library.dismiss("data");
        onClose();
      }}
    >
      <div className="dialog-body">
        <KeptDatasets chosen={name} onChoose={choose} />
        <ImportPictures onImported={choose} />
        <StorageSection />
      </div>
    </Dialog>
  );
}
