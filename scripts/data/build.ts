/**
 * Builds the bundled data set into `public/data/drawings`: one atlas a domain and split, `index.json`, `NOTICES.md` and
 * the card, `README.md`. The same packages give the same bytes.
 *
 * Usage: tsx scripts/data/build.ts
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { COLUMNS, encodeAtlas } from "./atlas.ts";
import { cardText, noticesText } from "./card.ts";
import { CLASS_NAMES } from "./classes.ts";
import { readInfos } from "./collection.ts";
import domainnet from "./domainnet-classes.json" with { type: "json" };
import { TILE } from "./drawing.ts";
import { DOMAINS, type SplitName } from "./families.ts";
import { collectPictures } from "./pictures.ts";

const OUT = "public/data/drawings";
/** Licences under which art may be shipped. */
const LICENSES = new Set(["MIT", "Apache-2.0", "CC-BY-4.0", "CC-BY-3.0", "CC0-1.0", "ISC"]);

/** One atlas as `index.json` lists it. */
interface SplitEntry {
  readonly atlas: string;
  readonly columns: number;
  readonly labels: readonly number[];
  readonly items: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
}

const sha256 = (data: Uint8Array | string): string =>
  createHash("sha256").update(data).digest("hex");

async function main(): Promise<void> {
  for (const name of CLASS_NAMES) {
    if (!domainnet.includes(name)) throw new Error(`${name} is no DomainNet class`);
  }
  mkdirSync(OUT, { recursive: true });
  const pictures = await collectPictures();
  const files = new Map<string, Uint8Array | string>();
  const domains = DOMAINS.map(({ id, title, role, splits }) => {
    const entries: Partial<Record<SplitName, SplitEntry>> = {};
    for (const split of splits) {
      const part = pictures
        .filter((picture) => picture.domain === id && picture.split === split)
        .sort((a, b) => a.label - b.label || (a.item < b.item ? -1 : 1));
      const png = encodeAtlas(part.map((picture) => picture.tile));
      const atlas = `${id}-${split}.png`;
      files.set(atlas, png);
      entries[split] = {
        atlas,
        columns: COLUMNS,
        labels: part.map((picture) => picture.label),
        items: part.map((picture) => picture.item),
        bytes: png.length,
        sha256: sha256(png),
      };
    }
    return { id, title, role, splits: entries };
  });
  const infos = readInfos();
  const sets = [...new Set(pictures.map((picture) => picture.set))].sort();
  const sources = sets.map((id) => {
    const info = infos.get(id);
    if (!info || !LICENSES.has(info.license))
      throw new Error(`${id}: its licence may not be shipped`);
    return { id, name: info.name, author: info.author, license: info.license, url: info.authorUrl };
  });
  const index = {
    version: 1,
    name: "drawings",
    title: "Drawings: 26 things in six styles",
    tile: TILE,
    classes: CLASS_NAMES,
    sources,
    domains,
  };
  files.set("index.json", `${JSON.stringify(index)}\n`);
  files.set("NOTICES.md", noticesText(sets, infos));
  const hashes = [...files].map(([name, data]) => ({
    name,
    bytes: Buffer.byteLength(data),
    sha256: sha256(data),
  }));
  files.set("README.md", cardText(pictures, sets, infos, hashes));
  for (const [name, data] of files) writeFileSync(`${OUT}/${name}`, data);
  const bytes = hashes.reduce((sum, file) => sum + file.bytes, 0);
  console.log(`${pictures.length} pictures, ${files.size} files, ${(bytes / 1e6).toFixed(2)} MB`);
}

await main();
