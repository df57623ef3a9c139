/**
 * Pictures of the page for a look at it: first view, method picker, mid-run and after a run, on a
 * desktop, a laptop and a phone, light and dark, from a real run of the built page. They go to
 * .cache/screenshots; `--readme` also renews docs/page.png. `--spec` takes a link's fragment
 * ("v=2&steps=20&recipes=ft,kd"), and `--name` goes before the pictures' names. `--only finished`
 * takes the pictures of one moment alone.
 */
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { build } from "vite";
import { serveSite } from "../e2e/siteServer.ts";
import { chromiumFlags, findChromium } from "./chromium.mjs";

const { values } = parseArgs({
  options: {
    spec: { type: "string", default: "v=2" },
    name: { type: "string", default: "" },
    only: { type: "string" },
    readme: { type: "boolean", default: false },
  },
});

const siteFolder = ".cache/screenshots/site";
const folder = ".cache/screenshots";
const screens = { desktop: [1280, 800], laptop: [1440, 900], phone: [390, 844] } as const;
const themes = ["light", "dark"] as const;

async function shootAll(page: Page, moment: string): Promise<void> {
  if (values.only !== undefined && values.only !== moment) return;
  for (const [screen, [width, height]] of Object.entries(screens)) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(400);
      const path = `${folder}/${values.name}${moment}-${screen}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: screen === "phone" });
      console.log(path);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
}

await mkdir("docs", { recursive: true });
await build({ logLevel: "error", build: { outDir: siteFolder, emptyOutDir: true } });
const executablePath = findChromium();
if (!executablePath) throw new Error("This needs Chromium or Chrome: set CHROMIUM to its path.");
const site = await serveSite(siteFolder);
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
const page = await browser.newPage({ deviceScaleFactor: values.readme ? 2 : 1 });

await page.goto(`${site.url}#${values.spec}`);
await page.getByRole("button", { name: "Start training" }).waitFor();
await page.waitForLoadState("networkidle");
await shootAll(page, "first");

await page.getByRole("button", { name: "Add a method" }).click();
await page
  .getByText(/^work ×/)
  .first()
  .waitFor();
await shootAll(page, "picker");
await page.getByRole("button", { name: "Done" }).click();

await page.getByRole("button", { name: "Start training" }).click();
await page.waitForFunction(
  () => {
    const text = document.querySelector("[data-testid=steps]")?.textContent ?? "";
    const [step = 0, steps = Infinity] = text.split("/").map(Number);
    return step >= steps / 2;
  },
  undefined,
  { timeout: 0 },
);
await shootAll(page, "training");

await page
  .getByTestId("status")
  .filter({ hasText: /^Finished/ })
  .waitFor({ timeout: 0 });
await shootAll(page, "finished");
if (values.readme) await page.screenshot({ path: "docs/page.png" });
console.log(await page.getByTestId("results").innerText());

await browser.close();
await site.close();
