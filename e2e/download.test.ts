import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });
const modelPath = "models/drawings-clip/model.safetensors";

test("a failed download is told in plain words, and Try again goes on when it is back", async () => {
  const { site } = harness();
  site.overlay = new Map([...tinySite(), [modelPath, null]]);
  const { page } = await harness().visit(`${tinySpec}&steps=3`);
  await press(page, "Start training");
  const failure = page.getByTestId("failure");
  const words = await failure.textContent();
  expect(words).toContain("A download failed.");
  expect(words).toContain(modelPath);
  expect(words).toContain("the server answered 404");
  await waitForStatus(page, /^Ended by a failure at step 0/);

  site.overlay = tinySite();
  await press(page, "Try again");
  await waitForStatus(page, /^Finished after 3 steps/);
  expect(await failure.count()).toBe(0);
});

test("a broken file is told by name", async () => {
  const { site } = harness();
  const broken = new TextEncoder().encode("not a model");
  site.overlay = new Map([...tinySite(), [modelPath, broken]]);
  const { page } = await harness().visit(tinySpec);
  await press(page, "Start training");
  expect(await page.getByTestId("failure").textContent()).toMatch(/safetensors/);
  site.overlay = tinySite();
});
