import { expect, test } from "vitest";
import { commonFields } from "../src/experiment/spec.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";

/** Of the default experiment, which is recorded. */
const steps = commonFields.steps.default;

const harness = openHarness({ hasWebGpu: true });

test("the first view shows a finished run, labelled as recorded, before any model or engine is asked for", async () => {
  const { page, requests } = await harness().visit();
  const source = await page.getByTestId("recorded").textContent();
  expect(source).toMatch(
    new RegExp(`^Recorded FT and Lipsum-FT, ${steps} steps on .+, .*20\\d\\d$`),
  );
  const charts = page.getByRole("region", { name: /Accuracy by domain/ }).getByRole("figure");
  await charts.first().waitFor();
  expect(await charts.count()).toBe(6);
  expect(await page.getByTestId("results").getByRole("row").count()).toBe(4);
  const rows = page.locator("table.samples").getByRole("row");
  expect(await rows.count()).toBe(6);
  expect(await rows.first().getByRole("img").count()).toBeGreaterThan(4);
  await page.waitForLoadState("networkidle");
  const heavy = requests.filter((url) => /\.wasm|\/ort[.-]|worker/.test(url));
  expect(heavy).toEqual([]);
  expect(await page.getByText(/First fetches the model/).textContent()).toMatch(
    /model \(\d+\.\d MB\)/,
  );
});

test("the recorded run plays in the real page: play, pause, scrub; Start trains in its place", async () => {
  const { page } = await harness().visit(
    "v=2&steps=3&batchSize=4&evaluations=1&evaluationSubset=8",
  );
  await press(page, "Play the recorded run");
  const step = page.getByTestId("replay-step");
  await expect
    .poll(async () => Number((await step.textContent())!.split(" ")[0]))
    .toBeGreaterThan(5);
  await page
    .getByRole("region", { name: "Recorded run" })
    .getByRole("button", { name: "Pause" })
    .press("Enter");
  const paused = await step.textContent();
  await page.waitForTimeout(500);
  expect(await step.textContent()).toBe(paused);
  await page.getByLabel("Step shown").press("Home");
  expect(await step.textContent()).toBe(`0 / ${steps}`);
  await page.getByLabel("Step shown").press("End");
  expect(await step.textContent()).toBe(`${steps} / ${steps}`);
  // The pictures behind a point came with the recording.
  const loss = page.getByRole("region", { name: "Loss", exact: true });
  const crosshair = loss.getByRole("slider", { name: /^Crosshair/ });
  await crosshair.press("End");
  await crosshair.press("Enter");
  await page
    .getByTestId("looked-at")
    .filter({ hasText: `as of step ${steps} ` })
    .waitFor();
  expect(await page.locator(".changed").count()).toBe(24);
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 3 steps/);
  expect(await page.getByTestId("recorded").count()).toBe(0);
}, 120_000);

test("the essentials fit on a screen of 1280×800 without scrolling the page", async () => {
  const { page } = await harness().visit();
  await page.getByRole("region", { name: /Accuracy by domain/ }).waitFor();
  await page.waitForLoadState("networkidle");
  const overflow = await page.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
  expect(overflow).toEqual([0, 0]);
});

test("no control moves from under the pointer when its first move has the memory counted", async () => {
  const { page } = await harness().visit();
  await page.waitForLoadState("networkidle");
  const places = () =>
    page
      .locator(":is(button, input, select, summary):not(.memory-row *):visible")
      .evaluateAll((controls) =>
        controls.map((each) => [each.outerHTML, JSON.stringify(each.getBoundingClientRect())]),
      );
  const before = await places();
  await page.mouse.move(200, 500);
  await page.locator(".memory-parts li").first().waitFor();
  expect(await places()).toEqual(before);
});

test("a value out of range is refused in words beside its field, and Start waits for it", async () => {
  const { page } = await harness().visit();
  await page.getByLabel("Batch", { exact: true }).fill("1000");
  await page.getByText("Batch must be an integer from 1 to 512, got").waitFor();
  expect(await page.getByRole("button", { name: "Start", exact: true }).isDisabled()).toBe(true);
  await page
    .getByRole("button", { name: `Set Batch back to ${commonFields.batchSize.default}` })
    .click();
  expect(await page.getByRole("button", { name: "Start", exact: true }).isEnabled()).toBe(true);
});
