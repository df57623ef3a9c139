import { expect, test } from "vitest";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import { readPackedIndex } from "../datasetIndex.ts";
import type { Catalogue, CataloguedPicture } from "./catalogue.ts";
import { openStoredDataset, storeDataset, datasetInMemory } from "./datasetStore.ts";
import type { FileStore } from "./datasetStore.ts";
import { domainnetSource } from "./domainnetOnHub.ts";
import { catalogueFolder } from "./folderCatalogue.ts";
import { goldenFile } from "./goldenPictures.ts";
import { importDataset, importKey } from "./importDataset.ts";
import { importPictures } from "./importPictures.ts";
import type { ImportProgress } from "./importPictures.ts";
import { openNodeJpegDecoder } from "./nodeJpegDecoder.ts";
import { packDataset } from "./packDataset.ts";
import { keepPicture, prepareHere } from "./preparePicture.ts";
import { selectPictures } from "./selection.ts";
import { filesOf, noisePng, smallDomainNet, testClasses } from "./testPictures.ts";

const decodeJpeg = await openNodeJpegDecoder();
const prepare = prepareHere(decodeJpeg);
const imageSize = 14;
const selection = {
  reference: "real",
  shifted: ["quickdraw"],
  classes: testClasses,
  trainPerClass: 6,
  testPerClass: 3,
  seed: 0,
};
const description = {
  name: "small",
  title: "Small DomainNet",
  sources: [],
  reference: "real",
  classes: testClasses,
  imageSize,
};

const contents = smallDomainNet(10);
const catalogue = await catalogueFolder("small", filesOf(contents));
const selected = selectPictures(catalogue, selection);

async function packed(from: Catalogue) {
  const imported = await importPictures(from, selectPictures(from, selection), {
    imageSize,
    prepare,
  });
  return { imported, dataset: await packDataset(imported, from.classes, description) };
}

test("pictures to evaluate are the model's input, pictures to train on all that a crop may need", () => {
  const png = noisePng("a", 60, 40);
  expect(keepPicture(png, "test", 14, decodeJpeg)).toMatchObject({ width: 14, height: 14 });
  expect(keepPicture(png, "train", 14, decodeJpeg)).toMatchObject({ width: 24, height: 16 });
  expect(keepPicture(noisePng("b", 15, 21), "train", 14, decodeJpeg)).toMatchObject({
    width: 15,
    height: 21,
  });
  expect(keepPicture(noisePng("b", 9, 5), "val", 14, decodeJpeg)).toMatchObject({
    width: 14,
    height: 14,
  });
});

test("gives a data set as training takes it", async () => {
  const dataset = datasetInMemory((await packed(catalogue)).dataset);
  expect(dataset.reference.id).toBe("real");
  expect(dataset.index.domains.map(({ id, role }) => [id, role])).toEqual([
    ["real", "reference"],
    ["quickdraw", "shifted"],
  ]);
  for (const { domain, split, pictures } of selected.splits) {
    const of = dataset.index.domains.find(({ id }) => id === domain)!;
    const loaded = await dataset.pictures(of, split);
    expect(loaded.count).toBe(pictures.length);
    expect(of.splits[split]!.items).toEqual(pictures.map(({ path }) => path));
    pictures.forEach((picture, i) => {
      const expected = keepPicture(contents.get(picture.path)!, split, imageSize, decodeJpeg);
      const { offset, width, height } = loaded.frames![i]!;
      expect({ width, height }).toEqual({ width: expected.width, height: expected.height });
      expect(loaded.rgb.slice(offset, offset + width * height * 3)).toEqual(expected.rgb);
      expect(testClasses[loaded.labels[i]!]).toBe(picture.path.split("/")[1]);
    });
  }
  await expect(dataset.pictures(dataset.index.domains[1]!, "train")).rejects.toThrow(
    "domain 'quickdraw' has no train split",
  );
});

test("a broken or missing picture is skipped and listed, whatever the rest", async () => {
  const victims = selected.splits.map(({ pictures }) => pictures[0]!.path);
  const damaged = new Map(contents);
  damaged.set(victims[0]!, goldenFile("jpeg cmyk"));
  damaged.set(victims[1]!, new Uint8Array(0));
  damaged.set(victims[2]!, new TextEncoder().encode("GIF89a"));
  const files = filesOf(damaged).map((file) =>
    file.path === victims[3]
      ? { ...file, read: () => Promise.reject(new FailureError("download", "is not to be had")) }
      : file,
  );
  const { imported, dataset } = await packed(await catalogueFolder("small", files));
  expect(new Map(imported.skipped.map(({ path, reason }) => [path, reason.message]))).toEqual(
    new Map([
      [victims[0], "is a JPEG in print colours (CMYK): save it as RGB"],
      [victims[1], "is empty"],
      [victims[2], "is a GIF; JPEG and PNG are read"],
      [victims[3], "is not to be had"],
    ]),
  );
  const kept = imported.splits.reduce((sum, { pictures }) => sum + pictures.length, 0);
  const chosen = selected.splits.reduce((sum, { pictures }) => sum + pictures.length, 0);
  expect(kept).toBe(chosen - 4);
  const train = dataset.index.domains[0]!.splits.train!;
  expect(train.items).not.toContain(victims[0]);
});

test("with nothing left to train on it says so, with the first reason", async () => {
  const broken = filesOf(new Map([...contents.keys()].map((path) => [path, new Uint8Array(0)])));
  await expect(packed(await catalogueFolder("small", broken))).rejects.toThrow(
    /^no picture of 'real' could be read to train on; \d+ were skipped, the first because it is empty$/,
  );
});

test("tells how far it is, reads in the order of the source, and stops when cancelled", async () => {
  const steps: ImportProgress[] = [];
  const order: CataloguedPicture[] = [];
  const reader: Catalogue["reader"] = (chosen) => {
    const read = catalogue.reader(chosen);
    return (picture, signal) => {
      order.push(picture);
      return read(picture, signal);
    };
  };
  const cancel = new AbortController();
  const options = { imageSize, prepare, concurrency: 3, signal: cancel.signal };
  const onProgress = (step: ImportProgress): void => {
    steps.push(step);
    if (step.done === 10) cancel.abort();
  };
  await expect(
    importPictures({ ...catalogue, reader }, selected, { ...options, onProgress }),
  ).rejects.toThrow("The import was cancelled.");
  expect(steps.map(({ done }) => done).slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(order.length).toBeLessThanOrEqual(10 + 3);
  expect(order.map(({ path }) => path)).toEqual(order.map(({ path }) => path).toSorted());
});

test("a fault of our own is not taken for a broken picture", async () => {
  const faulty = () => Promise.reject(new TypeError("oops"));
  await expect(importPictures(catalogue, selected, { imageSize, prepare: faulty })).rejects.toThrow(
    "oops",
  );
});

test("what is stored opens again as it was, and reads no split before it is asked for", async () => {
  const { dataset } = await packed(catalogue);
  const store = memoryStore();
  await storeDataset(store, "imports/small", dataset);
  expect([...store.files.keys()].at(-1)).toBe("imports/small/index.json");
  const opened = await openStoredDataset(store, "imports/small");
  expect(store.reads).toEqual(["imports/small/index.json"]);
  expect(opened.index).toEqual(dataset.index);
  const inMemory = datasetInMemory(dataset);
  for (const domain of dataset.index.domains)
    for (const split of ["val", "test"] as const)
      expect(await opened.pictures(domain, split)).toEqual(await inMemory.pictures(domain, split));
  store.files.set("imports/small/real-train.rgb", new Uint8Array(7));
  await expect(opened.pictures(opened.reference, "train")).rejects.toThrow(
    /imports\/small\/real-train\.rgb must be \d+ bytes for its 15 pictures, got 7\. Import/,
  );
});

test("all of it at once reports what was left out, absent and skipped", async () => {
  const partial = new Map([...contents].filter(([path]) => !path.startsWith("real/cello/")));
  partial.set("loose.jpg", new Uint8Array(0));
  const from = await catalogueFolder("small", filesOf(partial));
  const title = { name: "small", title: "Small", sources: [domainnetSource] };
  const result = await importDataset(from, selection, title, { imageSize, prepare });
  expect(result).toMatchObject({
    skipped: [],
    leftOut: [{ path: "loose.jpg", reason: said("notInClassFolder") }],
    absent: [{ domain: "real", className: "cello" }],
  });
  expect(result.dataset.index.classes).toEqual(testClasses);
  const bytes = new TextEncoder().encode(JSON.stringify(result.dataset.index));
  expect(readPackedIndex(bytes, "index.json")).toEqual(result.dataset.index);
});

test.each(["", "imagenet/"])(
  "a shifted set of part of the classes is measured among these, where one chooses so: %j",
  async (folder) => {
    const sets = { train: ["n01", "n02", "n03"], "imagenet-r": ["n01", "n03"] };
    const files = Object.entries(sets).flatMap(([domain, classes]) =>
      classes.flatMap((name) =>
        Array.from({ length: 4 }, (_, i) => `${folder}${domain}/${name}/${i}.png`),
      ),
    );
    const pictures = new Map(files.map((path) => [path, noisePng(path, 16, 16)]));
    const from = await catalogueFolder("imagenet", filesOf(pictures));
    expect(from.domains).toEqual(["imagenet-r", "train"]);
    const chosen = { ...selection, reference: "train", shifted: ["imagenet-r"] };
    const title = { name: "small", title: "Small", sources: [] };
    const answersOf = async (restrictsAnswers: boolean) => {
      const wanted = { ...chosen, classes: from.classes, restrictsAnswers };
      const { dataset } = await importDataset(from, wanted, title, { imageSize, prepare });
      const bytes = new TextEncoder().encode(JSON.stringify(dataset.index));
      expect(readPackedIndex(bytes, "index.json")).toEqual(dataset.index);
      return dataset.index.domains.map(({ id, answers }) => [id, answers]);
    };
    expect(await answersOf(true)).toEqual([
      ["train", undefined],
      ["imagenet-r", [0, 2]],
    ]);
    expect(await answersOf(false)).toEqual([
      ["train", undefined],
      ["imagenet-r", undefined],
    ]);
  },
);

test("an index whose answers lack the class of a picture is refused", async () => {
  const { index } = (await packed(catalogue)).dataset;
  const domains = index.domains.map((domain) => ({ ...domain, answers: [0, 2] }));
  const bytes = new TextEncoder().encode(JSON.stringify({ ...index, domains }));
  expect(() => readPackedIndex(bytes, "index.json")).toThrow(
    "index.json: domains[0].answers must hold the label of every picture, lacks 1",
  );
});

test("the same choice has the same key, and every other one another", () => {
  const key = importKey("a", selection, 224);
  expect(importKey("a", { ...selection }, 224)).toBe(key);
  const others = [
    importKey("b", selection, 224),
    importKey("a", selection, 336),
    ...[{ seed: 1 }, { trainPerClass: 7 }, { testPerClass: 7 }, { classes: ["airplane"] }].map(
      (change) => importKey("a", { ...selection, ...change }, 224),
    ),
  ];
  expect(new Set([key, ...others]).size).toBe(7);
});

test("domains get ids that an index allows", async () => {
  const strange = new Map(
    ["Real World", "2nd", "real_world"].flatMap((domain) =>
      ["a", "b"].flatMap((className) =>
        [0, 1, 2].map((i) => [`${domain}/${className}/${i}.png`, noisePng(`${i}`, 8, 8)] as const),
      ),
    ),
  );
  const odd = await catalogueFolder("odd", filesOf(strange));
  const all = { reference: "Real World", shifted: ["2nd", "real_world"], classes: ["a", "b"] };
  const chosen = selectPictures(odd, { ...selection, ...all });
  const imported = await importPictures(odd, chosen, { imageSize, prepare });
  const { index } = await packDataset(imported, odd.classes, { ...description, ...all });
  expect(index.domains.map(({ id, title }) => [id, title])).toEqual([
    ["real-world", "Real World"],
    ["domain-2nd", "2nd"],
    ["real-world-2", "real_world"],
  ]);
});

function memoryStore(): FileStore & {
  files: Map<string, Uint8Array<ArrayBuffer>>;
  reads: string[];
} {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const reads: string[] = [];
  return {
    files,
    reads,
    read(path) {
      reads.push(path);
      const bytes = files.get(path);
      if (bytes) return Promise.resolve(bytes);
      return Promise.reject(new FailureError("bad-file", `there is no ${path}`));
    },
    write(path, bytes) {
      files.set(path, bytes);
      return Promise.resolve();
    },
  };
}
