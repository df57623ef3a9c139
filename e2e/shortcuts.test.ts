import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
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
  const sizes = await page.evaluate(() => {
    const shown = [...document.querySelectorAll("[data-presented]")];
    const scale = 2.4;
    const texts = [...shown[0]!.querySelectorAll("text, b, h2")];
    const lines = [...shown[0]!.querySelectorAll("path.recharts-line-curve")];
    return {
      shown: shown.length,
      zoom: Number(getComputedStyle(shown[0]!).zoom),
      smallest: scale * Math.min(...texts.map((t) => parseFloat(getComputedStyle(t).fontSize))),
      thinnest: scale * Math.min(...lines.map((l) => Number(l.getAttribute("stroke-width")))),
      isRailSeen: document.querySelector(".rail")!.checkVisibility(),
    };
  });
  expect(sizes).toMatchObject({ shown: 1, zoom: 2.4, isRailSeen: false });
  expect(sizes.smallest).toBeGreaterThanOrEqual(24);
  expect(sizes.thinnest).toBeGreaterThanOrEqual(3);
  await page.keyboard.press("ArrowRight");
  await bar.getByText(/^2 of \d$/).waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "NLL" }).first().click();
  await bar.getByText("Pressed: NLL").waitFor();
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
});
