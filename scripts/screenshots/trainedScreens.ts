import type { Page } from "playwright-core";
import type { Screen } from "./screen.ts";
import { press } from "./screen.ts";

/** The analyses in the order of their tabs. */
const analyses = ["trade-off", "calibration", "confusion", "pictures", "shifts", "texts", "map"];

/** What a run shows while it trains and afterwards; each goes on where the one before it ended. */
export const trainedScreens: readonly Screen[] = [
  {
    name: "training",
    async open(page, { url, fragment }) {
      await page.goto(`${url}#${fragment}`);
      await press(page, "Start training");
      await page.waitForFunction(
        () => {
          const text = document.querySelector("[data-testid=steps]")?.textContent ?? "";
          const [step = 0, steps = Infinity] = text.split("/").map(Number);
          return step >= steps / 2;
        },
        undefined,
        { timeout: 0 },
      );
    },
  },
  {
    name: "finished",
    async open(page) {
      await page
        .getByTestId("status")
        .filter({ hasText: /^Finished/ })
        .waitFor({ timeout: 0 });
    },
  },
  {
    name: "runs",
    async open(page) {
      await press(page, /^Runs \(/);
    },
  },
  {
    name: "shared-run",
    async open(page) {
      await press(page, "Share");
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(1000);
    },
  },
  ...analyses.map((name, i): Screen => ({
    name: `analysis-${name}`,
    async open(page) {
      if (i === 0) {
        await page.keyboard.press("Escape");
        await openPage(page, "Analyses");
      }
      await page.getByRole("tab").nth(i).click();
      await page.getByTestId("analysis-ready").waitFor();
    },
  })),
  {
    name: "tried",
    async open(page) {
      await openPage(page, "Try it");
      await page.waitForTimeout(3000);
    },
  },
];

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("main").waitFor();
}
