import { useRef, useState } from "react";
import type { Recording } from "../../experiment/recording.ts";
import { toFailure } from "../../shared/failure.ts";
import { openFiles } from "../../state/openFiles.ts";
import { saveRecordingFile } from "../../state/recordingFile.ts";
import { usePlayground } from "../playgroundContext.ts";
import { saveFile } from "../results/saveFile.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";

interface FileButtonsProps {
  /** Null while there is nothing to save. */
  readonly recording: Recording | null;
  readonly onOpened: () => void;
}

/** Saves the experiment as one file, and opens one, or the numbers of runs. */
export function FileButtons({ recording, onOpened }: FileButtonsProps) {
  const playground = usePlayground();
  const { share: words } = useWords();
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  const attempt = (work: () => Promise<void>) => {
    setProblem("");
    work().catch((thrown: unknown) => setProblem(say(toFailure(thrown))));
  };
  return (
    <div className="share-field">
      <b>{words.file}</b>
      <p className="panel-note">{words.fileDoc}</p>
      <div className="share-copy">
        <button
          type="button"
          className="button"
          disabled={!recording}
          onClick={() =>
            attempt(async () => {
              if (!recording) return;
              const { name, bytes } = await saveRecordingFile(recording, playground);
              saveFile(name, bytes, "application/zip");
            })
          }
        >
          {words.save}
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {words.open}
        </button>
        <span className="panel-note">{words.drop}</span>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".zip,.json,.csv"
          aria-label={words.open}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            // The same file again, once it is corrected, is a choice too.
            target.value = "";
            if (files.length === 0) return;
            attempt(async () => {
              await openFiles(files, playground);
              onOpened();
            });
          }}
        />
      </div>
      {problem !== "" && (
        <p role="alert" className="share-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
