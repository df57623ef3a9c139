import type { HyperparameterValues } from "../experiment/spec.ts";
import type { RecipeId } from "../recipes/index.ts";

/**
 * What shares a line in the charts: a method; of a method that starts from another's run, each of
 * those by itself ("wise-ft of lipsum-ft").
 */
export function seriesOf(recipe: RecipeId, { of }: HyperparameterValues): string {
  return typeof of === "string" ? `${recipe} of ${of}` : recipe;
}

/** The model before any training: it has a look of its own, and no slot. */
export const zeroShotSeries: RecipeId = "zero-shot";

/** A line style's number by series. */
export type Slots = ReadonlyMap<string, number>;

/**
 * Gives every present series the lowest slot that is free. One that has a slot keeps it, so that no
 * line changes its looks while another method comes or goes.
 */
export function assignSlots(before: Slots, present: readonly string[]): Slots {
  const isSame = before.size === present.length && present.every((series) => before.has(series));
  if (isSame) return before;
  const slots = new Map([...before].filter(([series]) => present.includes(series)));
  for (const series of present) {
    if (slots.has(series)) continue;
    const taken = new Set(slots.values());
    let free = 0;
    while (taken.has(free)) free++;
    slots.set(series, free);
  }
  return slots;
}
