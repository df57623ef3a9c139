import { useState } from "react";
import { bytes } from "../format.ts";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";

/** What models and data take of this browser's storage, and the button that clears it. */
export function StorageSection() {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const storage = useLibrary((state) => state.storage);
  const heldBytes = useLibrary(({ held }) =>
    [...held.values()].reduce((sum, { size }) => sum + size, 0),
  );
  const [isSure, setIsSure] = useState(false);
  if (!storage) return null;
  const { keptBytes, freeBytes, isPersisted } = storage;
  const free = freeBytes === null ? null : bytes(freeBytes);
  return (
    <section className="library-section">
      <h3>{words.storage}</h3>
      <p className="panel-note" data-testid="storage">
        {words.keptAndFree(bytes(keptBytes - heldBytes), free)}{" "}
        {isPersisted !== null && (isPersisted ? words.persisted : words.notPersisted)}{" "}
        {heldBytes > 0 && words.heldInMemory(bytes(heldBytes))}
      </p>
      <div className="library-row">
        <button
          type="button"
          className="button"
          disabled={keptBytes === 0}
          title={words.clearDoc}
          onBlur={() => setIsSure(false)}
          onClick={() => {
            setIsSure(!isSure);
            if (isSure) void library.clear();
          }}
        >
          {isSure ? words.clearSure : words.clear}
        </button>
      </div>
    </section>
  );
}
