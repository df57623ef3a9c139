/**
 * Looks for leakage that the split by family cannot see: pictures of the data set that look like a drawing of the same
 * class in the pretraining corpus, by another hand or not. Prints each with its double.
 * Needs the icons (`npm run data`) and the corpus's list (`scripts/pretrain/corpus.ts`).
 *
 * Usage: tsx scripts/data/lookalikes.ts
 */
import { existsSync, readFileSync } from "node:fs";
import sharp from "sharp";
import { CLASS_NAMES } from "./classes.ts";
import { readIcons, type Icon } from "./collection.ts";
import { drawTile } from "./drawing.ts";
import { isSame, signature } from "./duplicates.ts";
import { collectPictures } from "./pictures.ts";

/** What `corpus.json` tells of a drawing. */
interface CorpusItem {
  readonly set: string;
  readonly name: string;
  /** Of the data set's classes; -1 for another noun. */
  readonly label: number;
}

interface Drawing {
  readonly item: string;
  readonly label: number;
  readonly values: Float32Array;
}

const list = ".cache/pretrain/corpus.json";

sharp.concurrency(1);
const drawings = await corpusDrawings();
const pictures = await collectPictures();
const doubles = pictures.flatMap(({ domain, split, label, item, tile }) => {
  const values = signature(tile);
  const double = drawings.find((d) => d.label === label && isSame(d.values, values));
  return double
    ? [`${domain} ${split}, ${CLASS_NAMES[label]}: ${item} looks like ${double.item}`]
    : [];
});
for (const line of doubles) console.log(line);
console.log(
  `${doubles.length} of ${pictures.length} pictures look like one of the corpus's ${drawings.length} drawings of their class`,
);

/** The corpus's drawings of the data set's classes, rendered as the data set's pictures are. */
async function corpusDrawings(): Promise<Drawing[]> {
  if (!existsSync(list))
    throw new Error(`${list} is missing: run npx tsx scripts/pretrain/corpus.ts first`);
  // Written by scripts/pretrain/corpus.ts.
  const { items } = JSON.parse(readFileSync(list, "utf8")) as { items: readonly CorpusItem[] };
  const iconsOf = new Map<string, ReadonlyMap<string, Icon>>();
  const found: Drawing[] = [];
  for (const { set, name, label } of items) {
    if (label < 0) continue;
    const icons = iconsOf.get(set) ?? new Map(readIcons(set).map((icon) => [icon.name, icon]));
    iconsOf.set(set, icons);
    const icon = icons.get(name);
    if (!icon) throw new Error(`${set}:${name} of ${list} is not in the installed icons`);
    // The domain matters to the pixel-art collections of the data set alone, none of which is in the corpus.
    const tile = await drawTile(icon, "outline");
    if (tile) found.push({ item: `${set}:${name}`, label, values: signature(tile) });
  }
  return found;
}
