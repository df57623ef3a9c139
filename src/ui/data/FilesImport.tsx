import { useState } from "react";
import type { OpenedContents } from "../../state/library.ts";
import { choiceProblem, firstChoice } from "../../state/pictureChoice.ts";
import { TaskStatus } from "../kept/TaskStatus.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import { PictureChoiceForm } from "./PictureChoiceForm.tsx";
import { useInputSize } from "./useInputSize.ts";

interface FilesImportProps {
  readonly found: OpenedContents;
  /** Told the new set's name, as in a spec. */
  readonly onImported: (name: string) => void;
}

/** Chooses among pictures from disk and imports them. */
export function FilesImport({ found: { opened, contents }, onImported }: FilesImportProps) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const inputSize = useInputSize();
  const [choice, setChoice] = useState(() => firstChoice(contents, inputSize ?? 224));
  const isImporting = useLibrary(({ data }) => data.status === "running");
  const isBlocked = choiceProblem(choice) !== null || isImporting;
  const start = async () => {
    const { imageSize, title, ...selection } = choice;
    const name = await library.importPictures(opened, selection, imageSize, title);
    if (name !== null) onImported(name);
  };
  return (
    <>
      <PictureChoiceForm contents={contents} choice={choice} onChange={setChoice} />
      <div className="library-row">
        <button
          type="button"
          className="button button-primary"
          disabled={isBlocked}
          onClick={() => void start()}
        >
          {words.import}
        </button>
      </div>
      <TaskStatus kind="data" onRetry={() => void start()} />
    </>
  );
}
