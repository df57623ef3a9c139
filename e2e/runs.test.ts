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
});
