import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { domainnetOnHub } from "../data/import/domainnetOnHub.ts";
import { smallDomainNet, testClasses, testDomains } from "../data/import/testPictures.ts";
import { writeParquet } from "../data/import/testParquet.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import { tinySiteFiles } from "../training/tinySite.ts";
import { parseCommandLine } from "./commandLine.ts";
import { openPictures } from "./openPictures.ts";
import { lipsum } from "./spawnLipsum.ts";

// A machine that is busy with something else may take many times as long.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const broken = "real/cello/real_002.png";
const contents = smallDomainNet(10);
let root: string;
const at = (...path: string[]) => join(root, ...path);

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), bytes);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "lipsum-import-"));
  for (const [path, bytes] of tinySiteFiles()) put(join("site", path), bytes);
  for (const [path, bytes] of contents)
    if (!path.startsWith("quickdraw/airplane")) put(join("pictures", path), bytes);
  put(join("pictures", broken), new TextEncoder().encode("GIF89a"));
  put("pictures/loose.jpg", new Uint8Array(1));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("a folder is imported, with all that is wrong with it, and trained on", () => {
  const sizes = ["--per-class", "100", "--image-size", "16"];
  const made = lipsum("import", at("pictures"), "--out", "mine", "--data", at("data"), ...sizes);
  expect(made.stderr).toMatch(
    /^Reading 50 of 50 pictures, at most \d+\.\d MB\.\nWrote .*mine; --set/,
  );
  expect(made.stdout.trim().split("\n")).toEqual([
    "3 classes; pictures for an input of 16×16 pixels.",
    "domain     role       train  val  test",
    "real       reference  17     3    9",
    "quickdraw  shifted    0      2    18",
    "Skipped 1 of those chosen:",
    `  ${broken} is a GIF; JPEG and PNG are read`,
    "Left out:",
    "  loose.jpg is not in the folder of a class",
    "Classes without pictures:",
    "  quickdraw: airplane",
  ]);
  expect(made.status).toBe(0);
  const site = ["--assets", at("site"), "--data", at("data")];
  const set = ["recipes=ft", "dataset=folder:mine", "steps=3", "batchSize=4", "evaluations=1"];
  const fields = set.flatMap((field) => ["--set", field]);
  const ran = lipsum("run", "--out", at("out"), "--threads", "1", ...fields, ...site);
  expect([ran.status, ran.stderr]).toEqual([0, expect.stringContaining("3 steps of 4 pictures")]);
  const { domains } = JSON.parse(readFileSync(at("out", "results.json"), "utf8")) as {
    domains: Record<string, { n: number; tuned: { nll: number } }>;
  };
  expect(Object.entries(domains).map(([id, { n }]) => [id, n])).toEqual([
    ["real", 9],
    ["quickdraw", 18],
  ]);
  expect(domains["real"]!.tuned.nll).toBeGreaterThan(0);
  const costs = lipsum("recipes", "--costs", ...fields, ...site);
  expect(costs.stdout).toMatch(/^ft +\d+ +1\.000 /m);
  const again = lipsum("import", at("pictures"), "--out", "mine", "--data", at("data"));
  expect([again.status, again.stderr]).toEqual([2, expect.stringMatching(/mine is there: remove/)]);
});

test("with --restrict a domain's pictures are told apart among its own classes", () => {
  const sizes = ["--per-class", "100", "--image-size", "16", "--data", at("data")];
  const measured = (name: string, ...restrict: string[]) => {
    const made = lipsum("import", at("pictures"), "--out", name, ...sizes, ...restrict);
    expect([made.status, made.stderr]).toEqual([0, expect.stringContaining("Wrote ")]);
    const set = ["--set", `dataset=folder:${name}`, "--assets", at("site"), "--data", at("data")];
    const { domains } = JSON.parse(lipsum("eval", "--threads", "1", ...set).stdout) as {
      domains: Record<string, { n: number; zeroShot: { nll: number; accuracy: number } }>;
    };
    return domains;
  };
  const [among, all] = [measured("own", "--restrict"), measured("every")];
  // Real pictures are of all classes; of quickdraw's, none is an airplane.
  expect(among["real"]).toEqual(all["real"]);
  const [own, every] = [among["quickdraw"]!, all["quickdraw"]!];
  expect(own.n).toBe(every.n);
  expect(own.zeroShot.nll).toBeLessThan(every.zeroShot.nll);
  expect(own.zeroShot.accuracy).toBeGreaterThanOrEqual(every.zeroShot.accuracy);
});

test("what is missing exits 1, what is asked wrongly 2, each in plain words", () => {
  const refused = (...args: string[]) => {
    const { status, stderr } = lipsum("import", ...args, "--out", "x", "--data", at("none"));
    expect(stderr).not.toMatch(/\n\s+at /);
    return [status, stderr.split("\n")[0]];
  };
  expect(refused(at("nothing"))).toEqual([
    1,
    expect.stringMatching(/nothing' is no folder.* that is there\. Give a folder/),
  ]);
  expect(refused(at("pictures"), "--classes", "airplane,zebra")).toEqual([
    2,
    "there is no class 'zebra'; there are airplane, cello, cell_phone",
  ]);
  expect(refused(at("pictures"), "--reference", "sketch")).toEqual([
    2,
    "--reference must be one of the domains, quickdraw, real, got 'sketch'",
  ]);
  expect(existsSync(at("none"))).toBe(false);
  const fields = ["--set", "recipes=ft", "--set", "dataset=folder:lost"];
  const places = ["--assets", at("site"), "--data", at("none")];
  const ran = lipsum("run", "--out", at("lost"), ...fields, ...places);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/lost\/index\.json' is not there\. --data must name the folder/);
});

test("an import reads all that it can have", () => {
  const lists = ["--domains", "real, sketch", "--classes", "a,b", "--reference", "sketch"];
  const numbers = ["--per-class", "5", "--image-size", "48", "--seed", "7", "--restrict"];
  const hub = "http://localhost:1";
  const places = ["--data", "d", "--hub", hub];
  expect(
    parseCommandLine(["import", "a.zip", "b.zip", "--out", "n", ...lists, ...numbers, ...places]),
  ).toEqual({
    command: "import",
    from: ["a.zip", "b.zip"],
    out: "n",
    data: "d",
    hub,
    domains: ["real", "sketch"],
    classes: ["a", "b"],
    reference: "sketch",
    perClass: 5,
    imageSize: 48,
    seed: 7,
    restrictsAnswers: true,
  });
});

test.each<[string[], RegExp]>([
  [["--out", "n"], /import needs FROM/],
  [["a"], /import needs --out NAME/],
  [["a", "--out", "../n"], /--out must be a name.*got '\.\.\/n'/],
  [["a", "--out", "n", "--per-class", "0"], /--per-class must be an integer from 1 .*got '0'/],
  [["a", "--out", "n", "--image-size", ""], /--image-size must be an integer .*got ''/],
  [["a", "--out", "n", "--classes", "b,"], /--classes must be names .*got 'b,'/],
])("refuses import %j", (args, message) => {
  expect(() => parseCommandLine(["import", ...args])).toThrow(message);
});

const names = { domains: testDomains, classes: testClasses };
const rows = [...contents].map(([path, bytes]) => {
  const [domain, className] = path.split("/") as [string, string];
  const label = testClasses.indexOf(className);
  return { path, bytes, label, domain: testDomains.indexOf(domain) };
});

test("zips with lists, parquet files and the hub are opened alike", async () => {
  for (const domain of testDomains) {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    for (const [path, bytes] of contents)
      if (path.startsWith(`${domain}/`)) await writer.add(path, new Uint8ArrayReader(bytes));
    put(`${domain}.zip`, await writer.close());
  }
  const listed = [...contents.keys()].filter((path) => path.startsWith("real/"));
  put("real_train.txt", new TextEncoder().encode(listed.map((path) => `${path} 0`).join("\n")));
  const parquet = writeParquet(rows, names, { rowGroupSize: 8 });
  put("train.parquet", parquet);
  const { repository: id, files } = domainnetOnHub;
  const served = files.map(({ path }) => [`datasets/${id}/${path}`, parquet] as const);
  const hub = await startLoopbackHub({ files: Object.fromEntries(served) });
  try {
    const open = async (...from: string[]) => {
      const { collection, sources } = await openPictures(from, hub.host);
      const { pictures } = await collection.catalogue(names);
      expect([...collection.classes].sort()).toEqual([...testClasses].sort());
      return { domains: collection.domains, pictures, sources };
    };
    const zips = await open(at("quickdraw.zip"), at("real.zip"), at("real_train.txt"));
    expect(zips).toMatchObject({ domains: testDomains, pictures: { length: 60 }, sources: [] });
    expect(zips.pictures.filter(({ split }) => split === "train")).toHaveLength(30);
    expect(await open(at("train.parquet"))).toMatchObject({ pictures: { length: 60 } });
    // This hub has "main" only; without a revision the one that is known is asked for.
    await expect(open(`hf:${id}`)).rejects.toThrow(/has no file 'data.*of wlt.*revision as in/);
    const onHub = await open(`hf:${id}@main`);
    expect(onHub).toMatchObject({ pictures: { length: 240 }, sources: [{ id: "domainnet" }] });
    expect(onHub.pictures[0]!.path).toBe(`${id}/${files[0].path}#0`);
  } finally {
    await hub.close();
  }
});

test.each<[string[], RegExp]>([
  [["hf:someone/pictures"], /of the hub hf:wltjr1007\/DomainNet can be imported, got/],
  [["a.zip", "b.parquet"], /FROM must be a folder.*got 'a\.zip b\.parquet'/],
  [["lost.zip"], /'lost\.zip' is not there/],
])("does not open %j", async (from, message) => {
  await expect(openPictures(from, "http://localhost:1")).rejects.toThrow(message);
});
