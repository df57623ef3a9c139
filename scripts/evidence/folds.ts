import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { decode } from "fast-png";
import { readDatasetIndex } from "../../src/data/datasetIndex.ts";
import type { Split } from "../../src/data/dataset.ts";
import { sha256 } from "../../src/shared/sha256.ts";
import { encodeAtlas } from "../data/atlas.ts";
import { FAMILIES } from "../data/families.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Site } from "./runStore.ts";

/**
 * The bundled model and data with one family of the reference domain's train and validation splits left
 * out of training, its pictures being the validation split: leave-one-group-out cross-validation. The
 * shifted domains, and everything of the test split, are as they were.
 */
export interface Fold extends Site {
  readonly family: string;
  /** Of the family that is left out. */
  readonly pictures: number;
  /** Shifted domains whose validation pictures have siblings among what this fold trains on. */
  readonly seen: readonly string[];
}

interface Picture {
  readonly label: number;
  readonly item: string;
  /** [3·tile·tile] */
  readonly tile: Uint8Array;
}

/** Writes a folder a family under `out`. */
export function makeFolds(publicFolder: string, out: string): Fold[] {
  const data = join(publicFolder, "data/drawings");
  const indexBytes = readFileSync(join(data, "index.json"));
  const index = readDatasetIndex(indexBytes, "index.json");
  const reference = index.domains.find(({ role }) => role === "reference")!;
  const pictures = (["train", "val"] as const).flatMap((split) => picturesOf(data, split));

  function picturesOf(folder: string, split: Split): Picture[] {
    const { atlas, columns, labels, items } = reference.splits[split]!;
    const { data: pixels, width } = decode(readFileSync(join(folder, atlas)));
    const side = index.tile;
    return labels.map((label, i) => {
      const tile = new Uint8Array(3 * side * side);
      const [left, top] = [(i % columns) * side, Math.floor(i / columns) * side];
      for (let y = 0; y < side; y++) {
        const from = 3 * ((top + y) * width + left);
        tile.set(Uint8Array.from(pixels.slice(from, from + 3 * side)), 3 * side * y);
      }
      return { label, item: items[i]!, tile };
    });
  }

  const families = FAMILIES.flatMap(({ id, members }) => {
    const sets = new Set(members.map(({ set }) => set));
    const own = pictures.filter(({ item }) => sets.has(item.split(":")[0]!));
    return own.length > 0 ? [{ id, own: new Set(own) }] : [];
  });

  return families.map(({ id: family, own }): Fold => {
    const assets = join(out, family);
    const folder = join(assets, "data/drawings");
    mkdirSync(folder, { recursive: true });
    if (!existsSync(join(assets, "models")))
      symlinkSync(resolve(publicFolder, "models"), join(assets, "models"));
    const write = (split: Split, part: readonly Picture[]) => {
      const png = encodeAtlas(part.map(({ tile }) => tile));
      const atlas = `${reference.id}-${split}.png`;
      writeFileSync(join(folder, atlas), png);
      return {
        atlas,
        columns: reference.splits[split]!.columns,
        labels: part.map(({ label }) => label),
        items: part.map(({ item }) => item),
        bytes: png.length,
        sha256: sha256(png),
      };
    };
    const splits = {
      ...reference.splits,
      train: write(
        "train",
        pictures.filter((picture) => !own.has(picture)),
      ),
      val: write("val", [...own]),
    };
    const domains = index.domains.map((domain) => {
      if (domain === reference) return { ...domain, splits };
      for (const { atlas } of Object.values(domain.splits))
        copyFileSync(join(data, atlas), join(folder, atlas));
      return domain;
    });
    copyFileSync(join(data, splits.test!.atlas), join(folder, splits.test!.atlas));
    writeFileSync(join(folder, "index.json"), JSON.stringify({ ...index, domains }));
    const trained = FAMILIES.filter(({ id }) => id !== family && families.some((f) => f.id === id));
    const sets = new Set(trained.flatMap(({ members }) => members.map(({ set }) => set)));
    const seen = index.domains.filter(
      (domain) =>
        domain !== reference &&
        domain.splits.val!.items.some((item) => sets.has(item.split(":")[0]!)),
    );
    return {
      ...{ family, pictures: own.size, seen: seen.map(({ id }) => id) },
      ...{ assets, fingerprint: fingerprintOf(assets) },
    };
  });
}
