import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, stepOf, waitForStatus } from "./chromium.ts";
import { tinyDomains, tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: true, overlay: tinySite() });

async function computeOn(page: Page, device: string): Promise<void> {
  await page.getByText("More", { exact: true }).press("Enter");
  await page.getByLabel("Compute on", { exact: true }).selectOption({ label: device });
}

async function metricsOf(page: Page, method: string): Promise<Record<string, string>[]> {
  await press(page, `Continue from or save ${method}`);
  const button = page.getByRole("button", { name: `Metrics of ${method} as CSV`, exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  const [header, ...rows] = (await readFile(await download.path(), "utf8")).trim().split("\n");
  const names = header!.split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((cell, i) => [names[i]!, cell])));
}

function mean(rows: readonly Record<string, string>[], name: string): number {
  return rows.reduce((sum, row) => sum + Number(row[name]), 0) / rows.length;
}

test("trains FT and Lipsum-FT on WebGPU: start, pause, step, resume, finish", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=20`);
  await computeOn(page, "WebGPU");
  await press(page, "Start");

  await waitForStatus(page, /^Training, step [1-9]/);
  expect(await page.getByTestId("device").textContent()).toContain("(webgpu)");

  await press(page, "Pause");
  await waitForStatus(page, /^Paused at step/);
  const paused = await stepOf(page);
  expect(paused).toBeLessThan(20);
  await page.waitForTimeout(2000);
  expect(await stepOf(page)).toBe(paused);

  await press(page, "Step");
  await waitForStatus(page, new RegExp(`^Paused at step ${paused + 1}$`));

  await press(page, "Resume");
  await waitForStatus(page, /^Finished after 20 steps/);

  const results = page.getByTestId("results");
  // A domain a column, between the model's name and the mean.
  expect(await results.getByRole("columnheader").count()).toBe(tinyDomains.length + 2);
  expect(await results.getByRole("columnheader").nth(1).textContent()).toBe("emojin 16");
  const first = results.getByRole("row", { name: /^FT/ }).getByRole("cell").first();
  expect(await first.textContent()).toMatch(/^\d+\.\d /);
  expect(await results.textContent()).toMatch(/FT: .* on emoji, .* on the shifted domains/);

  for (const method of ["FT", "Lipsum-FT"]) {
    const rows = await metricsOf(page, method);
    const losses = rows.filter((row) => row["train/loss"] !== "");
    expect(losses).toHaveLength(20);
    expect(mean(losses.slice(-5), "train/cross_entropy")).toBeLessThan(
      mean(losses.slice(0, 5), "train/cross_entropy"),
    );
    expect(Number(rows[0]!["emoji/energy_gap"])).toBe(0);
  }

  await press(page, "Continue from or save Lipsum-FT");
  const weights = page.getByRole("button", { name: "Weights of Lipsum-FT", exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), weights.press("Enter")]);
  const bytes = await readFile(await download.path());
  const header = bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString();
  expect(header).toContain('"head.weight"');
  expect(header).toContain('"vision_model.embeddings.patch_embedding.weight"');

  await page.getByRole("tab", { name: "Random text" }).click();
  expect(await page.getByRole("tabpanel").textContent()).toMatch(/texts of step/);
});

test("a bar tells how many pictures the frozen tower has seen, and Stop ends it there", async () => {
  const { site } = harness();
  // 45 batches of 32: whoever presses Stop after one of them has time enough.
  const perClass = 60;
  site.overlay = tinySite(perClass);
  try {
    const given = "recipes=dfr&dfr.balance=class-domain&steps=4";
    const { page } = await harness().visit(`${tinySpec}&${given}`);
    await computeOn(page, "WebGPU");
    await press(page, "Start");
    const viewing = "Computing the frozen tower's features";
    const bar = page.getByRole("progressbar", { name: viewing, exact: true });
    await bar.waitFor({ timeout: 120_000 });
    await waitForStatus(page, new RegExp(`^${viewing}`));
    const seen = Number(await bar.getAttribute("value"));
    expect(await bar.getAttribute("max")).toBe(`${tinyDomains.length * 4 * perClass}`);
    await page.locator(`progress[value]:not([value="${seen}"])`).waitFor();
    const later = Number(await bar.getAttribute("value"));
    expect(later).toBeGreaterThan(seen);
    expect(later).toBeLessThan(tinyDomains.length * 4 * perClass);
    await press(page, "Stop");
    await waitForStatus(page, /^Stopped at step 0/);
    expect(await bar.count()).toBe(0);
  } finally {
    site.overlay = tinySite();
  }
});

test("measures the set-up on WebGPU and on the processor, and takes the faster", async () => {
  const { page } = await harness().visit(`${tinySpec}&recipes=lipsum-ft`);
  await page.getByText("More", { exact: true }).click();
  await press(page, "Compare the two here");
  const trial = page.locator(".setup-trial").first();
  await trial.getByText(/ times as fast, and is used now\.$/).waitFor({ timeout: 120_000 });
  const text = (await trial.getByRole("status").textContent())!;
  const speeds = [
    /Lipsum-FT: ([\d.]+) steps\/s on [^.]*\(webgpu\)/,
    /([\d.]+) steps\/s on CPU/,
  ].map((pattern) => Number(pattern.exec(text)?.[1]));
  expect(speeds.every((speed) => speed > 0)).toBe(true);
  const faster = speeds[0]! > speeds[1]! ? "webgpu" : "wasm";
  expect(await page.getByLabel("Compute on", { exact: true }).inputValue()).toBe(faster);
  // What was measured is no run, and the next one is as ever.
  expect(await page.getByRole("tab", { name: /^Runs/ }).count()).toBe(0);
});

test("checks the device against PyTorch, and says how far it is from that", async () => {
  const { page } = await harness().visit(tinySpec);
  await page.getByText("More", { exact: true }).click();
  await press(page, "Check its numbers against PyTorch");
  const answer = page.locator(".setup-trial").getByText(/^CPU.* agrees with PyTorch 1\.13/);
  await answer.waitFor({ timeout: 120_000 });
  const [, compared, error] = /of (\d+) numbers .* off by (\S+) of/.exec(
    (await answer.textContent())!,
  )!;
  expect(Number(compared)).toBeGreaterThan(200);
  expect(Number(error)).toBeLessThan(1e-3);
});
