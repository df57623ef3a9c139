/**
 * Pictures of every screen for a look at it: at three widths, light and dark, of the built page. They
 * go to .cache/screenshots; `--readme` also renews the pictures of README. `--only first,share` takes some of
 * them alone (their names are in recordedScreens.ts and trainedScreens.ts); `--spec` is the fragment
 * that is trained with ("v=2&steps=20&recipes=ft,kd"), and `--name` goes before the pictures' names.
 * `--classes 345` puts a data set of so many classes and two domains, all with long names, in the
 * place of the bundled one. `--languages ja,ko` turns every screen to these languages, in the place of
 * English, and `--sizes desktop,phone` and `--themes light` leave the others out.
 *
 *   npm run screenshots -- [--only NAMES] [--spec FRAGMENT] [--name PREFIX] [--classes N]
 *     [--languages TAGS] [--sizes SIZES] [--themes THEMES] [--readme]
 */
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { build } from "vite";
import type { Overlay } from "../../e2e/siteServer.ts";
import { serveSite } from "../../e2e/siteServer.ts";
import { chromiumFlags, findChromium } from "../chromium.mjs";
import { longNamedData } from "./longNamedData.ts";
import { recordedScreens } from "./recordedScreens.ts";
import type { Screen } from "./screen.ts";
import { trainedScreens } from "./trainedScreens.ts";

const { values } = parseArgs({
  options: {
    spec: { type: "string", default: "v=2&steps=20&evaluations=5" },
    name: { type: "string", default: "" },
    only: { type: "string" },
    classes: { type: "string" },
    languages: { type: "string", default: "en" },
    sizes: { type: "string" },
    themes: { type: "string" },
    readme: { type: "boolean", default: false },
  },
});

const siteFolder = ".cache/screenshots/site";
const folder = ".cache/screenshots";
const sizes = { desktop: [1440, 900], laptop: [1280, 800], phone: [390, 844] } as const;
const themes = ["light", "dark"] as const;
const only = values.only?.split(",");
const isWanted = ({ name }: Screen) => only?.includes(name) ?? true;
const languages = values.languages.split(",");
const isShot = (chosen: string | undefined, name: string) =>
  chosen?.split(",").includes(name) ?? true;
const shotSizes = Object.entries(sizes).filter(([size]) => isShot(values.sizes, size));
const shotThemes = themes.filter((theme) => isShot(values.themes, theme));

await mkdir("docs", { recursive: true });
process.env.NODE_ENV = "production";
await build({ logLevel: "error", build: { outDir: siteFolder, emptyOutDir: true } });
const executablePath = findChromium();
if (!executablePath) throw new Error("This needs Chromium or Chrome: set CHROMIUM to its path.");
/** By the screens that they show. */
const readmePictures: Readonly<Record<string, string>> = {
  first: "docs/first.png",
  finished: "docs/page.png",
};

const overlay: Overlay =
  values.classes === undefined ? new Map() : longNamedData(Number(values.classes));
const site = await serveSite(siteFolder, overlay);
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });

for (const screen of recordedScreens.filter(isWanted)) {
  const page = await openPage();
  await screen.open(page, { url: site.url, fragment: values.spec });
  await shoot(page, screen.name);
  await page.close();
}
if (trainedScreens.some(isWanted)) {
  const page = await openPage();
  for (const screen of trainedScreens) {
    await screen.open(page, { url: site.url, fragment: values.spec });
    if (isWanted(screen)) await shoot(page, screen.name);
  }
}
await browser.close();
await site.close();

async function openPage(): Promise<Page> {
  const page = await browser.newPage({ deviceScaleFactor: values.readme ? 2 : 1 });
  page.setDefaultTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  return page;
}

/** The screen as it is, in every language, size and theme; on a phone all of its length. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const language of languages) {
    await turnTo(page, language);
    await shootIn(page, language === "en" ? name : `${name}-${language}`);
  }
  await turnTo(page, "en");
  const path = readmePictures[name];
  if (values.readme && path !== undefined) await page.screenshot({ path });
}

/** The picker is out of reach behind a dialog, and in a presentation out of sight. */
async function turnTo(page: Page, language: string): Promise<void> {
  const picker = page.locator("select:has(> option[lang])").first();
  // A frame of another page has none.
  if ((await picker.count()) === 0) return;
  await picker.evaluate((element: HTMLSelectElement, value) => {
    element.value = value;
    element.dispatchEvent(new Event("change", { bubbles: true }));
  }, language);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
}

async function shootIn(page: Page, name: string): Promise<void> {
  for (const [size, [width, height]] of shotSizes) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of shotThemes) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(400);
      const path = `${folder}/${values.name}${name}-${size}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: size === "phone" });
      console.log(path);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) console.log(`${name} is ${overflow} px wider than ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
}
