import { decodeSpec, encodeSpec } from "../experiment/shareLink.ts";
import { asArray, asInteger, asObject, asString } from "../shared/json.ts";
import { fieldOf } from "./draft.ts";
import type { QueuedItem, QueueState, RunQueue } from "./queue.ts";

const key = "lipsum-playground/queue";

/** What a kept queue needs of `sessionStorage`: a tab's own, which outlasts a reload. */
export type QueueStorage = Pick<Storage, "getItem" | "setItem">;

/**
 * Takes up the queue of this tab from before it was loaded, held, and keeps what waits from now on. A
 * browser that keeps nothing loses it with the page.
 */
export function keepQueue(queue: RunQueue, storageOf: () => QueueStorage): void {
  try {
    const kept = storageOf().getItem(key);
    if (kept !== null) queue.restore(readQueue(kept));
  } catch {
    // Forbidden storage, or another version's text: there is nothing to take up.
  }
  queue.store.subscribe((state) => {
    try {
      storageOf().setItem(key, writeQueue(state));
    } catch {
      // As long as the page is open the queue is there.
    }
  });
}

function writeQueue({ waiting, begun }: QueueState): string {
  const items = waiting.map(({ id, group, fields, spec }) => {
    return { id, group, fields, link: encodeSpec(spec) };
  });
  return JSON.stringify({ items, begun });
}

/** Throws on the name of no field. */
function asFieldName(value: unknown): string {
  const name = asString(value, "field");
  fieldOf(name);
  return name;
}

/** Throws on what it did not write. */
function readQueue(text: string): Pick<QueueState, "waiting" | "begun"> {
  const kept = asObject(JSON.parse(text), "queue");
  const waiting = asArray(kept["items"], "items").map((value): QueuedItem => {
    const item = asObject(value, "item");
    const { spec, problems } = decodeSpec(asString(item["link"], "link"));
    if (problems[0]) throw new Error(problems[0].message);
    return {
      id: asInteger(item["id"], "id", 0, Number.MAX_SAFE_INTEGER),
      group: asInteger(item["group"], "group", 0, Number.MAX_SAFE_INTEGER),
      // Where a label stands in their place, the experiment is none the less.
      fields: asArray(item["fields"] ?? [], "fields").map(asFieldName),
      spec,
    };
  });
  const begun = Object.entries(asObject(kept["begun"], "begun")).map(([group, id]) => {
    return [Number(group), asString(id, "run")] as const;
  });
  return { waiting, begun: Object.fromEntries(begun) };
}
