import { useEffect, useState } from "react";
import { otherFilesOf } from "../../experiment/agreement.ts";
import type { OtherFile } from "../../experiment/agreement.ts";
import type { Recording } from "../../experiment/recording.ts";
import { filesHere } from "../../state/filesHere.ts";
import { shortHash } from "../format.ts";
import { useLibraryActions } from "../libraryContext.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

/** Which of a recording's files are others here, before anybody runs it again; nothing where none is known to be. */
export function OtherFilesNote({ recording }: { readonly recording: Recording }) {
  const { replay: words } = useWords();
  const others = useOtherFiles(recording);
  return others.map(({ what, recorded, here }) => (
    <p key={what} className="other-files" role="alert" data-testid="other-files">
      {words.otherFiles[what](shortHash(recorded), shortHash(here))}
    </p>
  ));
}

function useOtherFiles(recording: Recording): readonly OtherFile[] {
  const { filesUrl, runs } = usePlayground();
  const library = useLibraryActions();
  const [found, setFound] = useState<{ of: Recording; others: readonly OtherFile[] } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const sources = {
      filesUrl,
      runs: runs.getState().runs,
      datasetIndex: (name: string) => library.datasetBlob(name, "index.json"),
    };
    void filesHere(recording.spec, sources).then((here) => {
      if (isWanted) setFound({ of: recording, others: otherFilesOf(recording.files, here) });
    });
    return () => {
      isWanted = false;
    };
  }, [recording, filesUrl, runs, library]);
  return found?.of === recording ? found.others : [];
}
