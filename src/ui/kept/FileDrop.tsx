import { useRef, useState } from "react";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { GivenFile } from "../../state/library.ts";
import { useWords } from "../useWords.ts";
import { filesOfDrop, filesOfInput } from "./givenFiles.ts";
import "./fileDrop.css";

interface FileDropProps {
  /** Endings of the files that can be chosen. */
  readonly accept: string;
  readonly onFiles: (files: readonly GivenFile[]) => void;
  readonly onUnreadable: (error: unknown) => void;
}

/** Takes files and folders: dropped, or chosen by its buttons. */
export function FileDrop({ accept, onFiles, onUnreadable }: FileDropProps) {
  const { library: words } = useWords();
  const [isOver, setIsOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const single = useRef<HTMLInputElement>(null);
  const take = (files: readonly GivenFile[]) => {
    if (files.length > 0) onFiles(files);
    else onUnreadable(new FailureError("bad-file", said("nothingGiven")));
  };
  return (
    <div
      className="file-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        filesOfDrop(event).then(take, onUnreadable);
      }}
    >
      <span>{words.dropHere}</span>
      <button type="button" className="button" onClick={() => folder.current?.click()}>
        {words.chooseFolder}
      </button>
      <button type="button" className="button" onClick={() => single.current?.click()}>
        {words.chooseFiles}
      </button>
      <input
        ref={folder}
        type="file"
        hidden
        data-testid="folder-input"
        // React knows no such attribute; browsers do.
        {...{ webkitdirectory: "" }}
        onChange={({ target }) => {
          take(filesOfInput(target));
          // So that the same folder can be chosen again.
          target.value = "";
        }}
      />
      <input
        ref={single}
        type="file"
        hidden
        multiple
        accept={accept}
        data-testid="files-input"
        onChange={({ target }) => {
          take(filesOfInput(target));
          target.value = "";
        }}
      />
    </div>
  );
}
