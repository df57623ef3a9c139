import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { expect, test } from "vitest";
import { memorySource } from "../../shared/byteSource.ts";
import type { Catalogue } from "./catalogue.ts";
import { domainnetClasses, domainnetDomains } from "./domainnetClasses.ts";
import { catalogueFolder } from "./folderCatalogue.ts";
import { importPictures } from "./importPictures.ts";
import { listNodeFolder } from "./nodeFolder.ts";
import { openNodeJpegDecoder } from "./nodeJpegDecoder.ts";
import type { PackedDataset } from "./packDataset.ts";
import { packDataset } from "./packDataset.ts";
import { openParquet } from "./parquetCatalogue.ts";
import { prepareHere } from "./preparePicture.ts";
import { selectPictures } from "./selection.ts";
import { smallDomainNet } from "./testPictures.ts";
import { writeParquet } from "./testParquet.ts";
import { zipFiles } from "./zipFiles.ts";

const prepare = prepareHere(await openNodeJpegDecoder());
const folder = process.env["LIPSUM_MINI_DOMAINNET"];

type Contents = ReadonlyMap<string, Uint8Array>;

/** The same files as three collections. */
async function threeWays(contents: Contents): Promise<Record<string, Catalogue>> {
  const files = [...contents].map(([path, bytes]) => ({
    path,
    size: bytes.length,
    read: () => Promise.resolve(bytes),
  }));
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [path, bytes] of contents) await writer.add(path, new Uint8ArrayReader(bytes));
  const zip = memorySource("mini.zip", await writer.close());
  const names = { domains: domainnetDomains, classes: domainnetClasses };
  const rows = [...contents]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => {
      const [domain, className] = path.split("/");
      const label = names.classes.indexOf(className!);
      return { path, bytes, label, domain: names.domains.indexOf(domain!) };
    });
  const bytes = writeParquet(rows, names, { rowGroupSize: 100 });
  const parquet = await openParquet("mini", [memorySource("all.parquet", bytes)]);
  const folderCatalogue = await catalogueFolder("mini", files);
  return {
    folder: folderCatalogue,
    zip: await catalogueFolder("mini", await zipFiles(zip)),
    parquet: await parquet.catalogue(folderCatalogue),
  };
}

async function importAll(catalogue: Catalogue, classes: readonly string[], imageSize: number) {
  const selection = { reference: "real", shifted: ["quickdraw"], classes, seed: 0 };
  const counts = { trainPerClass: 100, testPerClass: 100 };
  const selected = selectPictures(catalogue, { ...selection, ...counts });
  const imported = await importPictures(catalogue, selected, { imageSize, prepare });
  expect(imported.skipped).toEqual([]);
  expect(selected.absent).toEqual([]);
  const description = { name: "mini", title: "Mini", sources: [], ...selection, imageSize };
  return packDataset(imported, catalogue.classes, description);
}

/** What training sees of a data set: all but the names of the pictures' files. */
function tensorsOf({ index }: PackedDataset): unknown {
  return index.domains.map(({ id, splits }) => [
    id,
    Object.entries(splits).map(([split, { labels, sizes, sha256 }]) => [
      split,
      labels,
      sizes,
      sha256,
    ]),
  ]);
}

test("folder, zip and parquet give the same tensors", async () => {
  const ways = await threeWays(smallDomainNet(12));
  const { classes } = ways["folder"]!;
  const expected = tensorsOf(await importAll(ways["folder"]!, classes, 14));
  expect(tensorsOf(await importAll(ways["zip"]!, classes, 14))).toEqual(expected);
  expect(tensorsOf(await importAll(ways["parquet"]!, classes, 14))).toEqual(expected);
});

test.skipIf(!folder)(
  "LIPSUM_MINI_DOMAINNET: folder, zip and parquet give the same tensors of real pictures",
  { timeout: 600_000 },
  async () => {
    const files = await listNodeFolder(folder!);
    const contents = new Map<string, Uint8Array>();
    for (const file of files) contents.set(file.path, await file.read());
    const ways = await threeWays(contents);
    const { classes, pictures } = ways["folder"]!;
    expect([classes.length, pictures.length]).toEqual([45, 2160]);
    const seconds: Record<string, string> = {};
    const results: Record<string, unknown> = {};
    let bytes = 0;
    for (const [way, catalogue] of Object.entries(ways)) {
      const started = performance.now();
      const dataset = await importAll(catalogue, classes, 224);
      seconds[way] = ((performance.now() - started) / 1000).toFixed(1);
      bytes = [...dataset.packs.values()].reduce((sum, { length }) => sum + length, 0);
      results[way] = tensorsOf(dataset);
    }
    console.info(`imported in seconds ${JSON.stringify(seconds)}; ${bytes} bytes of pixels`);
    expect(results["zip"]).toEqual(results["folder"]);
    expect(results["parquet"]).toEqual(results["folder"]);
  },
);
