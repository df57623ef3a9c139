/** Every graph that an experiment runs has all of its nodes on the graphics device. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseClipConfig } from "../clip/config.ts";
import { textGraph } from "../clip/textEncoder.ts";
import type { Graph } from "../graph/graph.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { runSpec } from "../experiment/runs.ts";
import { recipeIds } from "../recipes/index.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { buildFeatureGraph, buildStepGraph } from "../training/step/stepGraph.ts";
import { tuningFor } from "../training/step/tuningFor.ts";
import { chooseRuntime } from "./chooseRuntime.ts";

const ids = recipeIds.filter((id) => tuningFor(runSpec(defaultSpec(), id)));

let runtime: Runtime;
beforeAll(async () => {
  runtime = await chooseRuntime({ force: "webgpu" });
});
afterAll(() => runtime.dispose());

// The bundled model's shape, and one whose token count and widths fit no vector of four.
const configs = {
  bundled: clipConfig({ imageSize: 48, hidden: 128, layers: 6, activation: "quick_gelu" }),
  odd: clipConfig({ imageSize: 24, hidden: 18, layers: 1, activation: "gelu" }),
};

describe.each(Object.keys(configs) as (keyof typeof configs)[])("%s", (name) => {
  const config = configs[name];

  it.each(ids)("the step of %s", async (id) => {
    const tuning = tuningFor(runSpec(defaultSpec(), id))!;
    const sizes = { batchSize: 7, classes: 5, logitScale: 20 };
    const prompts = { templates: 3, captionTokens: 9, spuriousTokens: 11 };
    await expectOnDevice(buildStepGraph({ ...tuning, ...sizes, config, prompts }).graph);
  });

  it("the features of pictures", () => expectOnDevice(buildFeatureGraph(config, 16)));

  it("the embeddings of texts", () => expectOnDevice(textGraph(config, 80, 10)));
});

/** A session is refused, with the node's name, when it would run a node on the CPU (faults.gpu.test.ts). */
async function expectOnDevice(graph: Graph): Promise<void> {
  const program = await runtime.compile(graph);
  expect(runtime.device.kind).toBe("webgpu");
  await program.dispose();
}

function clipConfig(sizes: {
  readonly imageSize: number;
  readonly hidden: number;
  readonly layers: number;
  readonly activation: string;
}) {
  const encoder = {
    hidden_size: sizes.hidden,
    intermediate_size: 4 * sizes.hidden,
    num_hidden_layers: sizes.layers,
    num_attention_heads: 2,
    hidden_act: sizes.activation,
  };
  return parseClipConfig({
    projection_dim: sizes.hidden,
    vision_config: { ...encoder, image_size: sizes.imageSize, patch_size: 8 },
    text_config: { ...encoder, vocab_size: 4096, max_position_embeddings: 32, eos_token_id: 4095 },
  });
}
