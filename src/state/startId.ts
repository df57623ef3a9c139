/**
 * A name for a start: later ones sort after it, for some thousand years, and two tabs hardly ever make the
 * same. Of letters and digits.
 */
export function newStartId(): string {
  const time = Date.now().toString(36).padStart(9, "0");
  const chance = Math.floor(Math.random() * 36 ** 4).toString(36);
  return time + chance.padStart(4, "0");
}
