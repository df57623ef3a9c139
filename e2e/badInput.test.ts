import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: true, overlay: tinySite() });

const huge = "9".repeat(20_000);
const pasted = "<b>Ünïcode</b>\t💥\u0000 -1e999";

test("rubbish in every form is told with its value, its rule and the way out, and loses nothing", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4`);

  for (const [label, rule] of [
    ["Steps", /integer from 1 to/],
    ["Learning rate", /number from/],
    ["Seed", /integer from 0 to/],
    ["Budget in GB", /number from 0\.1 to/],
  ] as const)
    for (const given of ["", "-1", "1e9999", "none", pasted, huge]) {
      await page.getByLabel(label, { exact: true }).fill(given);
      const told = await page.getByRole("alert").filter({ hasText: label }).first().textContent();
      expect(told, `${label} ${given.slice(0, 20)}`).toMatch(rule);
      expect(told).toMatch(/got ‘.{0,70}’\. \S+ is the default\.$/);
      await page.getByLabel(label, { exact: true }).fill("1");
    }

  await page.getByText("Sweep", { exact: true }).click();
  for (const given of ["1-", "-3", "4-1", "0-99999", pasted, huge]) {
    await page.getByLabel("Seeds", { exact: true }).fill(given);
    expect(await alertOf(page, /^Seeds must be/)).toMatch(/got ‘.{0,70}’\.$/);
    expect(await page.getByRole("button", { name: /^Queue/ }).isEnabled()).toBe(false);
  }
  await page.getByLabel("Seeds", { exact: true }).fill("0, x");

  await page.getByRole("link", { name: "Class board" }).click();
  // Chromium itself takes a quarter of a minute to type thousands of lines into any text area.
  const lines = Array.from({ length: 500 }, (_, i) => `${pasted} ${i}`).join("\n");
  for (const given of ["#run=1.", `https://x#run=${huge}`, lines]) {
    await page.getByRole("textbox").fill(given);
    await page.getByTestId("board-problems").waitFor();
  }
  await page.getByText("and 488 more").waitFor();
  await page.getByRole("textbox").fill("my links");

  await page.getByRole("link", { name: "Lessons" }).click();
  await page.getByLabel("Your sentence").fill("long ".repeat(120));
  expect(await alertOf(page, /^A sentence has at most 500/)).toMatch(/has 600\. Shorten it/);
  await page.getByLabel("Your sentence").fill(pasted);
  await page.getByLabel("Steps: Hidden", { exact: true }).check();

  await page.reload();
  expect(await page.getByLabel("Your sentence").inputValue()).toBe(pasted);
  expect(await page.getByLabel("Steps: Hidden", { exact: true }).isChecked()).toBe(true);
  await page.getByRole("link", { name: "Class board" }).click();
  expect(await page.getByRole("textbox").inputValue()).toBe("my links");
  await page.getByRole("link", { name: "Experiment" }).click();
  await page.getByText("Sweep", { exact: true }).click();
  expect(await page.getByLabel("Seeds", { exact: true }).inputValue()).toBe("0, x");
});

test("files of other kinds and double clicks do no harm", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4`);

  await press(page, "Change the data");
  const dialog = page.getByRole("dialog");
  for (const [name, told] of [
    ["notes.txt", /has no pictures in folders of classes/],
    ["broken.zip", /is not a readable zip/],
    ["broken.parquet", /is not readable parquet/],
  ] as const) {
    await dialog.getByTestId("files-input").setInputFiles(fileOf(name));
    await dialog.getByTestId("task-failure").filter({ hasText: told }).waitFor();
  }
  await dialog.locator(".file-drop").evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "only a text");
    element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await dialog.getByText("There is no file in that").waitFor();
  await page.keyboard.press("Escape");

  await press(page, "Change the model");
  await page.getByTestId("files-input").setInputFiles(fileOf("model.safetensors"));
  await page.getByTestId("task-failure").filter({ hasText: "The safetensors file" }).waitFor();
  await page.keyboard.press("Escape");

  await page.getByText("Sweep", { exact: true }).click();
  await page.getByLabel("Seeds", { exact: true }).fill("0-1");
  await page.getByRole("button", { name: /^Queue/ }).dblclick();
  await page.getByText("1 of 2 started").waitFor();
  await page.getByRole("button", { name: "Start", exact: true }).dblclick({ force: true });
  await waitForStatus(page, /^Finished/);
});

async function alertOf(page: Page, start: RegExp): Promise<string> {
  return (await page.getByRole("alert").filter({ hasText: start }).first().textContent()) ?? "";
}

function fileOf(name: string) {
  return {
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from("no such thing ".repeat(9)),
  };
}
