import { useStore } from "zustand";
import { memorableName } from "../../experiment/memorableName.ts";
import { runSpec } from "../../experiment/runs.ts";
import { nameOf } from "../../state/runName.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import "./undoNotice.css";

/** What was deleted last, until it is taken back or let go. */
export function UndoNotice() {
  const playground = usePlayground();
  const allWords = useWords();
  const { runs: words } = allWords;
  const { removed } = useStore(playground.removed.store);
  const [run] = removed;
  return (
    <div role="status" className="undo" data-open={run !== undefined}>
      {run && (
        <>
          <span>
            {removed.length === 1
              ? words.removed(
                  `${memorableName(runSpec(run.spec, run.recipe))} (${nameOf(run, allWords)})`,
                )
              : words.removedMany(removed.length)}
          </span>
          <button type="button" className="button" onClick={() => playground.undoRemove()}>
            {words.undo}
          </button>
          <button
            type="button"
            className="chart-tool"
            aria-label={words.dismiss}
            onClick={() => playground.removed.forget()}
          >
            ×
          </button>
        </>
      )}
    </div>
  );
}
