import { encode } from "fast-png";
import { RandomStream } from "../shared/random.ts";
import { sha256 } from "../shared/sha256.ts";
import type { DatasetIndex, Domain, Split, SplitIndex } from "./dataset.ts";

/** A dataset drawn by arithmetic, for tests: its files by path below data/<name>/. */
export interface SyntheticDataset {
  readonly index: DatasetIndex;
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/**
 * Pictures of `classCount` classes: class c is a bar at the angle c · 180° / classCount on noise, and
 * each domain has its own colours. `perClass` pictures a class in every split.
 */
export function synthesizeDataset(options: {
  readonly name: string;
  readonly tile: number;
  readonly classCount: number;
  readonly perClass: number;
  readonly domains: readonly string[];
}): SyntheticDataset {
  const { name, tile, classCount, perClass } = options;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const domains = options.domains.map((id, d): Domain => {
    const splits: Partial<Record<Split, SplitIndex>> = {};
    for (const split of ["train", "val", "test"] as const) {
      if (split === "train" && d > 0) continue;
      const labels = Array.from({ length: classCount * perClass }, (_, i) => i % classCount);
      const columns = 5;
      const png = drawAtlas(labels, classCount, tile, columns, `${id}/${split}`, d);
      const atlas = `${id}-${split}.png`;
      files.set(atlas, png);
      splits[split] = {
        atlas,
        columns,
        labels,
        items: labels.map((label, i) => `synthetic:${label}-${i}`),
        bytes: png.length,
        sha256: sha256(png),
      };
    }
    return { id, title: id, role: d === 0 ? "reference" : "shifted", splits };
  });
  const index: DatasetIndex = {
    version: 1,
    name,
    title: "Bars",
    tile,
    // A letter, which every tokenizer knows: names that read the same would make equal class weights.
    classes: Array.from({ length: classCount }, (_, c) => `class ${String.fromCharCode(97 + c)}`),
    sources: [
      {
        id: "synthetic",
        name: "Synthetic bars",
        author: "this project",
        license: "MIT",
        url: "https://example.org",
      },
    ],
    domains,
  };
  files.set("index.json", new TextEncoder().encode(JSON.stringify(index)));
  return { index, files };
}

function drawAtlas(
  labels: readonly number[],
  classCount: number,
  tile: number,
  columns: number,
  stream: string,
  domain: number,
): Uint8Array<ArrayBuffer> {
  const random = new RandomStream(0, `synthetic/${stream}`);
  const [width, height] = [columns * tile, Math.ceil(labels.length / columns) * tile];
  const data = new Uint8Array(width * height * 3);
  labels.forEach((label, i) => {
    const angle = (label * Math.PI) / classCount;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [left, top] = [(i % columns) * tile, Math.floor(i / columns) * tile];
    for (let y = 0; y < tile; y++) {
      for (let x = 0; x < tile; x++) {
        const [dx, dy] = [x - tile / 2 + 0.5, y - tile / 2 + 0.5];
        const isBar = Math.abs(dx * sin - dy * cos) < tile / 8;
        const at = ((top + y) * width + left + x) * 3;
        for (let c = 0; c < 3; c++) {
          const level = isBar ? (c === domain % 3 ? 40 : 90) : 220 - 30 * domain;
          data[at + c] = level + random.integer(20);
        }
      }
    }
  });
  return Uint8Array.from(encode({ width, height, data, channels: 3, depth: 8 }));
}
