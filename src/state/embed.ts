export const embedParts = ["whole", "accuracy", "results"] as const;

/** What a frame shows: the page without its masthead and settings, or one panel. */
export type EmbedPart = (typeof embedParts)[number];

/** "?embed" is the whole, "?embed=accuracy" one panel; null for a page that is no frame. */
export function embedOf(search: string): EmbedPart | null {
  const given = new URLSearchParams(search).get("embed");
  if (given === null) return null;
  return embedParts.find((part) => part === given) ?? "whole";
}

/** The address of a frame that shows `part` of what `address` opens. */
export function embedAddress(address: string, part: EmbedPart): string {
  const url = new URL(address);
  url.searchParams.set("embed", part === "whole" ? "" : part);
  return url.href;
}

/** The page that a frame is of, to be opened by itself. */
export function pageAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.delete("embed");
  return url.href;
}
