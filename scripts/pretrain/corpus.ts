/**
 * Renders the pretraining corpus: every permissively licensed icon whose family is not reserved for the data set and
 * whose name says a thing. Writes `.cache/pretrain/mono.u8` (ink masks, one byte a pixel), `color.u8` (RGBA, not
 * premultiplied) and `corpus.json` (one record an icon, and the corpus hash).
 *
 * Usage: tsx scripts/pretrain/corpus.ts
 */
import { createHash } from "node:crypto";
import { mkdirSync, openSync, writeFileSync, writeSync, closeSync } from "node:fs";
import sharp from "sharp";
import { packageVersion, readIcons, readInfos, toSvg, type Icon } from "../data/collection.ts";
import { CLASS_NAMES } from "../data/classes.ts";
import { RESERVED_SETS } from "../data/families.ts";
import domainnet from "../data/domainnet-classes.json" with { type: "json" };
import { conceptOf, styleOf, type Concept, type Style } from "./concepts.ts";

const SIZE = 64;
const OUT = ".cache/pretrain";
/** A head noun must be drawn by at least this many collections, unless DomainNet knows it. */
const MIN_SETS = 3;
/** Licences of which art may be used. */
const LICENSES = new Set([
  "MIT",
  "Apache-2.0",
  "CC-BY-4.0",
  "CC-BY-3.0",
  "CC0-1.0",
  "ISC",
  "BSD-3-Clause",
  "Unlicense",
]);
const CATEGORIES_OUT = new Set(["Logos", "Programming"]);
/** Flags, screen animations (blank at time zero), loaders, token logos, exchange symbols. */
const SETS_OUT = new Set(
  "circle-flags flag flagpack cif line-md svg-spinners nonicons token token-branded cryptocurrency cryptocurrency-color bitcoin-icons ginetex academicons".split(
    " ",
  ),
);

interface Candidate {
  readonly icon: Icon;
  readonly palette: boolean;
  readonly concept: Concept;
  readonly style: Style;
}

interface Item {
  readonly set: string;
  readonly name: string;
  readonly caption: string;
  readonly key: string;
  readonly label: number;
  readonly style: Style;
  /** Index into `color.u8` (true) or `mono.u8` (false) is the running number among its kind. */
  readonly color: boolean;
}

function candidates(): { list: Candidate[]; sets: string[] } {
  const list: Candidate[] = [];
  const sets: string[] = [];
  for (const [set, info] of readInfos()) {
    if (RESERVED_SETS.has(set) || SETS_OUT.has(set) || CATEGORIES_OUT.has(info.category)) continue;
    if (!LICENSES.has(info.license)) continue;
    const before = list.length;
    for (const icon of readIcons(set)) {
      const concept = conceptOf(icon.name);
      if (concept)
        list.push({
          icon,
          palette: info.palette,
          concept,
          style: styleOf(icon.name, set, info.palette),
        });
    }
    if (list.length > before) sets.push(set);
  }
  return { list, sets };
}

function keepCommon(list: readonly Candidate[]): Candidate[] {
  const setsOf = new Map<string, Set<string>>();
  for (const { concept, icon } of list) {
    const seen = setsOf.get(concept.key) ?? new Set<string>();
    seen.add(icon.set);
    setsOf.set(concept.key, seen);
  }
  const known = new Set(domainnet.map((name) => name.split("_").at(-1)?.toLowerCase()));
  return list.filter(
    ({ concept }) => (setsOf.get(concept.key)?.size ?? 0) >= MIN_SETS || known.has(concept.key),
  );
}

/** RGBA pixels of one icon, or null when it cannot be rendered. */
async function rasterise(icon: Icon): Promise<Buffer | null> {
  try {
    const { data, info } = await sharp(Buffer.from(toSvg(icon, SIZE)), { density: 72 })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.width === SIZE && info.height === SIZE && info.channels === 4 ? data : null;
  } catch {
    return null;
  }
}

/** Share of the picture that has ink, in [0, 1]. */
function coverage(rgba: Buffer): number {
  let sum = 0;
  for (let i = 3; i < rgba.length; i += 4) sum += rgba[i] ?? 0;
  return sum / (255 * SIZE * SIZE);
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  sharp.concurrency(1);
  const { list: all, sets } = candidates();
  const list = keepCommon(all);
  console.log(
    `${all.length} named icons of ${sets.length} collections, ${list.length} of common concepts`,
  );
  const mono = openSync(`${OUT}/mono.u8`, "w");
  const color = openSync(`${OUT}/color.u8`, "w");
  const hash = createHash("sha256");
  const seen = new Set<string>();
  const items: Item[] = [];
  const CHUNK = 256;
  for (let start = 0; start < list.length; start += CHUNK) {
    const chunk = list.slice(start, start + CHUNK);
    const rendered = await Promise.all(chunk.map(({ icon }) => rasterise(icon)));
    chunk.forEach(({ icon, palette, concept, style }, i) => {
      const rgba = rendered[i];
      if (!rgba || coverage(rgba) < 0.01) return;
      let pixels: Uint8Array = rgba;
      if (!palette) {
        pixels = new Uint8Array(SIZE * SIZE);
        for (let p = 0; p < pixels.length; p++) pixels[p] = rgba[4 * p + 3] ?? 0;
      }
      const digest = createHash("sha1").update(concept.key).update(pixels).digest("base64");
      if (seen.has(digest)) return;
      seen.add(digest);
      writeSync(palette ? color : mono, pixels);
      hash.update(pixels).update(concept.caption);
      items.push({
        set: icon.set,
        name: icon.name,
        caption: concept.caption,
        key: concept.key,
        label: concept.label,
        style,
        color: palette,
      });
    });
    if ((start / CHUNK) % 40 === 0) console.log(`${start} / ${list.length}`);
  }
  closeSync(mono);
  closeSync(color);
  const used = new Set(items.map((item) => item.set));
  const record = {
    size: SIZE,
    source: `@iconify/json ${packageVersion()}`,
    sha256: hash.digest("hex"),
    classes: CLASS_NAMES,
    sets: sets.filter((set) => used.has(set)),
    items,
  };
  writeFileSync(`${OUT}/corpus.json`, JSON.stringify(record));
  const keys = new Set(items.map((item) => item.key));
  console.log(
    `${items.length} pictures (${items.filter((item) => item.color).length} coloured) of ${keys.size} concepts, ` +
      `${used.size} collections, ${items.filter((item) => item.label >= 0).length} of the classes; sha256 ${record.sha256}`,
  );
}

await main();
