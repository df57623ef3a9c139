import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { lessonIds } from "../src/state/lessons.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: true, overlay: tinySite() });

test("a teacher's link cannot be unlocked by keyboard", async () => {
  const { page } = await harness().visit(`${tinySpec}&steps=4&seed=5`);
  await page.getByRole("link", { name: "Lessons" }).click();
  await page.getByLabel("Your sentence").fill("What happens to Pixel?");
  for (const locked of ["Steps: Fixed", "Choice of methods: Fixed", "Batch: Fixed"])
    await page.getByLabel(locked, { exact: true }).check();
  for (const hidden of ["Seed: Hidden", "Tabs: Hidden", "Share button: Hidden"])
    await page.getByLabel(hidden, { exact: true }).check();
  const link = await page.getByLabel("The lesson’s link").inputValue();

  await page.goto(link);
  await page.getByText("What happens to Pixel?").waitFor();
  const held = [/steps=4/, /seed=5/, /batchSize=8/];
  for (const pattern of held) expect(page.url()).toMatch(pattern);
  expect(await page.getByLabel("Seed", { exact: true }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Lessons" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Share" }).count()).toBe(0);

  const reached = await pressEveryControl(page);
  expect(reached).toContain("Learning rate");
  for (const name of ["Steps", "Steps, slider", "Batch", "Seed", "Remove FT", "Add a method"])
    expect(reached).not.toContain(name);
  for (const pattern of held) expect(page.url()).toMatch(pattern);
  expect(await page.getByLabel("Steps", { exact: true }).inputValue()).toBe("4");
});

/**
 * Tabs through the whole page once, and at every stop presses what could change something. Returns the
 * names of the stops. Starting a run is left out, which takes time and changes no setting, and the language, which
 * changes the names.
 */
async function pressEveryControl(page: Page): Promise<readonly string[]> {
  const names: string[] = [];
  await page.locator("body").press("Home");
  for (let stop = 0; stop < 240; stop++) {
    await page.keyboard.press("Tab");
    const { name, isSeen } = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body)
        return { name: "", isSeen: true };
      const isSeen = element.dataset["seen"] === "yes";
      element.dataset["seen"] = "yes";
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      const name = element.getAttribute("aria-label") ?? label ?? element.textContent;
      return { name: name.trim(), isSeen };
    });
    if (isSeen) break;
    names.push(name);
    if (/^(Start|Start training|Step|Language)$/.test(name)) continue;
    for (const key of ["ArrowUp", "ArrowRight", "Space"]) await page.keyboard.press(key);
    await page.keyboard.press("Escape");
  }
  return names;
}

test("a lesson sets up the real page, answers with the reader's numbers, and is left and resumed", async () => {
  const { page } = await harness().visit(tinySpec);
  await page.getByRole("link", { name: "Lessons" }).click();
  await page.locator(".lessons-row").first().waitFor();
  expect(await page.locator(".lessons-row").count()).toBe(lessonIds.length);
  await press(page, "Start: What zero-shot is");
  const lesson = page.getByRole("region", { name: "What zero-shot is" });
  await lesson.getByText("Step 1 of 3").waitFor();
  await page.waitForURL(/recipes=zero-shot/);
  await press(page, "Start");
  await waitForStatus(page, /^Finished/);
  await press(page, "Next");
  await press(page, "Show the answer");
  expect(await lesson.getByRole("status").textContent()).toMatch(
    /There are 4 classes, so 1 in 4: 25.0 %\. Your experiment: Zero-shot: \d+\.\d % on /,
  );
  await page.keyboard.press("Escape");
  await lesson.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("link", { name: "Lessons" }).click();
  await press(page, "Resume: What zero-shot is");
  await lesson.getByText("Step 2 of 3").waitFor();
});
