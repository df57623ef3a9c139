import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { afterEach, expect, test } from "vitest";
import { domainnetOnHub } from "../data/import/domainnetOnHub.ts";
import { openNodeJpegDecoder } from "../data/import/nodeJpegDecoder.ts";
import type { Selection } from "../data/import/selection.ts";
import { smallDomainNet, testClasses, testDomains } from "../data/import/testPictures.ts";
import { writeParquet } from "../data/import/testParquet.ts";
import type { LoopbackHub } from "../hub/loopbackHub.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import type { PictureOrigin } from "../library/openPictures.ts";
import { datasetFiles, importReport, keptDatasets } from "../library/keptDatasets.ts";
import { memoryTree } from "../library/memoryTree.ts";
import { openStoredDataset } from "../data/import/datasetStore.ts";
import { ImportClient } from "./importClient.ts";
import type { ImporterPort } from "./importClient.ts";
import { ImportHost } from "./importHost.ts";
import { importTaskTable } from "./importTaskTable.ts";
import { said } from "../shared/said.ts";

let hub: LoopbackHub | null = null;
afterEach(async () => {
  await hub?.close();
  hub = null;
});

const site = { filesUrl: "http://localhost/", held: new Map<string, Blob>() };

/** A client and a host that speak as through a worker, over a tree in memory. */
function connect(tree = memoryTree()) {
  const client = new ImportClient(() => {
    const port: ImporterPort = {
      postMessage: (message) => host.receive(structuredClone(message)),
      terminate: () => undefined,
      onmessage: null,
      onerror: null,
    };
    const host = new ImportHost(
      {
        table: importTaskTable,
        openTree: () => Promise.resolve(tree),
        openJpegDecoder: openNodeJpegDecoder,
        openModel: () => {
          throw new Error("not in this test");
        },
        patience: { attempts: 2, backoffMs: 1 },
      },
      (data) => port.onmessage?.({ data: structuredClone(data) }),
    );
    return port;
  });
  return { client, tree };
}

const pictures = smallDomainNet(8);
const broken = "real/cello/real_002.png";
pictures.set(broken, new TextEncoder().encode("GIF89a"));

function given(paths: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) {
  return [...paths].map(([path, bytes]) => ({ path, file: new Blob([bytes]) }));
}

const selection: Selection = {
  reference: "real",
  shifted: ["quickdraw"],
  classes: ["airplane", "cello"],
  trainPerClass: 8,
  testPerClass: 8,
  seed: 0,
};
const settings = { selection, imageSize: 16, name: "mine", title: "Mine" };

async function importFrom(origin: PictureOrigin) {
  const { client, tree } = connect();
  const opened = { id: 1, origin };
  const contents = await client.run("openPictures", { opened }, site);
  const plan = await client.run("planImport", { opened, selection, imageSize: 16 }, site);
  const report = await client.run("importPictures", { opened, ...settings }, site);
  const dataset = await openStoredDataset(datasetFiles(Promise.resolve(tree)), "mine");
  return { contents, plan, report, tree, dataset };
}

test("a folder is listed, planned, imported and kept, with what is wrong with it", async () => {
  const files = [...given(pictures), { path: "loose.jpg", file: new Blob(["x"]) }];
  const { contents, plan, report, tree, dataset } = await importFrom({
    kind: "files",
    name: "pictures",
    files,
  });
  expect(contents.domains).toEqual(testDomains);
  expect(contents.counts).toEqual([
    [8, 8, 8],
    [8, 8, 8],
  ]);
  expect(plan.pictures).toBe(32);
  expect(report.skipped).toEqual([{ reason: said("isAGif"), paths: [broken], count: 1 }]);
  expect(report.leftOut).toMatchObject([{ paths: ["loose.jpg"], count: 1 }]);
  expect(report.domains.map(({ title, perClass }) => [title, perClass])).toEqual([
    ["real", [8, 7]],
    ["quickdraw", [8, 8]],
  ]);
  expect((await keptDatasets(tree)).map(({ name }) => name)).toEqual(["folder:mine"]);
  expect(await importReport(tree, "mine")).toEqual(report);
  expect((await dataset.pictures(dataset.reference, "train")).tile).toBe(16);
});

test("zips and parquet files give the same pictures as a folder", async () => {
  const whole = smallDomainNet(8);
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [path, bytes] of whole) await writer.add(path, new Uint8ArrayReader(bytes));
  const zip = new Blob([Uint8Array.from(await writer.close())]);
  const names = { domains: testDomains, classes: testClasses };
  const rows = [...whole].map(([path, bytes]) => {
    const [domain, className] = path.split("/") as [string, string];
    const [label, id] = [testClasses.indexOf(className), testDomains.indexOf(domain)];
    return { path, bytes, label, domain: id };
  });
  const parquet = writeParquet(rows, names, { rowGroupSize: 7 });
  const origins: PictureOrigin[] = [
    { kind: "files", name: "pictures", files: given(whole) },
    { kind: "files", name: "all.zip", files: [{ path: "all.zip", file: zip }] },
    { kind: "files", name: "a.parquet", files: [{ path: "a.parquet", file: new Blob([parquet]) }] },
  ];
  const hashes = [];
  for (const origin of origins) {
    const { dataset } = await importFrom(origin);
    hashes.push(
      dataset.index.domains.map(({ splits }) => Object.values(splits).map(({ sha256 }) => sha256)),
    );
  }
  expect(hashes[1]).toEqual(hashes[0]);
  expect(hashes[2]).toEqual(hashes[0]);
});

test("a hub without DomainNet's files is told with the way out", async () => {
  hub = await startLoopbackHub({
    files: { [`datasets/${domainnetOnHub.repository}/README.md`]: new Uint8Array(9) },
  });
  const { client } = connect();
  const opened = { id: 1, origin: { kind: "hub", host: hub.host } } as const;
  await expect(client.run("openPictures", { opened }, site)).rejects.toThrow(
    /has no file 'data\/train-00000-of-00003\.parquet' .* Choose another host/,
  );
});

test("an import that is cancelled leaves nothing", async () => {
  const { client, tree } = connect();
  const controller = new AbortController();
  const origin = { kind: "files", name: "pictures", files: given(pictures) } as const;
  const onProgress = () => controller.abort();
  const { signal } = controller;
  await expect(
    client.run("importPictures", { opened: { id: 1, origin }, ...settings }, site, {
      signal,
      onProgress,
    }),
  ).rejects.toMatchObject({ kind: "cancelled" });
  expect((await tree.list("datasets")).size).toBe(0);
});

test("a data set that finds no room is held, and said so", async () => {
  const { client } = connect(memoryTree(100));
  const origin = { kind: "files", name: "pictures", files: given(pictures) } as const;
  let held: ReadonlyMap<string, Blob> = new Map();
  await client.run("importPictures", { opened: { id: 1, origin }, ...settings }, site, {
    onHeld: (now) => (held = now),
  });
  expect([...held.keys()]).toContain("datasets/mine/index.json");
});

test("a worker that breaks off ends its tasks in words, and the next task starts another", async () => {
  let spawned = 0;
  const ports: ImporterPort[] = [];
  const client = new ImportClient(() => {
    spawned += 1;
    const port: ImporterPort = {
      postMessage: () => undefined,
      terminate: () => undefined,
      onmessage: null,
      onerror: null,
    };
    ports.push(port);
    return port;
  });
  const params = { name: "hf:o/clip", host: "http://localhost" };
  const first = client.run("fetchModel", params, site);
  ports[0]!.onerror!({ message: "out of memory" });
  await expect(first).rejects.toThrow(/The import worker broke off: out of memory/);
  void client.run("fetchModel", params, site);
  expect(spawned).toBe(2);
});
