import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { patchedWorkers } from "./patchedWorkers.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite(), hasServiceWorker: true });

const asFour = `Object.defineProperty(navigator, "hardwareConcurrency", { value: 4 });`;
const fourProcessors = asFour + patchedWorkers(asFour);

test("after the first visit the page trains, on threads, and sets a formula, with the network off", async () => {
  const { page, context } = await harness().visit(`${tinySpec}&steps=4`, {
    before: fourProcessors,
  });
  await page.getByText("works without a network").waitFor();
  await press(page, "Start training");
  await waitForStatus(page, /^Finished after 4 steps/);
  expect(await page.getByTestId("device").textContent()).toContain("CPU, 1 thread (wasm)");
  await page.getByText("loaded again, it computes on 2 threads").waitFor();
  await harness().site.close();
  await context.setOffline(true);
  await page.reload();
  await press(page, "Reset");
  await page.getByText("Start fetches nothing").waitFor();
  await press(page, "Start training");
  await waitForStatus(page, /^Finished after 4 steps/);
  // The service worker isolates the page, whatever its host sends.
  expect(await page.getByTestId("device").textContent()).toContain("CPU, 2 threads (wasm)");
  expect(await page.getByTestId("results").getByRole("row").count()).toBe(4);
  await page.getByRole("button", { name: "About Learning rate" }).click();
  await page.locator(".katex").waitFor();
  await page.getByRole("link", { name: "Lessons" }).click();
  await page.getByText("What zero-shot is").waitFor();
});
