import { expect, test } from "vitest";
import type { Catalogue, CataloguedPicture } from "./catalogue.ts";
import type { Selection, SelectedPictures } from "./selection.ts";
import { selectPictures } from "./selection.ts";

type OfficialSplit = CataloguedPicture["split"];

/** `counts[domain][class]` pictures of each. */
function catalogueOf(
  counts: Record<string, Record<string, number>>,
  splitOf: (i: number) => OfficialSplit = () => null,
): Catalogue {
  const domains = Object.keys(counts);
  const classes = [...new Set(Object.values(counts).flatMap((own) => Object.keys(own)))];
  const pictures = domains.flatMap((name, domain) =>
    Object.entries(counts[name]!).flatMap(([className, count]) =>
      Array.from({ length: count }, (_, i) => ({
        domain,
        label: classes.indexOf(className),
        split: splitOf(i),
        path: `${name}/${className}/${String(i).padStart(4, "0")}`,
      })),
    ),
  );
  const reader = () => () => Promise.reject(new Error("not read here"));
  const bytesToRead = () => null;
  return { name: "test", domains, classes, pictures, leftOut: [], bytesToRead, reader };
}

const selection: Selection = {
  reference: "real",
  shifted: ["sketch"],
  classes: ["cup", "dog"],
  trainPerClass: 40,
  testPerClass: 10,
  seed: 0,
};
const many = { real: { cup: 100, dog: 60, cat: 9 }, sketch: { cup: 100, dog: 5 } };

const pathsOf = (selected: SelectedPictures, domain: string, split: string): string[] =>
  selected.splits
    .filter((one) => one.domain === domain && one.split === split)
    .flatMap(({ pictures }) => pictures.map(({ path }) => path));
const countsOf = (selected: SelectedPictures): Record<string, number> =>
  Object.fromEntries(
    selected.splits.map(({ domain, split, pictures }) => [`${domain} ${split}`, pictures.length]),
  );

test("takes at most so many of a class, and holds out one in twenty of those trained on", () => {
  const selected = selectPictures(catalogueOf(many), selection);
  expect(countsOf(selected)).toEqual({
    "real train": 38 + 38,
    "real val": 2 + 2,
    "real test": 10 + 10,
    "sketch val": 2 + 1,
    "sketch test": 10 + 4,
  });
  expect(selected.absent).toEqual([]);
});

test("is the same for the same seed and another for another, in the same splits", () => {
  const catalogue = catalogueOf(many);
  const [first, again] = [0, 0].map((seed) => selectPictures(catalogue, { ...selection, seed }));
  expect(again).toEqual(first);
  const seen = { train: new Set<string>(), val: new Set<string>(), test: new Set<string>() };
  for (let seed = 0; seed < 20; seed++) {
    const selected = selectPictures(catalogue, { ...selection, seed });
    for (const split of ["train", "val", "test"] as const)
      for (const path of pathsOf(selected, "real", split)) seen[split].add(path);
  }
  expect(seen.train.size).toBeGreaterThan(80);
  const all = [...seen.train, ...seen.val, ...seen.test];
  expect(new Set(all).size).toBe(all.length);
});

test("does not depend on the other classes and domains", () => {
  const catalogue = catalogueOf(many);
  const all = selectPictures(catalogue, { ...selection, classes: ["cat", "dog", "cup"] });
  const some = selectPictures(catalogue, { ...selection, shifted: [] });
  const cups = (selected: SelectedPictures) =>
    pathsOf(selected, "real", "train").filter((path) => path.includes("cup"));
  expect(cups(all)).toEqual(cups(some));
});

test("keeps to the official lists, of which validation is a part of training", () => {
  const catalogue = catalogueOf(many, (i) => (i % 3 === 0 ? "test" : "train"));
  const selected = selectPictures(catalogue, { ...selection, testPerClass: 1000 });
  const number = (path: string) => Number(path.slice(-4));
  for (const domain of ["real", "sketch"])
    expect(pathsOf(selected, domain, "test").every((path) => number(path) % 3 === 0)).toBe(true);
  for (const split of ["train", "val"])
    expect(pathsOf(selected, "real", split).every((path) => number(path) % 3 !== 0)).toBe(true);
  expect(countsOf(selected)).toMatchObject({ "real test": 34 + 20, "sketch test": 34 + 2 });
  expect(pathsOf(selected, "sketch", "val").every((path) => number(path) % 3 !== 0)).toBe(true);
});

test("of a class with few pictures, training and then testing come first", () => {
  const scarce = { real: { cup: 1, dog: 2 }, sketch: { cup: 1, dog: 2 } };
  const selected = selectPictures(catalogueOf(scarce), selection);
  expect(countsOf(selected)).toEqual({
    "real train": 2,
    "real test": 1,
    "sketch val": 1,
    "sketch test": 2,
  });
});

test("a class without pictures in a domain is reported, and ends nothing", () => {
  const selected = selectPictures(catalogueOf(many), { ...selection, classes: ["cat", "cup"] });
  expect(selected.absent).toEqual([{ domain: "sketch", className: "cat" }]);
  expect(pathsOf(selected, "sketch", "test")).toHaveLength(10);
});

test("names what is not there", () => {
  const catalogue = catalogueOf(many);
  expect(() => selectPictures(catalogue, { ...selection, reference: "reel" })).toThrow(
    "there is no domain 'reel'; there are real, sketch",
  );
  expect(() => selectPictures(catalogue, { ...selection, classes: ["cup", "cow"] })).toThrow(
    "there is no class 'cow'; there are cup, dog, cat",
  );
  expect(() => selectPictures(catalogue, { ...selection, shifted: ["real"] })).toThrow(
    "each domain can be chosen once",
  );
});
