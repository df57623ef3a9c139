import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumFlags, findChromium } from "../scripts/chromium.mjs";
import { firstVisitLimitBytes, measureFirstChart } from "../scripts/site/firstChart.ts";
import { firstViewLimitBytes, firstViewScripts } from "../scripts/site/firstView.ts";
import { siteFolder } from "./buildSite.ts";
import { serveSite } from "./siteServer.ts";

test("the first view's JavaScript stays under its limit, and what is used later is not in it", () => {
  const scripts = firstViewScripts(siteFolder);
  const total = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  expect(scripts.length).toBeGreaterThan(0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(firstViewLimitBytes);
  const code = scripts.map(({ path }) => readFileSync(`${siteFolder}/${path}`, "utf8")).join("");
  // A word of each that no other part of the page has.
  const later = {
    KaTeX: "katex-html",
    lessons: "Before you trust an accuracy",
    recharts: "recharts-wrapper",
  };
  const everything = readdirSync(`${siteFolder}/assets`)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(`${siteFolder}/assets/${name}`, "utf8"))
    .join("");
  for (const [part, word] of Object.entries(later)) {
    expect(everything, part).toContain(word);
    expect(code, part).not.toContain(word);
  }
});

test("the first view takes little of the network", async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("This needs Chromium or Chrome: set CHROMIUM to its path.");
  const site = await serveSite(siteFolder, new Map(), { isCompressed: true });
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  try {
    const { bytes } = await measureFirstChart(browser, site.url);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(firstVisitLimitBytes);
  } finally {
    await browser.close();
    await site.close();
  }
});
