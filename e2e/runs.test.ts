import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, stepOf, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });

test("Step on an idle page makes one update of each method and pauses", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=1000`);
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 1$/);
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 2$/);
  await press(page, "Loss as a table");
  const rows = page.getByRole("table", { name: /^Loss, numbers/ }).getByRole("row");
  expect(await rows.allTextContents()).toHaveLength(3);
  expect(await stepOf(page)).toBe(2);
});

test("stops where it is, keeps the curves, and starts anew beside them", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=100000`);
  await press(page, "Start training");
  await waitForStatus(page, /^Training, step [1-9]/);
  await press(page, "Stop");
  await waitForStatus(page, /^Stopped at step/);
  await page.getByRole("textbox", { name: "Seed", exact: true }).fill("7");
  await press(page, "Start");
  await waitForStatus(page, /^Training, step [1-9]/);
  const shown = page.getByRole("group", { name: "Shown in the charts" });
  expect(await shown.getByRole("button", { name: /run \d/ }).count()).toBe(4);
  expect(await shown.getByRole("button", { name: /seed 7/ }).count()).toBe(2);
  await press(page, "Reset");
  await page.getByRole("button", { name: "Start training" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Seed", exact: true }).inputValue()).toBe("7");
  // Those that had ended are not lost; of the others it depends on whether they were saved yet.
  await press(page, "Undo");
  await shown.getByRole("button").first().waitFor();
  const ended = shown.getByRole("button", { name: /^(FT|Lipsum-FT)(?!.*seed 7)/ });
  expect(await ended.count()).toBe(2);
});

/** A run's numbers as a file to choose. */
async function metricsOf(page: Page, method: string) {
  await press(page, `Continue from or save ${method}`);
  const button = page.getByRole("button", { name: `Metrics of ${method} as CSV`, exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: "text/csv", buffer };
}

test("the numbers of runs come back from their CSV: drawn, in the tables, told apart, deleted and taken back", async () => {
  const trained = await harness().visit(`${tinySpec}&steps=6&seed=5`);
  await press(trained.page, "Start training");
  await waitForStatus(trained.page, /^Finished/);
  const files = [await metricsOf(trained.page, "FT"), await metricsOf(trained.page, "Lipsum-FT")];
  const cellsOf = (page: Page) => page.getByTestId("results").getByRole("cell").allTextContents();
  const results = await cellsOf(trained.page);

  const { page } = await harness().visit();
  const open = async (...chosen: typeof files) => {
    await press(page, "Share");
    await page.getByLabel("Open a file").setInputFiles(chosen);
  };
  const broken = files[0]!.buffer.toString().replace(/^(.*,2,)[^,]+/m, "$1low");
  await open(files[1]!, { ...files[0]!, buffer: Buffer.from(broken) });
  await page
    .getByRole("alert")
    .filter({ hasText: /'ft-metrics\.csv': line 4, column 'train\/loss' must be a number.*'low'/ })
    .waitFor();
  await press(page, "Close");

  await open(...files);
  const bar = page.getByTestId("imported");
  await bar
    .filter({ hasText: /FT, Lipsum-FT, from ft-metrics.csv, lipsum-ft-metrics.csv/ })
    .waitFor();
  expect(await bar.textContent()).toMatch(/no weights.*analysed/);
  expect(await page.getByRole("textbox", { name: "Seed", exact: true }).inputValue()).toBe("5");
  for (const [i, method] of ["FT", "Lipsum-FT"].entries())
    expect(String((await metricsOf(page, method)).buffer)).toBe(String(files[i]!.buffer));
  expect(await cellsOf(page)).toEqual(results);
  await press(page, "Loss as a table");
  const rows = page.getByRole("table", { name: /^Loss, numbers/ }).getByRole("row");
  expect(await rows.count()).toBe(7);

  await press(page, "Runs (2)");
  const table = page.getByRole("table", { name: /^All runs/ });
  const row = table.getByRole("row", { name: /Lipsum-FT.*run 1, finished, imported numbers/ });
  await row.getByRole("button", { name: /^Delete/ }).press("Enter");
  await press(page, "Undo");
  await row.waitFor();
  await bar.getByRole("button", { name: "Delete all 2" }).press("Enter");
  await page.getByRole("button", { name: "Start training" }).waitFor();
});

test("the learning rate is changed while it trains, marked in the charts, and written into the run", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=1000`);
  for (const step of [1, 2]) {
    await press(page, "Step");
    await waitForStatus(page, new RegExp(`^Paused at step ${step}$`));
  }
  const use = page.getByRole("button", { name: "Use learning rate 0.0001 now" });
  expect(await use.count()).toBe(0);
  await page.getByRole("textbox", { name: "Learning rate", exact: true }).fill("0.0001");
  await use.click();
  await use.waitFor({ state: "detached" });
  const said = "learning rate 0.0001 from step 2 on";
  expect(await page.getByTestId("device").textContent()).toContain(said);
  expect(await page.locator(".chart-mark title", { hasText: said }).count()).toBeGreaterThan(0);
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 3$/);

  await page.reload();
  await page.getByTestId("interrupted").waitFor();
  await page.getByRole("textbox", { name: "Learning rate", exact: true }).fill("0.0002");
  expect(await page.getByRole("button", { name: /^Use learning rate/ }).count()).toBe(0);
  await press(page, "Go on");
  await waitForStatus(page, /^Training, step [1-9]/);
  await page.getByRole("button", { name: "Use learning rate 0.0002 now" }).waitFor();
  expect(await page.getByTestId("device").textContent()).toContain(said);
  await press(page, "Stop");
  await waitForStatus(page, /^Stopped at step/);
  // With the set-up's own rate, and with the run's: it is what the two differ in.
  expect(await page.locator(".controls-edited").textContent()).toMatch(
    /rate changes 2:0.0001 → None/,
  );
});
