/** A run that is never lost: closed pages, lost devices and broken workers end with the same numbers. */
import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, stepOf, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: true, overlay: tinySite() });

/** All that a run measured, but for times: metrics.csv. */
async function metricsOf(page: Page, method: string): Promise<string> {
  await press(page, `Continue from or save ${method}`);
  const button = page.getByRole("button", { name: `Metrics of ${method} as CSV`, exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  return readFile(await download.path(), "utf8");
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

test("a page that is closed in the midst goes on when it is opened again, to the same numbers", async () => {
  const fragment = `${tinySpec}&steps=600`;
  const whole = await harness().visit(fragment);
  await press(whole.page, "Start training");
  await waitForStatus(whole.page, /^Finished after 600 steps/);
  const expected = await both(whole.page);

  const { page, context } = await harness().visit(fragment);
  await press(page, "Start training");
  await trainPast(page, 50);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.storage.estimate()).usage))
    .toBeGreaterThan(10_000);
  await page.waitForTimeout(500);
  const reached = await stepOf(page);
  expect(reached).toBeLessThan(600);
  await page.close();

  const again = await openAgain(context, page.url());
  const saved = await stepOf(again);
  expect(saved).toBeGreaterThan(0);
  await press(again, "Go on");
  await waitForStatus(again, /^Finished after 600 steps/);
  expect(await both(again)).toEqual(expected);

  await again.reload();
  await waitForStatus(again, /^Finished after 600 steps/);
  expect(await again.getByTestId("interrupted").count()).toBe(0);
  expect(await both(again)).toEqual(expected);
  await press(again, "Continue from or save Lipsum-FT");
  const weights = again.getByRole("button", { name: "Weights of Lipsum-FT", exact: true });
  const [download] = await Promise.all([again.waitForEvent("download"), weights.press("Enter")]);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString()).toContain(
    '"head.weight"',
  );
});
