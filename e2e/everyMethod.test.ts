import { expect, test } from "vitest";
import { recipeIds, recipeOf } from "../src/recipes/index.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });

/** CFR needs pictures that its fit gets wrong; the tiny site's classes are too alike to have some of each. */
const ids = recipeIds.filter((id) => id !== "cfr");

test("every method runs on the page, from a link, to its results", async () => {
  const small = "steps=2&evaluations=1&soup-uniform.count=2&soup-greedy.count=2&tpgm.iterations=3";
  const { page } = await harness().visit(`${tinySpec}&recipes=${ids.join(",")}&${small}`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished/, 280_000);
  const rows = page.getByTestId("results").getByRole("rowheader");
  const shown = (await rows.allTextContents()).join("\n");
  for (const id of ids) expect(shown).toContain(recipeOf(id).title);
}, 300_000);
