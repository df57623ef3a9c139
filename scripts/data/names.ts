/**
 * Names of icons as words.
 *
 * An icon's name carries the noun ("bicycle"), and around it style words ("bold", "duotone"), sizes and running
 * numbers. Everything here is pure string work, shared by the data set and by the pretraining corpus.
 */

/** Words that tell a drawing's style or size, never its subject. */
const STYLE_WORDS = new Set(
  (
    "outline outlined solid fill filled line linear lined bold broken duotone twotone two tone light thin regular rounded " +
    "round sharp duo flat color colour mono monotone baseline bulk alt alternate free icon icons glyph negative rew " +
    "px 24px 48px 24dp small large medium mini micro extra xl sm lg md tilted curved detailed remix original extralight print pop pencilstyle"
  ).split(" "),
);

const NUMBER = /^\d+[a-z]?$|^v\d+$/;

/** Splits an icon name into lower-case words: `"car-side-2-bold"` becomes `["car", "side", "2", "bold"]`. */
export function splitName(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/([a-z])(\d+)$/, "$1-$2")
    .split(/[-_:]+/)
    .filter((word) => word.length > 0);
}

/** True for a style word, a size or a running number. */
export function isStyleWord(word: string): boolean {
  return STYLE_WORDS.has(word) || NUMBER.test(word);
}

/** The words of a name without style words and numbers, in order. May be empty. */
export function subjectWords(name: string): string[] {
  const words = splitName(name);
  const kept = words.filter((word) => !isStyleWord(word));
  return kept;
}

/** The same words joined by one blank: `"car side"`. */
export function subject(name: string): string {
  return subjectWords(name).join(" ");
}
