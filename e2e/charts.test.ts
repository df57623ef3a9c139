import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });

function chart(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

async function saved(page: Page, chartName: string, kind: string): Promise<Buffer> {
  await press(page, `Save ${chartName}`);
  const button = chart(page, chartName).getByRole("button", { name: new RegExp(`^${kind} `) });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  return readFile(await download.path());
}

test("all charts share a crosshair, an x axis and a zoom, by pointer and by keyboard", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=12&evaluations=3`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 12 steps/);
  const loss = chart(page, "Loss");
  const crosshair = loss.getByRole("slider", { name: /^Crosshair/ });

  await crosshair.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  expect(await crosshair.getAttribute("aria-valuetext")).toMatch(
    /^step 2, FT cross-entropy [\d.]+, Lipsum-FT cross-entropy [\d.]+, Lipsum-FT lipsum /,
  );
  expect(await loss.getByRole("columnheader", { name: "step 2" }).count()).toBe(1);
  const gap = chart(page, "Energy gap");
  expect(await gap.getByRole("columnheader", { name: "step 2" }).count()).toBe(1);
  expect(await page.locator(".readout-single").count()).toBe(6);
  await page.keyboard.press("Escape");
  expect(await page.locator(".readout").count()).toBe(0);

  const box = (await crosshair.boundingBox())!;
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.5));
  await loss.getByRole("columnheader", { name: "step 6" }).waitFor();
  await page.mouse.down();
  await page.mouse.move(...at(1), { steps: 3 });
  await page.mouse.up();
  const axes = loss.locator(".recharts-xAxis-tick-labels");
  await expect.poll(() => axes.textContent()).not.toContain("0510");
  expect(Number(await crosshair.getAttribute("aria-valuemin"))).toBeCloseTo(6, 0);
  const other = gap.getByRole("slider", { name: /^Crosshair/ });
  expect(await other.getAttribute("aria-valuemin")).toBe(
    await crosshair.getAttribute("aria-valuemin"),
  );
  await press(page, "Whole axis");
  expect(await crosshair.getAttribute("aria-valuemin")).toBe("0");

  await press(page, "epoch");
  // 16 pictures, 8 a batch: 12 steps are 6 epochs.
  await expect.poll(() => crosshair.getAttribute("aria-valuemax")).toBe("6");
  // The gap begins at 0, for which a logarithmic axis has no place, going or coming.
  for (let i = 0; i < 2; i++) await press(page, "log y axis of Energy gap");
  await press(page, "log y axis of Loss");
  await loss.getByLabel("smooth", { exact: true }).fill("0");
  expect(await loss.getByText("off").count()).toBe(1);

  await page.reload();
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 12 steps/);
  const log = page.getByRole("button", { name: "log y axis of Loss" });
  expect(await log.getAttribute("aria-pressed")).toBe("true");
  expect(await loss.getByLabel("smooth", { exact: true }).inputValue()).toBe("0");
  expect(await crosshair.getAttribute("aria-valuemax")).toBe("6");
});

test("a chart is asked for the pictures behind a point, by click and by Enter", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=12&evaluations=3`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 12 steps/);
  const crosshair = chart(page, "Loss").getByRole("slider", { name: /^Crosshair/ });
  const then = page.getByTestId("looked-at");
  expect(await then.count()).toBe(0);
  await crosshair.press("Home");
  await crosshair.press("Enter");
  await then.filter({ hasText: /^as of step 0 / }).waitFor();
  expect(await page.locator(".changed").count()).toBe(0);
  const box = (await crosshair.boundingBox())!;
  await page.mouse.click(box.x + box.width - 1, box.y + box.height / 2);
  await then.filter({ hasText: /^as of step 12 / }).waitFor();
  const pictures = async () => (await page.locator(".changed").allTextContents()).sort();
  const seen = await pictures();
  expect(seen.length).toBeGreaterThan(0);
  await press(page, "The latest");
  await then.waitFor({ state: "detached" });

  await page.reload();
  await crosshair.press("End");
  await crosshair.press("Enter");
  await then.filter({ hasText: /^as of step 12 / }).waitFor();
  expect(await pictures()).toEqual(seen);
  await crosshair.press("Home");
  await crosshair.press("Enter");
  await then.filter({ hasText: /^as of step 0 / }).waitFor();
  expect(await pictures()).toEqual([]);
});

test("each chart is saved as CSV, SVG and PNG, and read as a table with the same numbers", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=5&recipes=ft`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 5 steps/);
  await chart(page, "Loss").getByLabel("smooth", { exact: true }).fill("0");
  const csv = (await saved(page, "Loss", "CSV")).toString().trim().split("\n");
  expect(csv[0]).toBe("step,FT/cross-entropy");
  expect(csv).toHaveLength(6);
  const svg = (await saved(page, "Loss", "SVG")).toString();
  expect(svg).toMatch(/^<svg xmlns/);
  expect(svg).toContain(">Loss</text>");
  expect(svg).not.toContain("var(--");
  const png = await saved(page, "Energy gap", "PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");

  await press(page, "Loss as a table");
  const cells = chart(page, "Loss").getByRole("table").getByRole("cell");
  const shown = (await cells.allTextContents()).map(Number);
  const written = csv.slice(1).map((line) => Number(line.split(",")[1]));
  expect(shown).toHaveLength(5);
  shown.forEach((value, i) => expect(value).toBeCloseTo(written[i]!, 2));

  await press(page, "Energy gap on the full screen");
  await expect
    .poll(() => page.evaluate(() => document.fullscreenElement?.ariaLabel))
    .toBe("Energy gap");
  await press(page, "Energy gap on the full screen");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test("a sweep over two seeds runs by itself and shows means with intervals", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4`);
  await page.getByText("Sweep", { exact: true }).click();
  await page.getByLabel("Seeds", { exact: true }).fill("0-1, x");
  await page.getByRole("alert").filter({ hasText: "got ‘0-1, x’" }).waitFor();
  await page.getByLabel("Seeds", { exact: true }).fill("0-2");
  await page
    .getByLabel("Setting", { exact: true })
    .selectOption({ label: "Lipsum-FT: λ, regularization" });
  await page.getByLabel("Values", { exact: true }).fill("0.01, 10");
  await press(page, "Queue 9 runs");
  const queue = page.getByRole("region", { name: "Queue" });
  await queue.getByText(/waiting/).waitFor();
  // The third seed is not waited for.
  for (const value of ["0.01 (FT, Lipsum-FT)", "10 (Lipsum-FT)"])
    await press(page, `Cancel seed 2 · λ ${value}`);
  await queue.waitFor({ state: "detached", timeout: 60_000 });
  await waitForStatus(page, /^Finished after 4 steps/);

  const results = page.getByTestId("results");
  const rows = results.getByRole("rowheader");
  await expect
    .poll(() => rows.allTextContents(), { timeout: 60_000 })
    .toEqual([
      "Zero-shot",
      expect.stringMatching(/^FT *mean of 2 seeds/),
      expect.stringMatching(/^Lipsum-FT · λ 0.01 *mean of 2 seeds/),
      expect.stringMatching(/^Lipsum-FT · λ 10 *mean of 2 seeds/),
    ]);
  const mean = results.getByRole("row", { name: /^FT/ }).getByRole("cell").last();
  expect(await mean.textContent()).toMatch(/^\d+\.\d .*\d+–\d+$/);
  const bands = chart(page, "Energy gap").locator(".recharts-area-area");
  await expect.poll(() => bands.count(), { timeout: 20_000 }).toBe(3);
  await page.getByText(/shaded: 95 % interval of the mean over 2 seeds/).waitFor();
});

test("a run is named, labelled by exactly what changed, deleted and taken back", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=3&recipes=ft`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 3 steps/);
  await page.getByRole("textbox", { name: "Learning rate", exact: true }).fill("0.02");
  await page.getByText("Changed since this run: learning rate 0.01 → 0.02").waitFor();
  await press(page, "Start");
  await press(page, "Runs (2)");
  const rows = page.getByRole("table", { name: /^All runs/ }).getByRole("row");
  await rows
    .nth(1)
    .getByText(/^run \d, finished$/)
    .waitFor({ timeout: 60_000 });
  const heads = await rows.first().getByRole("columnheader").allTextContents();
  expect(heads.slice(0, 4)).toEqual(["Run", "Changed", "learning rate", "emoji"]);
  const cells = (row: number) => rows.nth(row).getByRole("cell").allTextContents();
  expect((await cells(1)).slice(0, 2)).toEqual(["learning rate 0.01 → 0.02", "0.02"]);
  expect((await cells(2)).slice(0, 2)).toEqual(["–", "0.01"]);
  const name = await rows.nth(2).getByRole("rowheader").locator("b").textContent();
  expect(name).toMatch(/^[a-z]+ [a-z]+$/);

  await press(page, `Pin ${name}, FT`);
  const lines = page.getByRole("region", { name: "Energy gap" }).locator(".recharts-line-curve");
  const opacity = () => lines.last().getAttribute("stroke-opacity");
  await expect.poll(opacity).toBe("1");

  await press(page, `Delete ${name}, FT`);
  await page.getByText(`Deleted ${name} (FT).`).waitFor();
  expect(await rows.count()).toBe(2);
  await press(page, "Undo");
  expect(await rows.nth(2).getByRole("rowheader").locator("b").textContent()).toBe(name);
});
