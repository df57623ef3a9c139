import type { XRange } from "../../state/view.ts";

/**
 * The range made `factor` times as wide around `center`, which stays where it is, within the whole
 * axis. Null, which is the whole axis, where that is what comes out.
 */
export function zoomed(
  [from, to]: XRange,
  whole: XRange,
  center: number,
  factor: number,
): XRange | null {
  const start = Math.max(whole[0], center - (center - from) * factor);
  const end = Math.min(whole[1], center + (to - center) * factor);
  return start <= whole[0] && end >= whole[1] ? null : [start, end];
}
