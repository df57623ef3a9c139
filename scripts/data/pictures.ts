/**
 * Choosing the pictures: every icon of the families' table that shows a class, rendered, without duplicates, in a fixed
 * order (class, collection, name).
 */
import sharp from "sharp";
import { CLASS_NAMES, classify } from "./classes.ts";
import { readIcons, type Icon } from "./collection.ts";
import { drawTile } from "./drawing.ts";
import { isSame, signature } from "./duplicates.ts";
import { FAMILIES, type DomainId, type SplitName } from "./families.ts";
import { REMOVED } from "./removed.ts";

export interface Picture {
  readonly domain: DomainId;
  readonly split: SplitName;
  readonly label: number;
  /** `set:name` */
  readonly item: string;
  readonly set: string;
  /** uint8 [64 * 64 * 3] */
  readonly tile: Uint8Array;
}

interface Wanted {
  readonly icon: Icon;
  readonly domain: DomainId;
  readonly split: SplitName;
  readonly label: number;
}

/** At most this many pictures of one class from one collection, so that no set of clock faces rules its class. */
const MAX_PER_SET = 8;

function wanted(): Wanted[] {
  const list: Wanted[] = [];
  for (const family of FAMILIES) {
    for (const { set, parts } of family.members) {
      if (parts.length === 0) continue;
      for (const icon of readIcons(set)) {
        const label = REMOVED.has(`${set}:${icon.name}`) ? -1 : classify(icon.name);
        if (label < 0) continue;
        for (const { domain, names } of parts) {
          if (names.test(icon.name)) list.push({ icon, domain, split: family.use, label });
        }
      }
    }
  }
  return list;
}

/** Splits in the order in which they keep a drawing that occurs twice: test before validation before train. */
const KEEPS_FIRST: readonly SplitName[] = ["test", "val", "train"];

/** All pictures of the data set. Renders in parallel; the result does not depend on timing. */
export async function collectPictures(): Promise<Picture[]> {
  sharp.concurrency(1);
  const list = wanted();
  const tiles: (Uint8Array | null)[] = [];
  for (let start = 0; start < list.length; start += 32) {
    const part = list.slice(start, start + 32);
    tiles.push(...(await Promise.all(part.map(({ icon, domain }) => drawTile(icon, domain)))));
  }
  const all = list.flatMap(({ icon, domain, split, label }, i): Picture[] => {
    const tile = tiles[i];
    return tile
      ? [{ domain, split, label, item: `${icon.set}:${icon.name}`, set: icon.set, tile }]
      : [];
  });
  all.sort(
    (a, b) =>
      KEEPS_FIRST.indexOf(a.split) - KEEPS_FIRST.indexOf(b.split) ||
      a.label - b.label ||
      (a.item < b.item ? -1 : 1),
  );
  const kept: Picture[] = [];
  const signatures: { readonly label: number; readonly values: Float32Array }[] = [];
  const counts = new Map<string, number>();
  for (const picture of all) {
    const group = `${picture.domain} ${picture.set} ${picture.label}`;
    const count = counts.get(group) ?? 0;
    const values = signature(picture.tile);
    if (count >= MAX_PER_SET) continue;
    if (signatures.some((other) => other.label === picture.label && isSame(other.values, values)))
      continue;
    signatures.push({ label: picture.label, values });
    counts.set(group, count + 1);
    kept.push(picture);
  }
  return kept;
}

/** Pictures by class of one domain and split, for tables: counts in label order. */
export function countByClass(
  pictures: readonly Picture[],
  domain: DomainId,
  split: SplitName,
): number[] {
  const counts = CLASS_NAMES.map(() => 0);
  for (const picture of pictures) {
    if (picture.domain === domain && picture.split === split) counts[picture.label]! += 1;
  }
  return counts;
}
