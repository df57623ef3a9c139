/**
 * Measures how far runtimes drift apart: runs the same experiments on onnxruntime-node and, in Chromium,
 * on WebAssembly and WebGPU, and writes docs/drift.json and docs/drift.md. What is not run anew stays.
 *
 *   npm run drift -- [--case default|short|tiny] [--seed N]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { recordLink } from "../recordings/recordLink.ts";
import { driftDocument } from "./document.ts";
import type { Drift, Sample } from "./drift.ts";
import { driftsBetween } from "./drift.ts";
import { driftCases, driftSeeds } from "./plan.ts";
import { fewPictures } from "./fewPictures.ts";
import { openDriftPage } from "./runOnPage.ts";

const jsonFile = "docs/drift.json";

const { values } = parseArgs({ options: { case: { type: "string" }, seed: { type: "string" } } });
const cases = driftCases.filter(({ id }) => values.case === undefined || id === values.case);
const seeds = driftSeeds.filter((n) => values.seed === undefined || String(n) === values.seed);
if (cases.length === 0 || seeds.length === 0)
  throw new Error(
    `--case must be one of ${driftCases.map(({ id }) => id).join(", ")}, and --seed one of ${driftSeeds.join(", ")}`,
  );

let drifts = existsSync(jsonFile) ? (JSON.parse(readFileSync(jsonFile, "utf8")) as Drift[]) : [];
const page = await openDriftPage();
try {
  for (const { id, fragment, runtimes, testPictures } of cases)
    for (const seed of seeds) {
      const few = testPictures === null ? null : fewPictures(testPictures);
      const samples: Sample[] = [];
      for (const runtime of runtimes) {
        const link = `${fragment}&seed=${seed}`;
        const start = performance.now();
        const recording =
          runtime === "node"
            ? await recordLink(link, few?.folder)
            : await page.record(link, runtime, few?.overlay);
        samples.push({ runtime, recording });
        const seconds = Math.round((performance.now() - start) / 1000);
        console.log(`${id}, seed ${seed}, ${recording.environment.device}: ${seconds} s`);
      }
      const pairs = samples.flatMap((a, i) => samples.slice(i + 1).map((b) => [a, b] as const));
      const measured = pairs.flatMap(([a, b]) => driftsBetween(id, seed, a, b));
      drifts = [
        ...drifts.filter((drift) => drift.case !== id || drift.seed !== seed),
        ...measured,
      ].sort((a, b) => a.case.localeCompare(b.case) || a.seed - b.seed);
      console.table(measured);
      await write(drifts);
    }
} finally {
  await page.close();
}

async function write(all: readonly Drift[]): Promise<void> {
  writeFileSync(jsonFile, await format(JSON.stringify(all), { parser: "json", printWidth: 100 }));
  writeFileSync("docs/drift.md", await format(driftDocument(all), { parser: "markdown" }));
}
