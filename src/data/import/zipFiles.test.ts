import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { expect, test } from "vitest";
import { memorySource } from "../../shared/byteSource.ts";
import { countedSource } from "./countedSource.ts";
import { catalogueFolder } from "./folderCatalogue.ts";
import { smallDomainNet } from "./testPictures.ts";
import { zipFiles } from "./zipFiles.ts";

const contents = smallDomainNet(4);

async function zipped(
  files: Iterable<readonly [string, Uint8Array]>,
  level: number,
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level });
  for (const [path, bytes] of files) await writer.add(path, new Uint8ArrayReader(bytes));
  return writer.close();
}

test.each([0, 6])("level %i: files come out as they went in", async (level) => {
  const files = await zipFiles(memorySource("x/all.zip", await zipped(contents, level)));
  expect(files.map(({ path }) => path).sort()).toEqual(
    [...contents.keys()].map((path) => `all/${path}`).sort(),
  );
  for (const file of files) {
    const bytes = contents.get(file.path.slice(4))!;
    expect(file.size).toBe(bytes.length);
    expect(await file.read()).toEqual(bytes);
  }
});

test("is read in place: the directory, and then a file at a time", async () => {
  const large = [...contents, ["real/cello/pad.bin", new Uint8Array(500_000)] as const];
  const source = countedSource(memorySource("a.zip", await zipped(large, 0)));
  const files = await zipFiles(source);
  const directory = source.bytesRead;
  expect(directory).toBeLessThan(80_000);
  const picture = files.find(({ path }) => path.endsWith(".png"))!;
  await picture.read();
  expect(source.bytesRead - directory).toBeLessThan(picture.size + 1000);
});

test("zips of one domain each make one collection, whose names are the domains", async () => {
  const ofDomain = (domain: string) =>
    [...contents]
      .filter(([path]) => path.startsWith(domain))
      .map(([path, bytes]) => [path.slice(domain.length + 1), bytes] as const);
  const files = await Promise.all(
    ["real", "quickdraw"].map(async (domain) =>
      zipFiles(memorySource(`${domain}.zip`, await zipped(ofDomain(domain), 6))),
    ),
  );
  const catalogue = await catalogueFolder("zips", files.flat());
  expect(catalogue.domains).toEqual(["quickdraw", "real"]);
  expect(catalogue.pictures.map(({ path }) => path)).toEqual([...contents.keys()].sort());
});

test("a zip of more than 4 GiB is read in place, by its 64-bit entries", async () => {
  // A hole of zeros before the true zip, whose entries are all placed behind it.
  const hole = 5 * 2 ** 30;
  const [path, bytes] = [...contents][0]!;
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    level: 0,
    zip64: true,
    offset: hole,
  });
  await writer.add(path, new Uint8ArrayReader(bytes));
  const tail = await writer.close();
  const source = countedSource({
    name: "real.zip",
    size: hole + tail.length,
    slice: (start, end) => {
      const part = new Uint8Array(end - start);
      if (end > hole)
        part.set(tail.subarray(Math.max(0, start - hole), end - hole), Math.max(0, hole - start));
      return Promise.resolve(part);
    },
  });
  const [file] = await zipFiles(source);
  expect(file).toMatchObject({ path: `real/${path}`, size: bytes.length });
  expect(await file!.read()).toEqual(bytes);
  expect(source.bytesRead).toBeLessThan(200_000);
});

test("what is no zip, or a damaged one, is named", async () => {
  const junk = memorySource("my.zip", new Uint8Array(100));
  await expect(zipFiles(junk)).rejects.toThrow(/^'my\.zip' is not a readable zip: /);
  const bytes = await zipped([["real/cello/a.png", contents.values().next().value!]], 0);
  bytes[200]! ^= 0xff;
  const [file] = await zipFiles(memorySource("a.zip", bytes));
  await expect(file!.read()).rejects.toThrow(/^cannot be taken out of its zip: /);
});
