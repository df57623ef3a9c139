import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Evidence } from "../scripts/evidence/evidence.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";

const harness = openHarness({ hasWebGpu: false });

/** Points of accuracy: wasm rounds otherwise than Node, and a picture on the edge may fall to the other side. */
const tolerance = 1.5;

// One method a test: together they take a minute and a half of an idle core.
test.each(["FT", "Lipsum-FT"])(
  "the default preset's %s, on WebAssembly, ends as its seed 0 did in docs/evidence.json",
  async (title) => {
    // Written by `npm run evidence`.
    const { domains, table } = JSON.parse(readFileSync("docs/evidence.json", "utf8")) as Evidence;
    const { method, seeds } = table!.rows.find((row) => row.title === title)!;
    const { accuracy } = seeds.find(({ seed }) => seed === 0)!;

    // How many pictures the live curves show changes no weight.
    const { page } = await harness().visit(`v=2&recipes=${method}&evaluationSubset=8`);
    await press(page, "Start training");
    await waitForStatus(page, /^Finished|^Ended/, 290_000);
    const { header, rows } = await resultsOf(page);
    // After the name come the row's actions, after the accuracy its change and interval.
    const row = rows.find(([name]) => name!.split(" ")[0] === title)!;
    for (const domain of domains) {
      const cell = row[header.findIndex((head) => head.startsWith(domain.title))]!;
      const shown = Number(/^\d+\.\d/.exec(cell));
      const difference = Math.abs(shown - 100 * accuracy[domain.id]!);
      expect(difference, `${title} on ${domain.title}`).toBeLessThanOrEqual(tolerance);
    }
  },
  300_000,
);

/** The table of results as text, a row a method. */
async function resultsOf(page: Page): Promise<{ header: string[]; rows: string[][] }> {
  const results = page.getByTestId("results");
  const header = await results.locator("thead th").allTextContents();
  const rows: string[][] = [];
  for (const row of await results.locator("tbody tr").all())
    rows.push(await row.locator("th, td").allTextContents());
  return { header, rows };
}
