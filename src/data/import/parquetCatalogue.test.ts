import { expect, test } from "vitest";
import { memorySource } from "../../shared/byteSource.ts";
import { said } from "../../shared/said.ts";
import { countedSource } from "./countedSource.ts";
import { domainnetClasses, domainnetDomains } from "./domainnetClasses.ts";
import { openParquet } from "./parquetCatalogue.ts";
import { noisePng, smallDomainNet } from "./testPictures.ts";
import { writeParquet } from "./testParquet.ts";
import type { TestRow } from "./testParquet.ts";

const names = { domains: domainnetDomains, classes: domainnetClasses };
const wanted = { domains: ["real"], classes: ["airplane", "cell_phone"] };
const row = (domain: string, className: string, path: string, bytes: Uint8Array): TestRow => ({
  domain: names.domains.indexOf(domain),
  label: names.classes.indexOf(className),
  path,
  bytes,
});
const rows = [...smallDomainNet(8)].map(([path, bytes]) => {
  const [domain, className] = path.split("/");
  return row(domain!, className!, path, bytes);
});
const options = { rowGroupSize: 4 };

const parquet = (name: string, ...args: Parameters<typeof writeParquet>) =>
  countedSource(memorySource(name, writeParquet(...args)));

test("lists pictures of the wanted domains and classes, with the file's split and names", async () => {
  const files = [
    parquet("data/train-00000-of-00001.parquet", rows, names, options),
    parquet("data/test-00000-of-00001.parquet", rows.slice(0, 30), names, options),
  ];
  const pictures = await openParquet("hub", files);
  expect(pictures.classes).toEqual(domainnetClasses);
  const catalogue = await pictures.catalogue(wanted);
  const listed = catalogue.pictures.map(({ domain, label, split, path }) => [
    catalogue.domains[domain],
    catalogue.classes[label],
    split,
    path.replace(/^.*#/, ""),
  ]);
  const expected = (split: string, count: number) =>
    rows.slice(0, count).flatMap(({ path }, i) => {
      const [domain, className] = path.split("/");
      const isWanted = domain === "real" && wanted.classes.includes(className!);
      return isWanted ? [[domain, className, split, String(i)]] : [];
    });
  expect(expected("train", rows.length)).toHaveLength(16);
  expect(listed).toEqual([...expected("train", rows.length), ...expected("test", 30)]);
});

test("hands out the bytes of the chosen rows, in any order", async () => {
  const pictures = await openParquet("hub", [parquet("train.parquet", rows, names, options)]);
  const catalogue = await pictures.catalogue(wanted);
  const chosen = [...catalogue.pictures].reverse().filter((_, i) => i % 3 !== 1);
  const read = catalogue.reader(chosen);
  for (const picture of chosen) {
    const at = Number(picture.path.split("#")[1]);
    expect(await read(picture)).toEqual(rows[at]!.bytes);
  }
  await expect(read(chosen[0]!)).rejects.toThrow("was read twice");
});

/** 60 pictures of some 3 kB, ten of each of six classes, as the hub sorts them. */
const large = Array.from({ length: 60 }, (_, i) =>
  row("real", domainnetClasses[Math.floor(i / 10)]!, `${i}`, noisePng(`large ${i}`, 32, 32)),
);

test("reads row groups that may hold what is wanted, labels first, then their pictures", async () => {
  const source = parquet("train.parquet", large, names, { rowGroupSize: 10 });
  const pictures = await openParquet("hub", [source]);
  const footer = source.bytesRead;
  const catalogue = await pictures.catalogue({ domains: ["real"], classes: ["ambulance"] });
  expect(source.bytesRead - footer).toBeLessThan(300);
  expect(catalogue.pictures.map(({ path }) => path)).toEqual(
    Array.from({ length: 10 }, (_, i) => `train.parquet#${30 + i}`),
  );
  const listed = source.bytesRead;
  const bytes = catalogue.bytesToRead(catalogue.pictures.slice(0, 2))!;
  const read = catalogue.reader(catalogue.pictures);
  for (const picture of catalogue.pictures) await read(picture);
  expect(bytes).toBeGreaterThan(30_000);
  expect(source.bytesRead - listed).toBeLessThan(bytes + 1000);
});

test("of a row group with a page index reads the pages that are needed", async () => {
  const source = parquet("test.parquet", large, names, { rowGroupSize: 60, pageSize: 6000 });
  const pictures = await openParquet("hub", [source]);
  const catalogue = await pictures.catalogue({ domains: ["real"], classes: ["angel"] });
  const before = source.bytesRead;
  const chosen = catalogue.pictures.slice(2, 4);
  const read = catalogue.reader(chosen);
  const found = await Promise.all(chosen.map((picture) => read(picture)));
  expect(found).toEqual([large[42]!.bytes, large[43]!.bytes]);
  expect(source.bytesRead - before).toBeLessThan(30_000);
});

test("a picture without bytes is an error of that picture alone", async () => {
  const holed = rows.slice(0, 4).map((one, i) => (i === 1 ? { ...one, bytes: null } : one));
  const pictures = await openParquet("hub", [parquet("train.parquet", holed, names, options)]);
  const catalogue = await pictures.catalogue({ domains: ["quickdraw"], classes: ["airplane"] });
  const read = catalogue.reader(catalogue.pictures);
  const results = await Promise.allSettled(catalogue.pictures.map((picture) => read(picture)));
  expect(results.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
  expect(results[1]).toMatchObject({ reason: { message: "has no bytes in its row" } });
});

test("rows whose label has no name are left out and listed", async () => {
  const odd = rows.slice(0, 4).map((one, i) => (i === 2 ? { ...one, label: 345 } : one));
  const pictures = await openParquet("hub", [parquet("train.parquet", odd, names, options)]);
  const catalogue = await pictures.catalogue({ domains: ["quickdraw"], classes: ["airplane"] });
  expect(catalogue.pictures).toHaveLength(3);
  expect(catalogue.leftOut).toEqual([{ path: "train.parquet#2", reason: said("nameless") }]);
});

test("files that are none, of other names or without them are refused by name", async () => {
  const good = parquet("train.parquet", rows, names, options);
  await expect(openParquet("hub", [memorySource("a.parquet", new Uint8Array(50))])).rejects.toThrow(
    /^'a\.parquet' is not readable parquet: /,
  );
  const swapped = { ...names, domains: [...names.domains].reverse() };
  const other = parquet("test.parquet", rows, swapped, options);
  await expect(openParquet("hub", [good, other])).rejects.toThrow(
    "'test.parquet' and 'train.parquet' have other names of domains or labels",
  );
  const pictures = await openParquet("hub", [good]);
  await expect(pictures.catalogue({ domains: ["reel"], classes: [] })).rejects.toThrow(
    "there is no domain 'reel'; there are clipart,",
  );
});
