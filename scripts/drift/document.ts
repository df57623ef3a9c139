import { tolerance } from "../../src/experiment/agreement.ts";
import { recipeOf } from "../../src/recipes/index.ts";
import type { Drift } from "./drift.ts";
import { driftCases } from "./plan.ts";

const points = (share: number) => (100 * share).toFixed(1);
const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;

/** docs/drift.md: what was measured, and what the tolerance of run links makes of it. */
export function driftDocument(drifts: readonly Drift[]): string {
  const worst = (of: (drift: Drift) => number) => Math.max(...drifts.map(of));
  return `# Drift between runtimes

The same experiment with the same seed computes the same sums on every runtime, in another order: its numbers drift apart. How far, \`npm run drift\` measures: FT and Lipsum-FT with the bundled model on onnxruntime-node, on WebAssembly in Chromium, and on WebGPU in Chromium, which without a graphics card is computed on the processor (SwiftShader). Written from docs/drift.json.

- **Accuracy**: the largest difference on any domain at the end of a run, in points, on all test pictures of that domain (their number in brackets).
- **Loss**: the mean difference over the updates relative to the mean loss, which is what run links compare; and the largest at one update.

${driftCases.map((one) => sectionOf(one.id, one.title, one.fragment, drifts)).join("\n")}
## The tolerance of run links

The largest drift measured is ${points(worst(({ accuracy }) => accuracy))} points of accuracy and ${percent(worst(({ loss }) => loss))} of the loss. A run that was computed again agrees with a recorded one within ${points(tolerance.accuracy)} points on every domain and ${percent(tolerance.loss)} of the loss (src/experiment/agreement.ts): two pictures of the smallest test set, and room for longer runs and for graphics cards, which have not been measured. Another seed is no drift: it has other batches, and is told apart by their hash.
`;
}

function sectionOf(id: string, title: string, fragment: string, drifts: readonly Drift[]): string {
  const rows = drifts.filter((drift) => drift.case === id);
  if (rows.length === 0) return `## ${title}\n\nNot measured yet.\n`;
  const devices = new Map(
    rows.flatMap(({ runtimes, devices: names }) =>
      runtimes.map((runtime, i) => [runtime, names[i]!] as const),
    ),
  );
  const table = rows.map(
    ({ recipe, seed, runtimes, accuracy, domain, pictures, loss, largestLoss }) =>
      `| ${recipeOf(recipe).title} | ${seed} | ${runtimes.join(" – ")} | ${points(accuracy)} ${domain === null ? "" : `on ${domain} `}(${pictures}) | ${percent(loss)} | ${percent(largestLoss)} |`,
  );
  return `## ${title}

\`#${fragment}\`, on ${[...devices].map(([runtime, name]) => `${runtime}: ${name}`).join("; ")}; ${rows.at(-1)!.date}.

| method | seed | runtimes | accuracy, points | loss, mean | loss, largest |
| --- | ---: | --- | ---: | ---: | ---: |
${table.join("\n")}
`;
}
