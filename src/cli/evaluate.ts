import { compareDomains } from "../experiment/results.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { evaluateModel } from "../training/measuring/evaluateModel.ts";
import type { CommandLine } from "./commandLine.ts";
import { readBytes } from "./diskFiles.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";

/** `eval`: prints results.json of the zero-shot model, and of the given weights. */
export async function evaluate(line: Extract<CommandLine, { command: "eval" }>): Promise<void> {
  const spec = await readSpecArgument(line.spec, line.set);
  const weights =
    line.weights === undefined
      ? null
      : await readBytes(line.weights, "--weights must name a safetensors file.");
  const runtime = createNodeRuntime(line.threads);
  try {
    const files = siteFiles(line);
    const { zeroShot, tuned } = await evaluateModel({ values: spec, runtime, files, weights });
    const domains = compareDomains(zeroShot, tuned ?? undefined);
    const { model, dataset } = spec;
    const results = { model, dataset, weights: line.weights ?? null, domains };
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await runtime.dispose();
  }
}
