/** Somebody who presses and types at random: whatever it is, the page neither throws nor tells an error. */
import type { Locator, Page } from "playwright-core";
import { test } from "vitest";
import { RandomStream } from "../src/shared/random.ts";
import { openHarness } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });

/** What a control does depends on when it is pressed, so that no two walks are quite the same: no gate. */
const walk = test.skipIf(process.env["LIPSUM_SLOW"] !== "1");
const actions = 500;

const texts = ["", "0", "-1", "8", "1e9", "0-3", "NaN", "abc", "../x", "💥", "9".repeat(400)];
const keys = ["ArrowRight", "ArrowLeft", "Home", "End", "Enter", "Escape", " ", "s", "p", "?"];
type OneOf = <T>(items: readonly T[]) => T;

/** These ask the hub, which no test does; and other languages would hide them. */
const left = /^(Look up|Work out what it takes)$|language/i;

walk.each([0, 1, 2, 3, 4])(
  `${actions} actions at random, seed %i (LIPSUM_SLOW=1)`,
  async (seed) => {
    const random = new RandomStream(seed, "use");
    const oneOf: OneOf = (items) => items[random.integer(items.length)]!;
    const { page } = await harness().visit(`${tinySpec}&steps=200`);
    page.on("dialog", (dialog) => void dialog.accept());
    for (let i = 0; i < actions; i++) {
      if (random.integer(100) === 0) await page.reload();
      const controls = await controlsOf(page);
      // It may be gone, covered, or another one by the time that it is used.
      if (controls.length > 0) await handle(oneOf(controls), oneOf).catch(() => null);
      if (random.integer(10) === 0) await page.keyboard.press(oneOf(keys));
    }
    await page.locator("#root > :visible").first().waitFor();
  },
  600_000,
);

/** What can be used now: while a dialog is open, what is in it. */
async function controlsOf(page: Page): Promise<Locator[]> {
  const kinds = "button, a[href^='#'], input, select, summary, textarea, [role=tab], [role=slider]";
  const isOpen = (await page.locator("dialog[open]").count()) > 0;
  const within = isOpen ? page.locator("dialog[open]").last() : page.locator("body");
  return within.locator(`:is(${kinds}):visible`).all();
}

/** What somebody may do with a control. */
async function handle(control: Locator, oneOf: OneOf): Promise<void> {
  const quick = { timeout: 1000 };
  const { kind, name, options } = await control.evaluate(
    (element) => ({
      kind: element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
      name: element.getAttribute("aria-label") ?? element.textContent,
      options:
        element instanceof HTMLSelectElement ? [...element.options].map(({ value }) => value) : [],
    }),
    undefined,
    quick,
  );
  if (kind === "file" || left.test(name)) return;
  if (kind === "select") await control.selectOption(oneOf(options), quick);
  else if (["text", "search", "number", "textarea"].includes(kind))
    await control.fill(oneOf(texts), quick);
  else if (kind === "range" || kind === "div") await control.press(oneOf(keys), quick);
  else await control.press("Enter", quick);
}
