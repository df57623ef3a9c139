import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Language } from "../src/words/languages.ts";
import { languageIds, languages } from "../src/words/languages.ts";
import type { Words } from "../src/words/words.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });

/** What the loss chart saves, and what is drawn in the place of it. */
async function savedLoss(page: Page, { charts: words }: Words): Promise<string> {
  await press(page, words.save(words.loss));
  const button = page
    .getByRole("region", { name: words.loss, exact: true })
    .getByRole("button", { name: words.csv });
  const [download] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  return readFile(await download.path(), "utf8");
}

async function turnTo(page: Page, language: Language): Promise<Words> {
  await page.locator("select:has(> option[lang])").selectOption(language);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
  return languages[language].load();
}

/** What of the presented chart's note cannot be read. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const note = document.querySelector("[data-presented] .charts-head > .panel-note");
    if (!note) return ["no note"];
    const { left, right, top, bottom, width } = note.getBoundingClientRect();
    const panel = note.closest("[data-presented]")!.getBoundingClientRect();
    return [
      ...(width === 0 ? ["out of sight"] : []),
      ...(note.scrollWidth > note.clientWidth ? ["cut off"] : []),
      ...(left < panel.left || right > panel.right ? ["beside its panel"] : []),
      ...(top < panel.top || bottom > panel.bottom ? ["below its panel"] : []),
    ];
  });
}

const stepsIn: Readonly<Record<Language, string>> = {
  en: "FT · steps 3",
  zh: "FT · 步数 3",
  ja: "FT · ステップ数 3",
  ko: "FT · 스텝 수 3",
};

test("series and loss terms change with the page's language, files do not, and a presentation shows its note whole", async () => {
  const { page } = await harness().visit(`${tinySpec}&recipes=ft`);
  await page.getByText("Sweep", { exact: true }).click();
  await page.getByLabel("Seeds", { exact: true }).fill("0");
  await page.getByLabel("Setting", { exact: true }).selectOption({ label: "Steps" });
  await page.getByLabel("Values", { exact: true }).fill("3, 5");
  await press(page, "Queue 2 runs");
  await waitForStatus(page, /^Finished after 5 steps/);
  const file = await savedLoss(page, await languages.en.load());
  expect(file.split("\n")[0]).toBe(
    "step,FT · steps 3/cross-entropy/measured,FT · steps 3/cross-entropy," +
      "FT · steps 5/cross-entropy/measured,FT · steps 5/cross-entropy",
  );

  for (const language of languageIds) {
    const words = await turnTo(page, language);
    const rows = page.getByTestId("results").getByRole("rowheader");
    await rows.filter({ hasText: stepsIn[language] }).waitFor();
    const terms = page.getByRole("group", { name: words.charts.termsShown }).getByRole("button");
    expect(await terms.allTextContents()).toEqual([words.charts.terms["cross_entropy"]]);
    await press(page, words.charts.asTable(words.charts.loss));
    const head = page.getByRole("columnheader", {
      name: `${stepsIn[language]}/${words.charts.terms["cross_entropy"]}`,
      exact: true,
    });
    await head.waitFor();
    await press(page, words.charts.asTable(words.charts.loss));
    expect(await savedLoss(page, words), language).toBe(file);

    await press(page, words.shortcuts.present);
    for (const [width, height] of [
      [1280, 800],
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await cutOff(page), `${language}, ${width}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.keyboard.press("Escape");
  }
});
