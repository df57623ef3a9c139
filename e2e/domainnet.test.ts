import { afterAll, beforeAll, expect, test } from "vitest";
import { dn4ilGroups } from "../src/data/import/dn4ilGroups.ts";
import { domainnetClasses, domainnetDomains } from "../src/data/import/domainnetClasses.ts";
import { domainnetOnHub } from "../src/data/import/domainnetOnHub.ts";
import { goldenFile } from "../src/data/import/goldenPictures.ts";
import { writeParquet } from "../src/data/import/testParquet.ts";
import type { TestRow } from "../src/data/import/testParquet.ts";
import { noisePng } from "../src/data/import/testPictures.ts";
import type { Fault, LoopbackHub } from "../src/hub/loopbackHub.ts";
import { startLoopbackHub } from "../src/hub/loopbackHub.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import type { LoopbackViewer } from "./loopbackViewer.ts";
import { startLoopbackViewer } from "./loopbackViewer.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const insects = dn4ilGroups.find(({ title }) => title === "insects")!.classes;
const perClass = { train: 8, test: 6 };
/** What becomes of the answers with bytes of the parquet files. */
let fault: Fault | null = null;
let hub: LoopbackHub;
let viewer: LoopbackViewer;

/** Rows of real and quickdraw pictures of five classes and, to be left alone, of another one. */
function rowsOf(split: "train" | "test"): TestRow[] {
  const jpeg = goldenFile("jpeg 4:2:0");
  return ["real", "quickdraw"].flatMap((domain) =>
    [...insects, "zebra"].flatMap((name) =>
      Array.from({ length: perClass[split] }, (_, i): TestRow => {
        const path = `${domain}/${name}/${split}_${i}.${i === 3 ? "jpg" : "png"}`;
        const isBroken = path === "real/bee/train_1.png";
        const png = isBroken ? new TextEncoder().encode("GIF89a") : noisePng(path, 24, 20);
        const [label, id] = [domainnetClasses.indexOf(name), domainnetDomains.indexOf(domain)];
        return { path, bytes: i === 3 ? jpeg : png, label, domain: id };
      }),
    ),
  );
}

beforeAll(async () => {
  const names = { domains: domainnetDomains, classes: domainnetClasses };
  const { repository, revision, files } = domainnetOnHub;
  const served = files.map(({ path }, i) => {
    const split = path.includes("test") ? "test" : "train";
    // Of the train files, the first has all rows.
    const rows = split === "test" || i === 0 ? rowsOf(split) : rowsOf(split).slice(-1);
    return [`datasets/${repository}/${path}`, writeParquet(rows, names, { rowGroupSize: 16 })];
  });
  hub = await startLoopbackHub({
    files: Object.fromEntries(served) as Record<string, Uint8Array>,
    revisions: [revision],
    fault: () => fault,
  });
  const rows = { train: rowsOf("train"), test: rowsOf("test") };
  viewer = await startLoopbackViewer({ rows, ...names });
});
afterAll(async () => {
  await hub.close();
  viewer.close();
});

const harness = openHarness({
  ...{ hasWebGpu: false, overlay: tinySite() },
  hub: () => hub,
  viewer: () => viewer.host,
});

test("a group of DomainNet's classes comes from the hub by ranges, trains, and is here the next time", async () => {
  const { page, requests } = await harness().visit(`${tinySpec}&steps=6`);
  await press(page, "Change the data");
  await press(page, "DomainNet from the hub");
  await page.getByText(/^Host: huggingface.co/).click();
  await page.getByLabel("Hub", { exact: true }).fill(hub.host);
  await press(page, "Use these");
  await press(page, "None");
  await page.getByText("DN4IL’s groups of five (20)").click();
  await press(page, "insects");
  await page.getByText("5 of 345 classes").waitFor();
  await page.getByLabel(/^To train/).fill(String(perClass.train));
  await page.getByLabel(/^To test/).fill(String(perClass.test));
  expect(requests.filter((url) => url.startsWith(hub.host))).toEqual([]);

  fault = { type: "status", status: 403 };
  await press(page, "Work out what it takes");
  const failure = page.getByTestId("task-failure");
  await failure.filter({ hasText: /answered 403: it is private/ }).waitFor();
  fault = null;
  await press(page, "Try again");
  const plan = page.getByTestId("import-plan");
  await plan.waitFor();
  // Sketches are measured too, and this hub has none.
  expect(await plan.textContent()).toMatch(
    /pictures, at most [\d.]+ .B from 127\.0\.0\.1.*5 classes have no picture in a domain/,
  );
  await plan.getByRole("button", { name: "Import" }).press("Enter");
  await page.getByRole("radio", { name: /DomainNet \d+ pictures of 5 classes in 2/ }).waitFor();

  await press(page, "Report of the import of DomainNet");
  const report = page.getByTestId("import-report");
  expect(await report.textContent()).toMatch(/1 picture could not be read.*is a GIF/);
  expect(await page.getByText("published under a fair-use notice").count()).toBeGreaterThan(0);
  await press(page, "Done");

  hub.requests.length = 0;
  await page.reload();
  await press(page, "Start training");
  await waitForStatus(page, /^Finished after 6 steps/);
  expect(hub.requests).toEqual([]);
});

test("a small part comes picture by picture from the dataset viewer", async () => {
  const { page } = await harness().visit(tinySpec);
  await press(page, "Change the data");
  await press(page, "DomainNet from the hub");
  await page.getByText(/^Host: huggingface.co/).click();
  await page.getByLabel("Hub", { exact: true }).fill(hub.host);
  await page.getByLabel("Dataset viewer", { exact: true }).fill(viewer.host);
  await press(page, "Use these");
  await page.getByRole("combobox", { name: /^How/ }).selectOption("viewer");
  await press(page, "None");
  await page.getByText("DN4IL’s groups of five (20)").click();
  await press(page, "insects");
  await page.getByLabel(/^To train/).fill("4");
  await page.getByLabel(/^To test/).fill("2");
  hub.requests.length = 0;

  viewer.refusal = "The split is being indexed.";
  await press(page, "Work out what it takes");
  const failure = page.getByTestId("task-failure");
  await failure
    .filter({ hasText: /does not give .*: The split is being indexed\. \(500\)/ })
    .waitFor();
  viewer.refusal = null;
  await press(page, "Try again");
  const plan = page.getByTestId("import-plan");
  await plan.filter({ hasText: /pictures, one by one, as 127\.0\.0\.1/ }).waitFor();
  expect(viewer.requests.filter((path) => path.startsWith("/image/"))).toEqual([]);
  await plan.getByRole("button", { name: "Import" }).press("Enter");
  await page.getByRole("radio", { name: /DomainNet \d+ pictures of 5 classes in 2/ }).waitFor();
  const pictures = viewer.requests.filter((path) => path.startsWith("/image/"));
  expect(pictures.length).toBeGreaterThan(0);
  expect(new Set(pictures).size).toBe(pictures.length);
  expect(pictures.filter((path) => path.includes("zebra"))).toEqual([]);
  expect(hub.requests).toEqual([]);
});
