import { useStore } from "zustand";
import { recipeOf } from "../../recipes/index.ts";
import type { QueuedItem } from "../../state/queue.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import "./queueList.css";

/** What waits for its turn; nothing where nothing does. */
export function QueueList() {
  const { queue } = usePlayground();
  const { sweep: words, units } = useWords();
  const { waiting, started, isHeld } = useStore(queue.store);
  if (waiting.length === 0) return null;
  return (
    <section className="queue" aria-label={words.queueTitle}>
      <p className="queue-head">
        <b className="rail-title">{words.queueTitle}</b>
        <span className="panel-note" role="status">
          {words.waiting(waiting.length)}, {words.started(started, started + waiting.length)}
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
        {waiting.map((item) => (
          <li key={item.id}>
            <span>
              {item.label} <span className="panel-note">{units.list(titlesOf(item))}</span>
            </span>
            <button
              type="button"
              className="legend-remove"
              aria-label={words.cancel(`${item.label} (${units.list(titlesOf(item))})`)}
              onClick={() => queue.cancel(item.id)}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function titlesOf({ spec }: QueuedItem): string[] {
  return spec.recipes.map((recipe) => recipeOf(recipe).title);
}
