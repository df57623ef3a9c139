import { writeFile } from "node:fs/promises";
import { runSpec } from "../experiment/runs.ts";
import { writeOnnx } from "../graph/protobuf.ts";
import { recipeOf } from "../recipes/index.ts";
import { FailureError } from "../shared/failure.ts";
import { loadAssets } from "../training/assets.ts";
import { PromptTokens } from "../training/promptTokens.ts";
import { buildRunStepGraph } from "../training/step/runStepGraph.ts";
import { tuningFor } from "../training/step/tuningFor.ts";
import type { CommandLine } from "./commandLine.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";
import { UsageError } from "./usageError.ts";

/** `graph`: writes the training step of one recipe of a spec as an ONNX file. */
export async function graph(line: Extract<CommandLine, { command: "graph" }>): Promise<void> {
  const spec = await readSpecArgument(line.spec, line.set);
  const id =
    line.recipe === undefined ? spec.recipes[0] : spec.recipes.find((r) => r === line.recipe);
  if (id === undefined)
    throw new UsageError(
      `--recipe must be one of the spec's, ${spec.recipes.join(", ")}, got '${line.recipe ?? ""}'`,
    );
  const run = runSpec(spec, id);
  const tuning = tuningFor(run);
  if (!tuning)
    throw new UsageError(
      `--recipe must be a method that tunes towers on pictures; '${id}' has no such step`,
    );
  const assets = await loadAssets(siteFiles(line), spec);
  const step = buildRunStepGraph(run, {
    ...tuning,
    config: assets.model.config,
    classes: assets.dataset.index.classes.length,
    logitScale: assets.model.logitScale,
    prompts: new PromptTokens(assets),
  });
  try {
    await writeFile(line.out, writeOnnx(step.graph));
  } catch (error) {
    const reason = (error as Error).message;
    throw new FailureError("bad-file", `--out must be a file that can be written: ${reason}`, {
      cause: error,
    });
  }
  const { nodes, inputs, outputs } = step.graph;
  const others = spec.recipes.filter((other) => other !== id);
  const hint = others.length > 0 ? ` The spec has ${others.join(", ")} too: see --recipe.` : "";
  process.stderr.write(
    `Wrote ${line.out}: one step of ${recipeOf(id).title}, ${nodes.length} nodes, ${inputs.length} inputs, ${outputs.length} outputs.${hint}\n`,
  );
}
