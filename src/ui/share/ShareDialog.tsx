import { addressWith, linkTo } from "../../state/link.ts";
import { Dialog } from "../dialog/Dialog.tsx";
import { usePlayground } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
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
  const recording = useSharedRecording();
  const saved = useSavedRecording();
  const isOfNumbers = useExperiment().some(({ imported }) => imported);
  const fragment = useRunLink(recording);
  const run = fragment === null ? null : addressWith(fragment, window);
  return (
    <Dialog title={words.title} close={words.close} className="share-dialog" onClose={onClose}>
      <div className="dialog-body">
        <CopyField label={words.settings} doc={words.settingsDoc} value={linkTo(draft, window)} />
        {run === null ? (
          <p className="panel-note">{isOfNumbers ? words.noRunOfNumbers : words.noRun}</p>
        ) : (
          <>
            <CopyField label={words.run} doc={words.runDoc(run.length)} value={run} />
            <EmbedField address={run} />
          </>
        )}
        <FileButtons recording={saved} onOpened={onClose} />
      </div>
    </Dialog>
  );
}
