/**
 * Contact sheets for looking: one PNG a domain and split, a row of tiles a class, with a text file of the names.
 *
 * Usage: tsx scripts/data/sheets.ts <folder>
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { encode } from "fast-png";
import { CLASS_NAMES } from "./classes.ts";
import { TILE } from "./drawing.ts";
import { DOMAINS } from "./families.ts";
import { collectPictures } from "./pictures.ts";

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: tsx scripts/data/sheets.ts <folder>");
mkdirSync(folder, { recursive: true });
const pictures = await collectPictures();
for (const { id, splits } of DOMAINS) {
  for (const split of splits) {
    const rows = CLASS_NAMES.map((_, label) =>
      pictures.filter((p) => p.domain === id && p.split === split && p.label === label),
    );
    const columns = Math.max(1, ...rows.map((row) => row.length));
    const [width, height] = [columns * TILE, rows.length * TILE];
    const data = new Uint8Array(width * height * 3).fill(230);
    rows.forEach((row, r) =>
      row.forEach(({ tile }, c) => {
        for (let y = 0; y < TILE; y++) {
          data.set(
            tile.subarray(3 * TILE * y, 3 * TILE * (y + 1)),
            3 * ((r * TILE + y) * width + c * TILE),
          );
        }
      }),
    );
    writeFileSync(
      `${folder}/${id}-${split}.png`,
      encode({ width, height, data, channels: 3, depth: 8 }),
    );
    const names = rows.map(
      (row, r) => `${CLASS_NAMES[r] ?? ""}: ${row.map(({ item }, i) => `${i}=${item}`).join(" ")}`,
    );
    writeFileSync(`${folder}/${id}-${split}.txt`, `${names.join("\n")}\n`);
  }
}
