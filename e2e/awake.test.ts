/** Training in a tab that nobody looks at, and in a worker that stopped answering. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, stepOf, waitForStatus } from "./chromium.ts";
import { patchedWorkers } from "./patchedWorkers.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });
const spec = `${tinySpec.replace("evaluations=2", "evaluations=1")}&recipes=ft`;

declare global {
  interface Window {
    /** The wake locks that the page was given, the latest last. */
    wakeLocks: WakeLockSentinel[];
  }
}

/** Notes what the browser's own wake lock gives. */
function noteWakeLocks(): void {
  window.wakeLocks = [];
  const { wakeLock } = navigator;
  const request = wakeLock.request.bind(wakeLock);
  wakeLock.request = async (...given) => {
    const lock = await request(...given);
    window.wakeLocks.push(lock);
    return lock;
  };
}

const held = (page: Page) =>
  page.evaluate(() => window.wakeLocks.filter(({ released }) => !released).length);

/** Says that the page is hidden, or seen again: headless Chromium hides none of its windows. */
async function show(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((given) => {
    Object.defineProperty(document, "visibilityState", { value: given, configurable: true });
    Object.defineProperty(document, "hidden", { value: given === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

test("the screen stays awake while it trains and is seen; hidden, training goes on", async () => {
  const { page, context } = await harness().visit(`${spec}&steps=20000`, { before: noteWakeLocks });
  await context.grantPermissions(["screen-wake-lock"]);
  expect(await held(page)).toBe(0);
  await press(page, "Start training");
  await waitForStatus(page, /^Training, step [1-9]/);
  await expect.poll(() => held(page)).toBe(1);

  await show(page, "hidden");
  await expect.poll(() => held(page)).toBe(0);
  const before = await stepOf(page);
  await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBeGreaterThan(before);
  await show(page, "visible");
  await expect.poll(() => held(page)).toBe(1);

  await press(page, "Pause");
  await waitForStatus(page, /^Paused at step/);
  await expect.poll(() => held(page)).toBe(0);
  await press(page, "Stop");
  await waitForStatus(page, /^Stopped at step/);
  expect(await held(page)).toBe(0);
});

/** Lets a test stop the trainer's worker from ever answering again, by the channel "test". */
const openWorker = patchedWorkers(`new BroadcastChannel("test").onmessage = () => { for (;;); };`);

test("a worker that hangs is noticed after five minutes, replaced, and the run goes on", async () => {
  const { page } = await harness().visit(`${spec}&steps=20000`, { before: openWorker });
  await page.clock.install();
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 1$/);
  // Long enough for the next update to be saved; the clock of the worker is the real one.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await press(page, "Step");
  await waitForStatus(page, /^Paused at step 2$/);
  await press(page, "Resume");
  await waitForStatus(page, /^Training, step/);
  await page.evaluate(() => new BroadcastChannel("test").postMessage("hang"));
  await page.clock.runFor(310_000);
  await expect
    .poll(() => page.getByTestId("device").textContent(), { timeout: 30_000 })
    .toMatch(/went on from step \d+: the training worker broke off/);
  const step = await stepOf(page);
  await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBeGreaterThan(step);
  expect(await page.getByTestId("failure").count()).toBe(0);
});
