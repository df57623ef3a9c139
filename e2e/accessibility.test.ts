import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: true, overlay: tinySite() });
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds serious or critical on the page as it is, in both themes. */
async function seriousProblems(page: Page, screen: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        readonly axe: {
          run(options: object): Promise<{ readonly violations: readonly Violation[] }>;
        };
      };
      // WCAG 2.2 AA's size of targets, which axe leaves out unless asked.
      return (await axe.run({ rules: { "target-size": { enabled: true } } })).violations;
    });
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      for (const { html, failureSummary } of nodes.slice(0, 3))
        problems.push(`${screen}, ${colorScheme}: ${id}: ${html.slice(0, 160)} ${failureSummary}`);
    }
  }
  return problems;
}

test("axe finds nothing serious on any screen, in either theme", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4`);
  const problems: string[] = [];
  const check = async (screen: string) => problems.push(...(await seriousProblems(page, screen)));
  await page.waitForLoadState("networkidle");
  await check("first view");

  await page.getByRole("button", { name: "About Learning rate" }).click();
  await page.locator(".katex").waitFor();
  await check("help");
  await page.keyboard.press("Escape");

  await press(page, "Add a method");
  await check("method picker");
  await press(page, "Done");

  for (const [opener, dialog] of [
    ["Change the model", "model"],
    ["Change the data", "data"],
    ["Share", "share"],
    ["Keyboard shortcuts", "shortcuts"],
  ] as const) {
    await page.getByRole("button", { name: opener }).click();
    await page.getByRole("dialog").waitFor();
    await check(`${dialog} dialog`);
    await page.keyboard.press("Escape");
  }

  await press(page, "Start");
  await waitForStatus(page, /^Finished/);
  await page.getByRole("tab").last().waitFor();
  await check("finished run");
  await press(page, "Present");
  await page.getByRole("group", { name: "Presentation" }).waitFor();
  await check("presenter");
  await page.keyboard.press("Escape");

  const tabs = page.getByRole("navigation", { name: "Pages" }).getByRole("link");
  for (const name of await tabs.allTextContents()) {
    await tabs.getByText(name, { exact: true }).click();
    await page.getByText("Loading", { exact: true }).waitFor({ state: "detached" });
    await check(name);
  }
  await page.getByRole("link", { name: "Lessons" }).click();
  await press(page, "Start: The energy gap");
  await press(page, "Show the answer");
  await check("lesson");
  expect(problems).toEqual([]);
});

test("a screen reader is told of a run's start and end", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4`);
  const told = page.locator('[aria-live="polite"]');
  await press(page, "Start");
  await waitForStatus(page, /^Finished/);
  expect(await told.textContent()).toMatch(/^Finished after 4 steps\./);
});
