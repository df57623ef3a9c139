import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseRecording } from "../src/experiment/readRecording.ts";
import { encodeRunLink } from "../src/experiment/runLink/runLink.ts";
import { openHarness } from "./chromium.ts";

const harness = openHarness({ hasWebGpu: false });
const shipped = parseRecording(await readFile("public/recordings/default.json"));

test("a phone reads, replays and shares a run, fetches no model, and is not asked to train", async () => {
  const { page, requests } = await harness().visit(await encodeRunLink(shipped), { isPhone: true });
  await page.locator(".charts-pair svg path").first().waitFor();
  for (const name of ["Start", "Start training", "Run it here", "Step"])
    expect(await page.getByRole("button", { name, exact: true }).count(), name).toBe(0);

  const bar = page.getByRole("region", { name: "Recorded run" });
  const shown = bar.getByTestId("replay-step");
  await bar.getByRole("slider", { name: "Step shown" }).fill("20");
  await shown.getByText("20 / 100").waitFor();
  await bar.getByRole("button", { name: "Play" }).tap();
  await page.waitForFunction(
    () => !document.querySelector("[data-testid=replay-step]")?.textContent.startsWith("20 "),
  );

  await page.getByRole("button", { name: "Share", exact: true }).tap();
  expect(await page.getByLabel("Link to the run", { exact: true }).inputValue()).toMatch(
    /#run=1\./,
  );
  await page.getByRole("button", { name: "Close", exact: true }).tap();

  await page.getByRole("button", { name: "Present", exact: true }).tap();
  await page.getByRole("button", { name: "Next chart" }).tap();
  await page.getByText("2 of 5").waitFor();
  await page.getByRole("button", { name: "End the presentation" }).tap();

  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  // That the recording is of the same model is told by its hash alone.
  const ofModels = /\/models\/(?!.*sha256\.json)|\.wasm|\.onnx|\.safetensors/;
  expect(requests.filter((url) => ofModels.test(url))).toEqual([]);
});

test("a phone's first view plays the recorded run, and trains only where somebody insists", async () => {
  const { page } = await harness().visit("", { isPhone: true });
  await page.getByText(/^On a phone/).waitFor();
  expect(await page.getByRole("button", { name: "Start", exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: "Play the recorded run" }).tap();
  await page.locator(".charts-pair svg path").first().waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Train here anyway" }).tap();
  await page.getByRole("button", { name: "Start", exact: true }).waitFor();
});
