import { expect, test } from "vitest";
import { openHarness, press, stepOf, waitForStatus } from "./chromium.ts";

const harness = openHarness({ hasWebGpu: false });

test("without WebGPU the bundled model trains on the CPU, and the page says why", async () => {
  const { page, requests } = await harness().visit(
    "v=2&steps=2000&batchSize=4&evaluationSubset=8&lipsum-ft.texts=8",
  );
  await press(page, "Start training");
  await waitForStatus(page, /^Training, step [1-9]/);
  const status = page.getByLabel("Progress and device");
  expect(await status.textContent()).toMatch(/CPU, 1 thread \(wasm\)/);
  expect(await status.textContent()).toMatch(/Training runs on the CPU, which is slower: .*WebGPU/);
  expect(requests.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
  await press(page, "Stop");
  await waitForStatus(page, /^Stopped at step/);
  expect(await stepOf(page)).toBeGreaterThan(0);
});

test("where WebGPU is asked for and missing, the page says so and how to go on", async () => {
  const { page } = await harness().visit();
  await page.getByText("More", { exact: true }).click();
  await page.getByLabel("Compute on", { exact: true }).selectOption({ label: "WebGPU" });
  await press(page, "Start");
  const failure = page.getByTestId("failure");
  expect(await failure.textContent()).toMatch(/There is no WebGPU here.*let it compute on the CPU/);
});
