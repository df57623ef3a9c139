import { useEffect, useId, useRef } from "react";
import { addressWith, linkTo } from "../../state/link.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { CopyField } from "./CopyField.tsx";
import { EmbedField } from "./EmbedField.tsx";
import { FileButtons } from "./FileButtons.tsx";
import { useRunLink, useSavedRecording, useSharedRecording } from "./useRunLink.ts";
import "./share.css";

/** Every way to take an experiment away: its settings, its run, a frame, a file. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { draft } = usePlayground();
  const { share: words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const recording = useSharedRecording();
  const saved = useSavedRecording();
  const fragment = useRunLink(recording);
  useEffect(() => dialog.current?.showModal(), []);
  const run = fragment === null ? null : addressWith(fragment, window);
  return (
    <dialog
      ref={dialog}
      className="share-dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        // Only what lies beside the dialog's own content is the dialog itself: its backdrop.
        if (target === currentTarget) currentTarget.close();
      }}
    >
      <div className="share-body">
        <header className="share-head">
          <h2 id={id}>{words.title}</h2>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {words.close}
          </button>
        </header>
        <CopyField label={words.settings} doc={words.settingsDoc} value={linkTo(draft, window)} />
        {run === null ? (
          <p className="panel-note">{words.noRun}</p>
        ) : (
          <>
            <CopyField label={words.run} doc={words.runDoc(run.length)} value={run} />
            <EmbedField address={run} />
          </>
        )}
        <FileButtons recording={saved} onOpened={() => dialog.current?.close()} />
      </div>
    </dialog>
  );
}
