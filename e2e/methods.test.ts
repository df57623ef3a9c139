import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });

test("a method is found, chosen and run by keyboard, and draws its curve", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4`);
  await press(page, "Add a method");
  const picker = page.getByRole("dialog", { name: "Methods" });
  await picker.waitFor();
  await page.keyboard.type("pulls the weights");
  await picker.getByText("1 found").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  expect(await picker.getByRole("checkbox", { name: "L2-SP" }).isChecked()).toBe(true);
  await page.keyboard.press("Escape");
  await picker.waitFor({ state: "detached" });
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toBe("Add a method");
  expect(page.url()).toContain("recipes=ft,l2-sp,lipsum-ft");

  await press(page, "Start");
  await waitForStatus(page, /^Finished after 4 steps/);
  const rows = page.getByTestId("results").getByRole("rowheader");
  expect((await rows.allTextContents()).map((text) => text.replace(/[^\w-].*/, ""))).toEqual([
    "Zero-shot",
    "FT",
    "L2-SP",
    "Lipsum-FT",
  ]);
  const charts = page.getByRole("region", { name: "Accuracy by domain" }).getByRole("figure");
  expect(await charts.first().locator("path.recharts-line-curve").count()).toBe(3);
  const shown = page.getByRole("group", { name: "Shown in the charts" });
  await shown.getByRole("button", { name: /^L2-SP/ }).press("Enter");
  await expect.poll(() => charts.first().locator("path.recharts-line-curve").count()).toBe(2);
});

test("the picker says what each method costs, before anything has run", async () => {
  const { page, context } = await harness().visit(tinySpec);
  const fetched: string[] = [];
  context.on("request", (request) => {
    // The first view asks for the weights' size by HEAD.
    if (request.method() === "GET") fetched.push(request.url());
  });
  await press(page, "Add a method");
  const option = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("checkbox", { name: "Lipsum-FT", exact: true }) });
  await option.getByText(/^work ×[1-9]/).waitFor();
  await option.getByRole("button", { name: "About Lipsum-FT" }).press("Enter");
  await option.getByText(/needs a frozen image pass at each update/).waitFor();
  expect(fetched.filter((url) => url.endsWith("config.json"))).not.toEqual([]);
  expect(fetched.filter((url) => /\.wasm$|safetensors/.test(url))).toEqual([]);
});

test("a finished run goes on as WiSE-FT without training, and its path is shown", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=5&recipes=ft`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 5 steps/);
  const results = page.getByTestId("results");
  await results.getByRole("button", { name: "Continue from or save FT" }).press("Enter");
  await page.getByRole("button", { name: "WiSE-FT no training" }).press("Enter");
  await results.getByText(/^WiSE-FT of FT: α = 0.5/).waitFor({ timeout: 60_000 });
  expect(await results.getByRole("row").count()).toBe(4);

  await page.getByRole("tab", { name: "Path" }).click();
  const path = page.getByRole("tabpanel").getByRole("row");
  await expect.poll(() => path.count()).toBe(12);
  const zeroShot = results
    .getByRole("row", { name: /^Zero-shot/ })
    .getByRole("cell")
    .last();
  expect(await path.nth(1).getByRole("cell").last().textContent()).toBe(
    await zeroShot.textContent(),
  );
});

test("the theme is that of the last visit", async () => {
  const { page } = await harness().visit();
  await press(page, "Switch to the dark theme");
  await page.reload();
  await page.getByRole("button", { name: "Switch to the light theme" }).waitFor();
});
