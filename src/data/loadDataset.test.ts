import { encode } from "fast-png";
import { expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import type { Files } from "../shared/files.ts";
import { sha256 } from "../shared/sha256.ts";
import { decodeAtlas } from "./atlas.ts";
import { readDatasetIndex } from "./datasetIndex.ts";
import { loadDataset } from "./loadDataset.ts";
import { synthesizeDataset } from "./syntheticDataset.ts";

const dataset = synthesizeDataset({
  name: "bars",
  tile: 12,
  classCount: 4,
  perClass: 3,
  domains: ["emoji", "outline"],
});

function filesOf(
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Files & { reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    read(path) {
      reads.push(path);
      const bytes = contents.get(path.replace("data/bars/", ""));
      if (!bytes) return Promise.reject(new FailureError("download", `${path} is not there`));
      return Promise.resolve(bytes);
    },
  };
}

test("loads the index, and a split when asked for, once", async () => {
  const files = filesOf(dataset.files);
  const loaded = await loadDataset(files, "bars");
  expect(loaded.index).toEqual(dataset.index);
  expect(files.reads).toEqual(["data/bars/index.json"]);
  const pictures = await loaded.pictures(loaded.reference, "train");
  expect(await loaded.pictures(loaded.reference, "train")).toBe(pictures);
  expect(files.reads).toEqual(["data/bars/index.json", "data/bars/emoji-train.png"]);
  expect(pictures).toMatchObject({ tile: 12, count: 12 });
  expect(pictures.rgb).toHaveLength(12 * 12 * 12 * 3);
});

test("cuts tile i out of column i % columns and row ⌊i / columns⌋", () => {
  const [tile, columns, width, height] = [2, 3, 6, 4];
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => i);
  const png = encode({ width, height, data, channels: 3, depth: 8 });
  const split = {
    atlas: "a.png",
    columns,
    labels: [0, 0, 0, 0],
    items: [],
    bytes: 1,
    sha256: sha256(png),
  };
  const { rgb } = decodeAtlas(png, split, tile, "a.png");
  const pixel = (x: number, y: number): number[] => [
    ...data.subarray((y * width + x) * 3).slice(0, 3),
  ];
  expect([...rgb.subarray(3 * 12, 4 * 12)]).toEqual(
    [
      [0, 2],
      [1, 2],
      [0, 3],
      [1, 3],
    ].flatMap(([x, y]) => pixel(x!, y!)),
  );
});

test("reads grey and palette atlases as RGB", () => {
  const grey = encode({
    width: 2,
    height: 2,
    data: Uint8Array.of(1, 2, 3, 4),
    channels: 1,
    depth: 8,
  });
  const split = {
    atlas: "a.png",
    columns: 1,
    labels: [0],
    items: [],
    bytes: 1,
    sha256: sha256(grey),
  };
  expect([...decodeAtlas(grey, split, 2, "a.png").rgb]).toEqual([
    1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4,
  ]);
});

test("refuses an atlas that is not the index's, and says which", async () => {
  const contents = new Map(dataset.files);
  contents.set("outline-val.png", contents.get("outline-test.png")!);
  const loaded = await loadDataset(filesOf(contents), "bars");
  const outline = loaded.index.domains[1]!;
  await expect(loaded.pictures(outline, "val")).rejects.toThrow(
    /data\/bars\/outline-val\.png is not the file.*sha256 must be [0-9a-f]{64}, got [0-9a-f]{64}/,
  );
  await expect(loaded.pictures(outline, "train")).rejects.toThrow(/'outline' has no train split/);
});

test.each<[string, unknown, RegExp]>([
  ["version", 2, /^i: version must be one of 1, got 2$/],
  ["tile", 0, /^i: tile must be an integer from 1 to 4096, got 0$/],
  ["classes", ["a"], /^i: classes must be 2 or more, got 1$/],
  ["classes", ["a", "a"], /^i: classes has 'a' twice$/],
  [
    "classes",
    ["a", "b"],
    /^i: domains\[0\]\.splits\.train\.labels\[2\] must be an integer from 0 to 1, got 2$/,
  ],
  ["sources", [{}], /^i: sources\[0\]\.id must be a text that is not empty, got nothing$/],
  ["domains", [], /exactly one of role reference, got 0$/],
  [
    "domains",
    [{ ...dataset.index.domains[0], splits: {} }],
    /the reference domain has no train split$/,
  ],
  ["domains", [{ ...dataset.index.domains[0], id: "../x" }], /domains\[0\]\.id must be like/],
  [
    "domains",
    [withSplit({ atlas: "../../secret.png" })],
    /atlas must be a plain relative path, got "\.\.\/\.\./,
  ],
  ["domains", [withSplit({ atlas: "//host/a.png" })], /atlas must be a plain relative path/],
  ["domains", [withSplit({ items: [] })], /items must be a list of 12, one for each label, got 0$/],
  ["domains", [withSplit({ sha256: "x" })], /sha256 must be a SHA-256 of 64 hex digits, got "x"$/],
  ["domains", [withSplit({}, "dev")], /splits\.dev must be one of train, val, test, got "dev"$/],
])("refuses an index with a bad %s (%#)", (field, value, message) => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...dataset.index, [field]: value }));
  expect(() => readDatasetIndex(bytes, "i")).toThrow(message);
});

test("refuses what is not JSON", () => {
  expect(() => readDatasetIndex(new TextEncoder().encode("<html>"), "i")).toThrow(/^i is not JSON/);
});

function withSplit(changes: object, name = "train"): object {
  const reference = dataset.index.domains[0]!;
  return { ...reference, splits: { [name]: { ...reference.splits.train, ...changes } } };
}
