import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { loadDataset } from "./loadDataset.ts";

const root = new URL("../../public/", import.meta.url);
const files = {
  read: async (path: string) => Uint8Array.from(await readFile(new URL(path, root))),
};
const dataset = await loadDataset(files, "drawings");
const { domains, classes } = dataset.index;

test("has six domains of the same classes, each with every picture that its index promises", async () => {
  expect(domains).toHaveLength(6);
  expect(classes.length).toBeGreaterThanOrEqual(24);
  for (const domain of domains) {
    for (const split of ["val", "test"] as const) {
      const { count, labels, rgb, tile } = await dataset.pictures(domain, split);
      expect(labels).toHaveLength(count);
      expect(rgb).toHaveLength(count * tile * tile * 3);
    }
    expect(new Set(domain.splits.test!.labels).size, domain.id).toBe(classes.length);
  }
  const train = await dataset.pictures(dataset.reference, "train");
  expect(new Set(train.labels).size).toBe(classes.length);
});

test("is a download of at most 8 MB", () => {
  const splits = domains.flatMap((domain) => Object.values(domain.splits));
  expect(splits.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(8e6);
});

test("keeps its splits apart: no drawing is in two, no set of the test split is trained on", () => {
  const setOf = (item: string) => item.slice(0, item.indexOf(":"));
  for (const { id, splits } of domains) {
    const [val, test] = [splits.val!.items, splits.test!.items];
    const train = dataset.reference.splits.train!.items;
    const seen = new Set([...train, ...val]);
    expect(
      test.filter((item) => seen.has(item)),
      id,
    ).toEqual([]);
    expect(
      val.filter((item) => train.includes(item)),
      id,
    ).toEqual([]);
    const trained = new Set(train.map(setOf));
    expect(
      test.filter((item) => trained.has(setOf(item))),
      id,
    ).toEqual([]);
  }
});
