import { afterAll, expect, test } from "vitest";
import { parseClipConfig } from "../../clip/config.ts";
import { tinyVisionConfig } from "../../clip/fixtures.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import { runSpec } from "../../experiment/runs.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import { sizeOf } from "../../graph/graph.ts";
import { workspace } from "../../graph/liveness.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { recipeIds } from "../../recipes/index.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { RandomStream } from "../../shared/random.ts";
import { TensorScope } from "../tensorScope.ts";
import type { RunStepGraph } from "./runStepGraph.ts";
import { buildRunStepGraph } from "./runStepGraph.ts";
import { tuningFor } from "./tuningFor.ts";

const config = parseClipConfig({
  projection_dim: 16,
  vision_config: { ...tinyVisionConfig, num_hidden_layers: 4 },
  text_config: { vocab_size: 64, hidden_size: 32, num_attention_heads: 2, num_hidden_layers: 2 },
});
const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

function build(recipe: RecipeId, changes: Partial<RunSpec>): RunStepGraph {
  const spec = { ...runSpec(defaultSpec(), recipe), batchSize: 4, ...changes };
  const prompts = { templates: 5, captionTokens: 7, spuriousTokens: 9 };
  return buildRunStepGraph(spec, {
    ...{ ...tuningFor(spec)!, config, classes: 3, logitScale: 20, prompts },
  });
}

/** Every output on inputs that their names decide. */
async function outputsOf({ graph, isAsWritten: asWritten }: RunStepGraph) {
  const scope = new TensorScope(runtime);
  const program = await scope.compile(graph, { asWritten });
  const inputs = graph.inputs.map(({ name, shape, dtype }) => {
    const random = new RandomStream(0, name);
    const draw = () => 0.4 * random.normal();
    const ids = Int32Array.from({ length: sizeOf(shape) }, (_, i) => i % 60);
    const data = dtype === "int32" ? ids : Float32Array.from({ length: sizeOf(shape) }, draw);
    return [name, scope.runtime.tensor(shape, data)] as const;
  });
  const outputs = graph.outputs.map(({ name, shape }) => [name, scope.tensor(shape)] as const);
  await program.run(Object.fromEntries(inputs), Object.fromEntries(outputs));
  const values = await runtime.readAll(outputs.map(([, tensor]) => tensor));
  await scope.dispose();
  return new Map(outputs.map(([name], i) => [name, values[i]!]));
}

const tuned = recipeIds.filter((id) => tuningFor(runSpec(defaultSpec(), id)));
const parts = ["all", "last-blocks", "lora"] as const;

test.each(tuned)("%s: recomputed activations give equal gradients", async (recipe) => {
  for (const trains of parts) {
    const [kept, again] = [
      build(recipe, { trains, activations: "kept" }),
      build(recipe, { trains, activations: "recomputed" }),
    ];
    // As written both: what is left is the recomputation itself, which changes no bit.
    const expected = await outputsOf({ ...kept, isAsWritten: true });
    expect(await outputsOf(again), trains).toEqual(expected);
    expect(again.graph.nodes.length).toBeGreaterThan(kept.graph.nodes.length);
  }
});

test("recomputed activations take a part of the memory", () => {
  const bytes = (activations: RunSpec["activations"]) =>
    workspace(build("lipsum-ft", { batchSize: 64, activations }).graph).peakBytes;
  expect(bytes("recomputed")).toBeLessThan(0.5 * bytes("kept"));
});
