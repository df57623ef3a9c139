import { useStore } from "zustand";
import { recipeOf } from "../../recipes/index.ts";
import type { QueuedItem } from "../../state/queue.ts";
import { itemLabel } from "../../state/sweep.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import "./queueList.css";

/** What waits for its turn; nothing where nothing does. */
export function QueueList() {
  const { queue } = usePlayground();
  const allWords = useWords();
  const { sweep: words, units } = allWords;
  const { waiting, started, isHeld } = useStore(queue.store);
  if (waiting.length === 0) return null;
  return (
    <section className="queue" aria-label={words.queueTitle}>
      <p className="queue-head">
        <b className="rail-title">{words.queueTitle}</b>
        <span className="panel-note" role="status">
          {units.list([
            words.waiting(waiting.length),
            words.started(started, started + waiting.length),
          ])}
        </span>
        <button type="button" className="link-button" onClick={() => queue.clear()}>
          {words.clear}
        </button>
      </p>
      {isHeld && (
        <p className="queue-held">
          {words.held}
          <button type="button" className="button" onClick={() => queue.goOn()}>
            {words.goOn}
          </button>
        </p>
      )}
      <ol className="queue-items">
        {waiting.map((item) => {
          const label = itemLabel(item, allWords);
          const methods = units.list(titlesOf(item));
          return (
            <li key={item.id}>
              <span>
                {label} <span className="panel-note">{methods}</span>
              </span>
              <button
                type="button"
                className="legend-remove"
                aria-label={words.cancel(`${label} (${methods})`)}
                onClick={() => queue.cancel(item.id)}
              >
                ×
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function titlesOf({ spec }: QueuedItem): string[] {
  return spec.recipes.map((recipe) => recipeOf(recipe).title);
}
