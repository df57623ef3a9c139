import type { RunEvent, StepRecord } from "../../experiment/record.ts";

/**
 * All that an experiment has told, to be told again: the same events, but a run's records joined
 * where it told nothing between them, and only the last of its random texts, its progress and its rate changes.
 */
export class Story {
  #events: RunEvent[] = [];
  /** The records that a run's next ones join, by run. */
  readonly #open = new Map<string, StepRecord[]>();

  constructor(events: readonly RunEvent[] = []) {
    for (const event of events) this.add(event);
  }

  get events(): readonly RunEvent[] {
    return this.#events;
  }

  add(event: RunEvent): void {
    const { type, runId } = event;
    // Computed again by whoever goes on.
    if (type === "features") return;
    if (type === "steps") {
      const open = this.#open.get(runId);
      if (open) {
        open.push(...event.records);
        return;
      }
      const records = [...event.records];
      this.#open.set(runId, records);
      this.#events.push({ ...event, records });
      return;
    }
    if (type === "texts" || type === "ingredient" || type === "rescheduled")
      this.#events = this.#events.filter((old) => old.type !== type || old.runId !== runId);
    else this.#open.delete(runId);
    this.#events.push(event);
  }
}
