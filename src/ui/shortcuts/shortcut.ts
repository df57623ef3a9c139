/** A key's name for `KeyboardEvent.key`, and which button of the page it presses. */
const keys: ReadonlyMap<string, ShortcutId> = new Map([
  [" ", "run"],
  ["ArrowRight", "step"],
  ["s", "share"],
  ["p", "present"],
  ["t", "theme"],
  ["?", "sheet"],
]);

/** Marks a button as the one that a shortcut presses: `data-shortcut="run"`. */
export type ShortcutId = "run" | "step" | "share" | "present" | "theme" | "sheet";

/** What deciding on a key needs of its event. */
export interface KeyPress {
  readonly key: string;
  readonly hasModifier: boolean;
  /** Whether the key already means something where the focus is: text, a slider, a button's Space, a chart's arrows. */
  readonly isTaken: boolean;
}

/** The shortcut that a key asks for; null where it is none, or belongs to what has the focus. */
export function shortcutOf({ key, hasModifier, isTaken }: KeyPress): ShortcutId | null {
  if (hasModifier || isTaken) return null;
  return keys.get(key.length === 1 ? key.toLowerCase() : key) ?? null;
}

const typing = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";
const spaceTakers = "button, a, summary, input";
const arrowTakers = "input, select, [role=tab], [role=slider], .chart-area, [tabindex='0']";

export function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(typing) || target.closest("dialog, :popover-open")) return true;
  if (key === " ") return target.closest(spaceTakers) !== null;
  return key.startsWith("Arrow") && target.closest(arrowTakers) !== null;
}
