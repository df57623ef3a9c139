import type { Catalogue } from "../data/import/catalogue.ts";
import type { PictureCollection } from "../data/import/collection.ts";
import { selectPictures } from "../data/import/selection.ts";
import type { Selection } from "../data/import/selection.ts";

/** What there is to choose from. */
export interface PictureContents {
  readonly name: string;
  readonly domains: readonly string[];
  readonly classes: readonly string[];
  /** Pictures by domain and class, in their order; null where they are not listed yet. */
  readonly counts: readonly (readonly number[])[] | null;
}

/** What a choice takes, told before any picture is read. */
export interface ImportPlan {
  readonly pictures: number;
  /** To be read out of the source, at most; null where that is not known. */
  readonly bytes: number | null;
  /** Of the pictures as they are kept, at most. */
  readonly keptBytes: number;
  /** Classes of which a domain has no pictures. */
  readonly absent: readonly { readonly domain: string; readonly className: string }[];
}

/** Of a collection that is listed already, where `catalogue` is given. */
export function contentsOf(
  { name, domains, classes }: Pick<PictureCollection, "name" | "domains" | "classes">,
  catalogue: Catalogue | null,
): PictureContents {
  if (!catalogue) return { name, domains, classes, counts: null };
  const counts = domains.map(() => classes.map(() => 0));
  for (const { domain, label } of catalogue.pictures) counts[domain]![label]! += 1;
  return { name, domains, classes, counts };
}

export function planOf(catalogue: Catalogue, selection: Selection, imageSize: number): ImportPlan {
  const { splits, absent } = selectPictures(catalogue, selection);
  const chosen = splits.flatMap(({ pictures }) => pictures);
  return {
    pictures: chosen.length,
    bytes: catalogue.bytesToRead(chosen),
    // Pictures to train on are a seventh larger than the input, and most not much wider than high.
    keptBytes: Math.round(chosen.length * 3 * (imageSize * 1.15) ** 2),
    absent,
  };
}
