import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinyDomains, tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });

/** Opens a tab by keyboard and waits for its numbers. */
async function openAnalysis(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).press("Enter");
  await page.getByTestId("analysis-ready").waitFor({ timeout: 120_000 });
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).press("Enter");
}

/** Accuracy in percent by domain, as the results table shows it. */
async function resultsOf(page: Page, method: RegExp): Promise<number[]> {
  const cells = page.getByTestId("results").getByRole("row", { name: method }).getByRole("cell");
  const texts = await cells.allTextContents();
  // "75.0 +6.3" or, before its interval, "75.0".
  return texts.slice(0, tinyDomains.length).map((text) => Number(/^\d+\.\d/.exec(text)?.[0]));
}

/** The rows of the CSV that a button gives. */
async function csvOf(page: Page, name: string): Promise<Record<string, string>[]> {
  const button = page.getByRole("button", { name: `${name} as CSV`, exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  const [header, ...rows] = (await readFile(await download.path(), "utf8")).trim().split("\n");
  const names = header!.split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((cell, i) => [names[i]!, cell])));
}

/** The SVG of charts, which stands alone; their PNG is one. */
async function picturesOf(page: Page, name: string): Promise<string> {
  const save = async (kind: string) => {
    const button = page.getByRole("button", { name: `${name} as ${kind}`, exact: true });
    const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
    return readFile(await download.path());
  };
  expect((await save("PNG")).subarray(1, 4).toString()).toBe("PNG");
  const svg = (await save("SVG")).toString();
  expect(svg).toMatch(/^<svg xmlns/);
  expect(svg).not.toContain("var(--");
  return svg;
}

const board = (page: Page) => page.getByRole("img", { name: "Drawing board" });

async function drawLine(page: Page): Promise<void> {
  const box = (await board(page).boundingBox())!;
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.3 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.7 * box.height, { steps: 5 });
  await page.mouse.up();
}

/** What each model says first, once all have answered. */
async function answersOf(page: Page, models: number): Promise<string[]> {
  const first = page.getByTestId("try-first");
  await expect.poll(() => first.count(), { timeout: 60_000 }).toBe(models);
  await expect
    .poll(async () => (await first.allTextContents()).every((text) => text.startsWith("class")), {
      timeout: 60_000,
    })
    .toBe(true);
  return first.allTextContents();
}

test("the zero-shot model alone is analysed where nothing was trained, once it is asked for", async () => {
  const { page, requests } = await harness().visit(tinySpec, { search: "?page=analyses" });
  const pill = page.getByRole("button", { name: "Zero-shot", exact: true });
  await pill.waitFor();
  expect(requests.filter((url) => /safetensors|worker/.test(url))).toEqual([]);
  await pill.press("Enter");
  await page.getByTestId("analysis-ready").waitFor({ timeout: 120_000 });
  const tabs = page.getByRole("tab");
  expect(await tabs.allTextContents()).toEqual(["Calibration", "Confusion"]);
  const calibration = await csvOf(page, "Calibration");
  expect(new Set(calibration.map(({ model }) => model))).toEqual(new Set(["zeroShot"]));
  await openAnalysis(page, "Confusion");
  expect(await page.getByRole("table").first().getByRole("columnheader").count()).toBe(3);
});

test("a run in training is analysed as it is, and trains on to its end", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=8&recipes=ft`);
  for (const step of [1, 2]) {
    await press(page, "Step");
    await waitForStatus(page, new RegExp(`^Paused at step ${step}`));
  }
  await goTo(page, "Analyses");
  const now = page.getByRole("button", { name: /as it is now/ });
  await now.press("Enter");
  const pill = page.getByRole("button", { name: /at step 2$/ });
  await expect.poll(() => pill.getAttribute("aria-pressed")).toBe("true");
  expect(await now.count()).toBe(0);
  await openAnalysis(page, "Shifts");
  for (const row of await csvOf(page, "Shifts"))
    expect(Number(row["energy_gap_random"])).toBeGreaterThan(0);

  await goTo(page, "Experiment");
  await press(page, "Resume");
  await waitForStatus(page, /^Finished after 8 steps/);
  await goTo(page, "Analyses");
  await page.getByTestId("analysis-ready").waitFor({ timeout: 120_000 });
  expect(await page.getByRole("button", { name: /at step/ }).count()).toBe(0);
});

test("a run that broke off is analysed where it was saved, and goes on; and is analysed after another", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=8&recipes=ft`);
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 1/);
  // Long enough for the next update to be saved.
  await page.waitForTimeout(2000);
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 2/);
  await page.reload();
  await page.getByTestId("interrupted").waitFor();
  await goTo(page, "Analyses");
  const names = page.getByRole("group", { name: "Run" }).getByRole("button");
  await names.nth(1).waitFor();
  expect(await names.allTextContents()).toEqual([
    expect.stringMatching(/FT .*where it broke off$/),
    expect.stringMatching(/Zero-shot/),
  ]);
  await names.first().press("Enter");
  const pill = page.getByRole("button", { name: /at step [12]$/ });
  await expect.poll(() => pill.getAttribute("aria-pressed")).toBe("true");
  await openAnalysis(page, "Shifts");
  for (const row of await csvOf(page, "Shifts"))
    expect(Number(row["energy_gap_random"])).toBeGreaterThan(0);

  await goTo(page, "Experiment");
  await press(page, "Go on");
  await waitForStatus(page, /^Finished after 8 steps/);

  await page.getByRole("textbox", { name: "Seed", exact: true }).fill("3");
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 8 steps/);
  await goTo(page, "Analyses");
  await page.getByTestId("analysis-ready").waitFor({ timeout: 120_000 });
  const earlier = page.getByLabel("Earlier runs", { exact: true });
  await earlier.selectOption({ index: 1 });
  expect(await earlier.locator("option:checked").textContent()).toMatch(/FT .*\(run 1\)$/);
  await openAnalysis(page, "Shifts");
  for (const row of await csvOf(page, "Shifts"))
    expect(Number(row["energy_gap_random"])).toBeGreaterThan(0);
});

test("every analysis of a finished run agrees with the results table; then the run looks at pictures", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=8&recipes=ft`);
  await press(page, "Start training");
  await waitForStatus(page, /^Finished after 8 steps/);
  const tuned = await resultsOf(page, /^FT/);
  const zeroShot = await resultsOf(page, /^Zero-shot/);

  await goTo(page, "Analyses");
  await page.getByTestId("analysis-ready").waitFor({ timeout: 120_000 });
  const alpha = page.getByRole("slider", { name: /α/ });
  const accuracies = async () => {
    const rows = page.getByTestId("alpha-table").getByRole("row");
    const texts = await rows.evaluateAll((all) =>
      all.map((row) => row.querySelectorAll("td")[1]?.textContent ?? ""),
    );
    return texts.slice(1, 1 + tinyDomains.length).map(parseFloat);
  };
  await alpha.press("End");
  expect(await accuracies()).toEqual(tuned);
  await alpha.press("Home");
  expect(await accuracies()).toEqual(zeroShot);

  expect(await picturesOf(page, "Trade-off")).toMatch(/>\d+%<\/t(ext|span)>/);

  await openAnalysis(page, "Calibration");
  const calibration = (await csvOf(page, "Calibration")).filter(({ model }) => model === "tuned");
  tinyDomains.forEach((id, d) => {
    const row = calibration.find(({ domain }) => domain === id)!;
    expect((100 * Number(row["accuracy"])).toFixed(1)).toBe(tuned[d]!.toFixed(1));
  });
  expect(await page.getByTestId("analysis-ready").textContent()).toContain("n too small");

  await openAnalysis(page, "Confusion");
  const cells = (await csvOf(page, "Confusion")).filter(({ model }) => model === "ft");
  tinyDomains.forEach((id, d) => {
    const own = cells.filter(({ domain }) => domain === id);
    const sum = (rows: typeof own) => rows.reduce((n, { count }) => n + Number(count), 0);
    const right = own.filter(({ label, predicted }) => label === predicted);
    expect(((100 * sum(right)) / sum(own)).toFixed(1)).toBe(tuned[d]!.toFixed(1));
  });

  expect(await picturesOf(page, "Confusion")).toContain(">Zero-shot</text>");

  await openAnalysis(page, "Lost and won");
  const changes = await csvOf(page, "Lost and won");
  tinyDomains.forEach((id, d) => {
    const count = (kind: string) =>
      changes.filter((row) => row["domain"] === id && row["kind"] === kind).length;
    const n = 16;
    const difference = ((tuned[d]! - zeroShot[d]!) * n) / 100;
    expect(count("won") - count("lost")).toBe(Math.round(difference));
  });

  await openAnalysis(page, "Shifts");
  for (const row of await csvOf(page, "Shifts"))
    expect(Number(row["energy_gap_random"])).toBeGreaterThan(0);

  await openAnalysis(page, "Random texts");
  expect(await csvOf(page, "Random texts")).toHaveLength(1000);

  await openAnalysis(page, "Map");
  expect(await csvOf(page, "Map")).toHaveLength(2 * tinyDomains.length * 16);
  const map = await picturesOf(page, "Map");
  expect(map.match(/<path/g)).toHaveLength(2 * tinyDomains.length * 16);

  await goTo(page, "Try it");
  await drawLine(page);
  const drawn = await answersOf(page, 2);
  expect(drawn).toHaveLength(2);
  expect(await page.getByRole("region", { name: "Answers of FT" }).textContent()).toMatch(
    /energy gap \d/,
  );

  // A picture that is dropped, as a PNG of one colour.
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(80, 60);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#36a";
    context.fillRect(0, 0, 80, 60);
    const files = new DataTransfer();
    files.items.add(new File([await canvas.convertToBlob()], "blue.png", { type: "image/png" }));
    document
      .querySelector("main")!
      .dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer: files }));
  });
  await page.getByRole("button", { name: "Undo" }).and(page.locator(":disabled")).waitFor();
  expect(await answersOf(page, 2)).toHaveLength(2);

  await press(page, "Clear");
  await expect.poll(() => page.getByTestId("try-first").first().textContent()).toBe("…");
});

test("the zero-shot model alone looks at a held-out picture before any training", async () => {
  const { page } = await harness().visit(tinySpec);
  await goTo(page, "Try it");
  await page.getByRole("button", { name: "class a, emoji" }).first().press("Enter");
  const [answer] = await answersOf(page, 1);
  expect(answer).toMatch(/^class [a-d]/);
  expect(await page.getByTestId("try-state").textContent()).toContain("This is a class a.");
  expect(await page.getByText("So far the zero-shot model answers alone").count()).toBe(1);
});
