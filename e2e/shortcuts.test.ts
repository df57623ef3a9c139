import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { presentedFaults } from "./presentedFaults.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: true, overlay: tinySite() });

test("keys press the page's buttons, not while typing, and can be turned off", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=200`);
  const start = page.getByRole("button", { name: "Start", exact: true });
  await page.getByRole("textbox", { name: "Seed" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("s");
  await page.getByRole("textbox", { name: "Seed" }).fill("0");
  expect(await start.isEnabled()).toBe(true);
  await page.getByRole("textbox", { name: "Seed" }).blur();

  await page.keyboard.press("Space");
  await waitForStatus(page, /^Training, step/);
  await page.keyboard.press("Space");
  await waitForStatus(page, /^Paused at step \d+/);

  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await page.getByLabel("Use keyboard shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Space");
  await page.keyboard.press("p");
  await page.waitForTimeout(300);
  await waitForStatus(page, /^Paused at step \d+/);
  await press(page, "Stop");
});

test("a presentation shows one large chart at a time, and what was done last", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished/);
  await page.keyboard.press("p");
  const bar = page.getByRole("group", { name: "Presentation" });
  await bar.getByText(/^1 of \d$/).waitFor();
  expect(await page.locator("[data-presented]").count()).toBe(1);
  expect(await page.locator(".rail").isVisible()).toBe(false);
  const slides = Number(/of (\d)/.exec(await bar.innerText())![1]);
  for (let slide = 1; slide <= slides; slide++) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(presentedFaults), `${slide}, ${colorScheme}`).toEqual([]);
    }
    if (slide === slides) break;
    await page.keyboard.press("ArrowRight");
    await bar.getByText(`${slide + 1} of ${slides}`).waitFor();
  }
  for (let slide = slides; slide > 1; slide--) await page.keyboard.press("ArrowLeft");
  await bar.getByText(/^1 of \d$/).waitFor();
  await page.keyboard.press("ArrowRight");
  await bar.getByText(/^2 of \d$/).waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "NLL" }).first().click();
  await bar.getByText("Pressed: NLL").waitFor();
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
});
