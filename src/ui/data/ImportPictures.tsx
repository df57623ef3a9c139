import { useState } from "react";
import type { GivenFile, OpenedContents, PictureOrigin } from "../../state/library.ts";
import { domainnetContents } from "../../state/pictureChoice.ts";
import { FileDrop } from "../kept/FileDrop.tsx";
import { TaskStatus } from "../kept/TaskStatus.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import { DomainnetImport } from "./DomainnetImport.tsx";
import { FilesImport } from "./FilesImport.tsx";

/** What is being imported. */
type Source =
  { readonly kind: "files"; readonly found: OpenedContents } | { readonly kind: "domainnet" };

/** Imports pictures from disk, or a part of DomainNet from the hub. */
export function ImportPictures({ onImported }: { readonly onImported: (name: string) => void }) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const [source, setSource] = useState<Source | null>(null);
  const [origin, setOrigin] = useState<PictureOrigin | null>(null);
  const isOpening = useLibrary(
    ({ data }) => data.status !== "idle" && data.task === "openPictures",
  );
  const open = async (given: PictureOrigin) => {
    setOrigin(given);
    setSource(null);
    const found = await library.openPictures(given);
    if (found) setSource({ kind: "files", found });
  };
  const done = (name: string) => {
    setSource(null);
    onImported(name);
  };
  return (
    <section className="library-section">
      <h3>{words.importTitle}</h3>
      <FileDrop
        accept=".zip,.parquet,.txt,.jpg,.jpeg,.png"
        onFiles={(files) => void open({ kind: "files", name: nameOf(files), files })}
        onUnreadable={(error) => library.fail("data", "openPictures", error)}
      />
      <p className="panel-note">{words.importDoc}</p>
      <div className="library-row">
        <button
          type="button"
          className="button"
          aria-pressed={source?.kind === "domainnet"}
          onClick={() => setSource({ kind: "domainnet" })}
        >
          {words.domainnet}
        </button>
        <span className="panel-note">{words.domainnetDoc}</span>
      </div>
      {/* What opens DomainNet says itself how far it is. */}
      {isOpening && source?.kind !== "domainnet" && (
        <TaskStatus kind="data" onRetry={() => void (origin && open(origin))} />
      )}
      {source?.kind === "files" && (
        <FilesImport key={source.found.opened.id} found={source.found} onImported={done} />
      )}
      {source?.kind === "domainnet" && (
        <DomainnetImport contents={domainnetContents} onImported={done} />
      )}
    </section>
  );
}

/** The folder that all lie in, or the first file. */
function nameOf(files: readonly GivenFile[]): string {
  return files[0]?.path.split("/")[0] ?? "";
}
