import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { Results } from "../experiment/record.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { runExperiment } from "./experiment.ts";

/** The experiment that Start runs, on the bundled model and pictures. A minute of two cores. */
test("FT gains on the reference domain; Lipsum-FT moves the scores on random text far less", async () => {
  const files = {
    read: async (path: string) =>
      Uint8Array.from(await readFile(new URL(`../../public/${path}`, import.meta.url))),
  };
  const runtime = createNodeRuntime();
  const found = new Map<string, Results>();
  try {
    // Fewer looks on the way change nothing of the training.
    const spec = { ...defaultSpec(), evaluations: 1 };
    const runIds = [...spec.recipes];
    for await (const event of runExperiment({ spec, runIds, runtime, files }))
      if (event.type === "finished") found.set(event.runId, event.results);
  } finally {
    await runtime.dispose();
  }
  const [ft, lipsumFt] = [found.get("ft")!, found.get("lipsum-ft")!];
  expect(lipsumFt.batchHash).toBe(ft.batchHash);
  expect(ft.tuned["emoji"]!.accuracy).toBeGreaterThan(ft.zeroShot["emoji"]!.accuracy);
  for (const [domain, { energyGap }] of Object.entries(ft.tuned))
    expect(lipsumFt.tuned[domain]!.energyGap, domain).toBeLessThan(energyGap / 2);
}, 900_000);
