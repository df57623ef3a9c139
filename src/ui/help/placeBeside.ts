/** Pixels between a popover and the window's edge. */
const edge = 8;

/**
 * Places an open popover under what opened it, above where there is more room, and within the window.
 * Its height is left to the content, which may still grow as a formula arrives.
 */
export function placeBeside({ style, offsetWidth }: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  style.left = `${Math.max(edge, Math.min(left - 12, innerWidth - offsetWidth - edge))}px`;
  const isBelow = innerHeight - bottom > Math.min(top, 280);
  style.top = isBelow ? `${bottom + 4}px` : "auto";
  style.bottom = isBelow ? "auto" : `${innerHeight - top + 4}px`;
  style.maxHeight = `${(isBelow ? innerHeight - bottom : top) - edge - 4}px`;
}
