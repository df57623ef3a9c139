import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import type { AnalysisName } from "../training/analysing/analysisNames.ts";
import { analyses } from "../training/analysing/analyses.ts";
import type { Subject } from "../training/analysing/analysisBench.ts";
import { AnalysisBench } from "../training/analysing/analysisBench.ts";
import { mapScores } from "../training/analysing/mapScores.ts";
import type { CommandLine } from "./commandLine.ts";
import { readBytes } from "./diskFiles.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";

/** `analyse`: prints an analysis of the given weights on all test pictures, as JSON. */
export async function analyse(line: Extract<CommandLine, { command: "analyse" }>): Promise<void> {
  const values = await readSpecArgument(line.spec, line.set);
  const subjects = await Promise.all(line.weights.map(subjectOf));
  const runtime = createNodeRuntime(line.threads);
  try {
    const bench = await AnalysisBench.open({ values, runtime, files: siteFiles(line) });
    try {
      const { kind, weights } = line;
      const result = await analysed(bench, kind, subjects);
      const { model, dataset } = values;
      const { domains, classes } = bench.workbench.assets.dataset.index;
      const described = domains.map(({ id, role }) => ({ id, role }));
      const printed = { kind, model, dataset, weights, domains: described, classes, result };
      process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
    } finally {
      await bench.dispose();
    }
  } finally {
    await runtime.dispose();
  }
}

function analysed(bench: AnalysisBench, kind: AnalysisName, subjects: readonly Subject[]) {
  if (kind === "map") return mapScores(bench, ["zero-shot", ...subjects], {});
  return analyses[kind](bench, subjects[0] ?? "zero-shot", {});
}

async function subjectOf(path: string): Promise<Subject> {
  const bytes = await readBytes(path, "--weights must name a safetensors file.");
  return { name: path, read: () => Promise.resolve(bytes) };
}
