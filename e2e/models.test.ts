import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasSharedData, realRepository, sharedData } from "../oracle/realRepository.ts";
import { smallDomainNet } from "../src/data/import/testPictures.ts";
import type { Fault, LoopbackHub } from "../src/hub/loopbackHub.ts";
import { startLoopbackHub } from "../src/hub/loopbackHub.ts";
import { tinySiteFiles } from "../src/training/tinySite.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

/** What becomes of the next answers with bytes of tiny's weights. */
let fault: Fault | null = null;
const tinyWeights = "o/tiny/model.safetensors";

function tinyRepository(id: string): Record<string, Uint8Array> {
  const folder = "models/drawings-clip/";
  const files = [...tinySiteFiles()].filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(
    files.map(([path, bytes]) => [`${id}/${path.slice(folder.length)}`, bytes]),
  );
}

let hub: LoopbackHub;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lipsum-models-"));
  hub = await startLoopbackHub({
    files: {
      ...tinyRepository("o/tiny"),
      "o/tiny/README.md": new TextEncoder().encode("---\nlicense: mit\n---\n# Tiny"),
      "o/tiny/LICENSE": new TextEncoder().encode("MIT License\n\nCopyright the authors of tiny"),
      ...tinyRepository("o/damaged"),
      ...(hasSharedData ? realRepository("wkcn/TinyCLIP-8M", "tinyclip-8m-16") : {}),
      "o/rounded/onnx/vision_model_quantized.onnx": new Uint8Array(2000),
      ...Object.fromEntries(
        Object.entries(tinyRepository("o/rounded")).filter(([path]) => !path.endsWith("tensors")),
      ),
      "o/text/config.json": new TextEncoder().encode('{"model_type":"bert"}'),
    },
    hash: (file) => (file === "o/damaged/model.safetensors" ? "0".repeat(64) : null),
    fault: (file) => (file === tinyWeights ? fault : null),
  });
}, 300_000);
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const harness = openHarness({ hasWebGpu: false, overlay: tinySite(), hub: () => hub });

/** Opens the page with the hub on this machine as its mirror, as a person sets it. */
async function visitWithHub(fragment: string) {
  const visit = await harness().visit(fragment);
  const { page } = visit;
  await press(page, "Change the model");
  await page.getByText(/^Host: huggingface.co/).click();
  await page.getByLabel("Hub", { exact: true }).fill(hub.host);
  await press(page, "Use these");
  await page.getByText(`Host: ${new URL(hub.host).host}`).waitFor();
  return visit;
}

async function lookUp(page: Page, repository: string): Promise<void> {
  await page.getByLabel("Repository", { exact: true }).fill(repository);
  await press(page, "Look up");
}

async function fetchFound(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Fetch \d/ }).press("Enter");
}

async function emptyStorage(page: Page): Promise<void> {
  await page
    .getByTestId("storage")
    .filter({ hasText: /^0 B of models/ })
    .waitFor();
}

async function zipOf(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [path, bytes] of files) await writer.add(path, new Uint8ArrayReader(bytes));
  return writer.close();
}

const failureOf = (page: Page) => page.getByTestId("task-failure");

test("a link's model of the hub is fetched on a person's word, trains, and is here the next time", async () => {
  const { page, requests } = await harness().visit(`${tinySpec}&steps=6&model=hf:o/tiny`);
  const notice = page.getByTestId("missing-model");
  expect(await notice.textContent()).toContain("o/tiny of the Hugging Face hub is not in this");
  await page.waitForTimeout(500);
  expect(requests.filter((url) => url.includes("huggingface"))).toEqual([]);
  await press(page, "Start training");
  await page.getByTestId("failure").filter({ hasText: "Open Model, fetch it" }).waitFor();

  await press(page, "Look at what it takes");
  expect(await page.getByLabel("Repository", { exact: true }).inputValue()).toBe("o/tiny");
  await page.getByText(/^Host: huggingface.co/).click();
  await page.getByLabel("Hub", { exact: true }).fill(hub.host);
  await press(page, "Use these");
  await press(page, "Look up");
  const found = page.getByTestId("found-model");
  await found.waitFor();
  expect(await found.textContent()).toMatch(/16×16 pixels.*files, \d+ kB, from 127\.0\.0\.1/);
  expect(hub.requests.filter((request) => request.startsWith(tinyWeights))).toEqual([]);
  expect(await found.textContent()).toContain("Licence: mit. Its page");
  await fetchFound(page);
  await page.getByRole("radio", { name: /o\/tiny/ }).waitFor();
  expect(await page.getByTestId("storage").textContent()).toMatch(/[1-9]\d* kB of models and data/);
  await press(page, "Licence of o/tiny");
  await page
    .getByRole("group", { name: "LICENSE" })
    .filter({ hasText: "authors of tiny" })
    .waitFor();
  await press(page, "Done");
  expect(await notice.count()).toBe(0);

  hub.requests.length = 0;
  await page.reload();
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 6 steps/);
  expect(hub.requests).toEqual([]);

  await press(page, "Change the model");
  await press(page, "Delete o/tiny from this browser");
  await page.getByRole("radio", { name: /o\/tiny/ }).waitFor({ state: "detached" });
  await emptyStorage(page);
});

test("whatever a host does ends in words, and the page goes on", async () => {
  const { page } = await visitWithHub(tinySpec);
  const expectFailure = async (text: RegExp) => {
    await failureOf(page).filter({ hasText: text }).waitFor({ timeout: 40_000 });
  };

  await lookUp(page, "o/none");
  await expectFailure(/o\/none.* answered 401: it is private, needs its terms .* or does not/);
  await lookUp(page, "not a name");
  await expectFailure(/must be named as owner\/name/);
  await lookUp(page, "o/text");
  await expectFailure(/has no 'preprocessor_config\.json'/);
  await lookUp(page, "o/rounded");
  await expectFailure(/quanti[sz]ed/);

  const faults: readonly (readonly [Fault, RegExp])[] = [
    [{ type: "status", status: 404 }, /the hub lists this file and does not have it/],
    [{ type: "status", status: 403 }, /answered 403: it is private/],
    [{ type: "status", status: 416 }, /416|does not tell the file's size/],
    [{ type: "status", status: 503 }, /answered 503, 5 times in a row/],
    [{ type: "whole", contentType: "text/html" }, /sent a page in place of the file/],
    [{ type: "truncate", bytes: 100 }, /ended after 100 of \d+ bytes, 5 times/],
    [{ type: "drop", bytes: 100 }, /5 times in a row/],
  ];
  fault = null;
  await lookUp(page, "o/tiny");
  await page.getByTestId("found-model").waitFor();
  await fetchFoundWith(faults[0]![0]);
  await expectFailure(faults[0]![1]);
  for (const [next, words] of faults.slice(1)) {
    fault = next;
    await press(page, "Try again");
    await expectFailure(words);
  }

  // A host that says nothing more is waited for, and can be given up.
  fault = { type: "stall", bytes: 100 };
  await press(page, "Try again");
  await page.getByTestId("task").waitFor();
  await press(page, "Cancel");
  await page.getByTestId("task").waitFor({ state: "detached" });

  fault = null;
  await fetchFound(page);
  await page.getByRole("radio", { name: /o\/tiny/ }).waitFor();

  await lookUp(page, "o/damaged");
  await fetchFound(page);
  await expectFailure(/was damaged on its way: its SHA-256 is .* It was thrown away/);
  await press(page, "Done");
  await press(page, "Start training");
  await waitForStatus(page, /^(Training|Warming|Loading)/);

  async function fetchFoundWith(first: Fault) {
    fault = first;
    await fetchFound(page);
  }
});

test("where the browser has no room, models and pictures are trained on from memory, and said to be", async () => {
  const pictures = join(folder, "small.zip");
  writeFileSync(pictures, await zipOf(smallDomainNet(8)));
  const { page, context } = await visitWithHub(`${tinySpec}&steps=4&batchSize=4`);
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 4096 });

  await lookUp(page, "o/tiny");
  await page.getByTestId("found-model").waitFor();
  await fetchFound(page);
  await page.getByRole("radio", { name: /o\/tiny/ }).waitFor();
  const storage = page.getByTestId("storage");
  expect(await storage.textContent()).toMatch(
    /\d+ kB found no room and are in memory: training works, and a reload loses them/,
  );
  await press(page, "Done");

  await press(page, "Change the data");
  await page.getByTestId("files-input").setInputFiles(pictures);
  await page.getByTestId("picture-choice").waitFor();
  await press(page, "Import");
  await page.getByRole("radio", { name: /small\.zip 48 pictures/ }).waitFor();
  expect(await storage.textContent()).toMatch(/found no room/);
  await press(page, "Done");
  await press(page, "Start training");
  await waitForStatus(page, /^Finished after 4 steps/);

  await page.reload();
  await page.getByTestId("missing-model").waitFor();
  await page.getByTestId("missing-dataset").waitFor();
});

test("pictures come from a folder and a zip; what is broken is listed; a checkpoint opens", async () => {
  const pictures = smallDomainNet(8);
  pictures.set("real/cello/real_002.png", new TextEncoder().encode("GIF89a"));
  const zip = join(folder, "pets.zip");
  writeFileSync(zip, await zipOf(pictures));

  const { page } = await harness().visit(`${tinySpec}&steps=4&batchSize=4`);
  await press(page, "Change the data");
  await page.getByTestId("files-input").setInputFiles(zip);
  await page.getByTestId("picture-choice").waitFor();
  expect(await page.getByText("3 of 3 classes").count()).toBe(1);
  await page.getByRole("checkbox", { name: /^cell_phone/ }).uncheck();
  await press(page, "Import");
  await page.getByRole("radio", { name: /pets\.zip 31 pictures of 2 classes in 2/ }).waitFor();
  await press(page, "Report of the import of pets.zip");
  const report = await page.getByTestId("import-report").textContent();
  expect(report).toMatch(/1 picture could not be read.*is a GIF; JPEG and PNG are read/);
  await press(page, "Done");
  // The sample is drawn from what was imported.
  expect(await page.getByRole("img", { name: "airplane, real" }).count()).toBe(1);

  await press(page, "Start training");
  await waitForStatus(page, /^Finished after 4 steps/);
  await page.reload();
  await page.getByRole("img", { name: "airplane, real" }).first().waitFor();

  const checkpoint = join(folder, "tuned.safetensors");
  writeFileSync(checkpoint, [...tinySiteFiles()].find(([path]) => path.endsWith("tensors"))![1]);
  await press(page, "Change the model");
  await page.getByTestId("files-input").setInputFiles(checkpoint);
  await page
    .getByRole("radio", { name: /tuned .*from disk with the rest of drawings-clip/ })
    .waitFor();
  await page.getByTestId("files-input").setInputFiles(zip);
  await failureOf(page)
    .filter({ hasText: /there are no weights among the 1 files/ })
    .waitFor();

  await press(page, "Clear all");
  await press(page, "Delete everything?");
  await emptyStorage(page);
  await press(page, "Done");
  await page.getByTestId("missing-dataset").waitFor();
});

test.skipIf(!hasSharedData)(
  "TinyCLIP-8M/16 comes by ranges, and Lipsum-FT lowers its loss on photographs",
  { timeout: 600_000 },
  async () => {
    const settings =
      "v=2&recipes=lipsum-ft&steps=8&batchSize=4&learningRate=0.0003&evaluations=1&evaluationSubset=8&lipsum-ft.texts=8&selection=last";
    const { page } = await visitWithHub(settings);
    await lookUp(page, "wkcn/TinyCLIP-8M");
    const found = page.getByTestId("found-model");
    await found.waitFor();
    expect(await found.textContent()).toMatch(/224×224.*8\.3 M .* 15\.2 M .*9\d\.\d MB/);
    await fetchFound(page);
    await page.getByRole("radio", { name: /TinyCLIP-8M/ }).waitFor({ timeout: 60_000 });
    const ranges = hub.requests.filter((request) => request.startsWith("wkcn/TinyCLIP-8M/model"));
    expect(ranges.length).toBeGreaterThan(10);
    await press(page, "Done");

    await press(page, "Change the data");
    await page.getByTestId("folder-input").setInputFiles(join(sharedData, "mini-domainnet"));
    await page.getByTestId("picture-choice").waitFor();
    expect(await page.getByLabel("Made ready for an input of", { exact: true }).inputValue()).toBe(
      "224",
    );
    await press(page, "None");
    for (const name of ["airplane", "panda", "pizza"])
      await page.getByRole("checkbox", { name: new RegExp(`^${name} `) }).check();
    for (const label of [/^To train/, /^To test/]) await page.getByLabel(label).fill("5");
    await press(page, "Import");
    await page.getByRole("radio", { name: /mini-domainnet/ }).waitFor({ timeout: 60_000 });
    await press(page, "Done");

    await press(page, "Start training");
    await waitForStatus(page, /^Finished after 8 steps/, 500_000);
    await press(page, "Continue from or save Lipsum-FT");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      press(page, "Metrics of Lipsum-FT as CSV"),
    ]);
    const stream = await download.createReadStream();
    let csv = "";
    for await (const chunk of stream) csv += String(chunk);
    const [header, ...rows] = csv.trim().split("\n");
    const column = header!.split(",").indexOf("train/loss");
    const losses = rows
      .map((row) => row.split(",")[column]!)
      .filter(Boolean)
      .map(Number);
    expect(losses).toHaveLength(8);
    const mean = (some: readonly number[]) => some.reduce((a, b) => a + b, 0) / some.length;
    expect(mean(losses.slice(-2))).toBeLessThan(0.9 * mean(losses.slice(0, 2)));
  },
);
