import { expect, test } from "vitest";
import { commonFields } from "../src/experiment/spec.ts";
import { openHarness } from "./chromium.ts";

const harness = openHarness({ hasWebGpu: true });

test("the first view shows every domain and loads neither the engine nor the model nor the charts", async () => {
  const { page, requests } = await harness().visit();
  await page.waitForLoadState("networkidle");
  const rows = page.locator("table.samples").getByRole("row");
  expect(await rows.count()).toBe(6);
  expect(await rows.first().getByRole("img").count()).toBeGreaterThan(4);
  const heavy = requests.filter((url) => /\.wasm|\/ort[.-]|worker|Chart/.test(url));
  expect(heavy).toEqual([]);
  expect(await page.getByText(/First fetches the model/).textContent()).toMatch(
    /model \(\d+\.\d MB\)/,
  );
});

test("the essentials fit on a screen of 1280×800 without scrolling the page", async () => {
  const { page } = await harness().visit();
  const overflow = await page.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
  expect(overflow).toEqual([0, 0]);
});

test("a value out of range is refused in words beside its field, and Start waits for it", async () => {
  const { page } = await harness().visit();
  await page.getByLabel("Batch", { exact: true }).fill("1000");
  await page.getByText("Batch must be an integer from 1 to 512.").waitFor();
  expect(await page.getByRole("button", { name: "Start", exact: true }).isDisabled()).toBe(true);
  await page
    .getByRole("button", { name: `Set Batch back to ${commonFields.batchSize.default}` })
    .click();
  expect(await page.getByRole("button", { name: "Start", exact: true }).isEnabled()).toBe(true);
});
