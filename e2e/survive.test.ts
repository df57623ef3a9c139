/** A run that is never lost: closed pages, lost devices and broken workers end with the same numbers. */
import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, stepOf, waitForStatus } from "./chromium.ts";
import { patchedWorkers } from "./patchedWorkers.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: true, overlay: tinySite() });

/** Whether a live evaluation in the midst fits into the time is all that differs from run to run. */
const onceMeasured = tinySpec.replace("evaluations=2", "evaluations=1");

/**
 * Lets a test reach into the trainer's worker: what is posted on the channel "test" destroys its
 * devices, or throws where nothing catches it.
 */
const openWorker = patchedWorkers(`
  const devices = [];
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...given) {
    const device = await requestDevice.apply(this, given);
    devices.push(device);
    return device;
  };
  new BroadcastChannel("test").onmessage = ({ data }) => {
    if (data === "lose device") for (const device of devices) device.destroy();
    if (data === "break") throw new Error("broken by the test");
  };`);

const tellWorker = (page: Page, what: "lose device" | "break") =>
  page.evaluate((data) => new BroadcastChannel("test").postMessage(data), what);

async function computeOn(page: Page, device: string): Promise<void> {
  await page.getByText("More", { exact: true }).press("Enter");
  await page.getByLabel("Compute on", { exact: true }).selectOption({ label: device });
}

/** All that a run measured, but for times: metrics.csv. */
async function metricsOf(page: Page, method: string): Promise<string> {
  await press(page, `Continue from or save ${method}`);
  const button = page.getByRole("button", { name: `Metrics of ${method} as CSV`, exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  const text = await readFile(await download.path(), "utf8");
  const [header, ...rows] = text.split("\n").map((row) => row.split(","));
  const times = header!.indexOf("train/time_ms");
  return [header!, ...rows].map((row) => row.toSpliced(times, 1).join(",")).join("\n");
}

const both = async (page: Page) => [
  await metricsOf(page, "FT"),
  await metricsOf(page, "Lipsum-FT"),
];

async function openAgain(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByTestId("interrupted").waitFor();
  return page;
}

/** Waits until something is saved, a while after `step` updates. */
async function trainPast(page: Page, step: number): Promise<void> {
  await expect.poll(() => stepOf(page), { timeout: 120_000 }).toBeGreaterThan(step);
}

test("after a broken worker it goes on by itself, after a closed page or a reset when asked, to the same numbers", async () => {
  const fragment = `${onceMeasured}&steps=2000`;
  const whole = await harness().visit(fragment);
  await press(whole.page, "Start training");
  await waitForStatus(whole.page, /^Finished after 2000 steps/);
  const expected = await both(whole.page);

  const { page, context } = await harness().visit(fragment, { before: openWorker });
  await press(page, "Start training");
  await trainPast(page, 600);
  await tellWorker(page, "break");
  await waitForStatus(page, /^(Loading|Warming up)/);
  await trainPast(page, 1200);
  expect(await page.getByTestId("device").textContent()).toContain("the training worker broke off");
  await page.close();

  const again = await openAgain(context, page.url());
  const saved = await stepOf(again);
  expect(saved).toBeGreaterThan(0);
  await press(again, "Go on");
  await trainPast(again, saved);
  await press(again, "Reset");
  await press(again, "Undo");
  await press(again, "Go on");
  await waitForStatus(again, /^Finished after 2000 steps/);
  expect(await both(again)).toEqual(expected);

  await again.reload();
  await waitForStatus(again, /^Finished after 2000 steps/);
  expect(await again.getByTestId("interrupted").count()).toBe(0);
  expect(await both(again)).toEqual(expected);
  await press(again, "Continue from or save Lipsum-FT");
  const weights = again.getByRole("button", { name: "Weights of Lipsum-FT", exact: true });
  const [download] = await Promise.all([again.waitForEvent("download"), weights.press("Enter")]);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString()).toContain(
    '"head.weight"',
  );

  const elsewhere = await harness().visit();
  await openFile(elsewhere.page, await halfFile(fragment));
  await elsewhere.page.getByTestId("interrupted").waitFor();
  expect(await stepOf(elsewhere.page)).toBeGreaterThan(0);
  await press(elsewhere.page, "Go on");
  await waitForStatus(elsewhere.page, /^Finished after 2000 steps/);
  expect(await both(elsewhere.page)).toEqual(expected);
});

/** The file of an experiment that was paused in its midst. */
async function halfFile(fragment: string): Promise<Buffer> {
  const { page } = await harness().visit(fragment);
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 1$/);
  // Long enough for the next update to be saved.
  await page.waitForTimeout(2000);
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 2$/);
  await press(page, "Share");
  const button = page.getByRole("button", { name: "Save as a file", exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  return readFile(await download.path());
}

async function openFile(page: Page, buffer: Buffer): Promise<void> {
  await press(page, "Share");
  const file = { name: "half.lipsum.zip", mimeType: "application/zip", buffer };
  await page.locator("dialog input[type=file]").setInputFiles(file);
}

test("a lost device is replaced, and the run ends with the same numbers", async () => {
  const fragment = `${onceMeasured}&recipes=lipsum-ft&steps=10`;
  const whole = await harness().visit(fragment);
  await computeOn(whole.page, "WebGPU");
  await press(whole.page, "Start");
  await waitForStatus(whole.page, /^Finished after 10 steps/, 240_000);
  const expected = await metricsOf(whole.page, "Lipsum-FT");
  await whole.page.close();

  const { page } = await harness().visit(fragment, { before: openWorker });
  await computeOn(page, "WebGPU");
  await press(page, "Start");
  await trainPast(page, 3);
  await tellWorker(page, "lose device");
  await waitForStatus(page, /^(Loading|Warming up)/);
  await waitForStatus(page, /^Finished after 10 steps/, 240_000);
  const device = await page.getByTestId("device").textContent();
  expect(device).toMatch(/\(webgpu\).*went on from step [1-9].*: the graphics device was lost/);
  expect(await page.getByTestId("failure").count()).toBe(0);
  expect(await metricsOf(page, "Lipsum-FT")).toBe(expected);
}, 600_000);
