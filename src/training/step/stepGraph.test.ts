import { expect, test } from "vitest";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import { runSpec } from "../../experiment/runs.ts";
import { parseClipConfig } from "../../clip/config.ts";
import { tinyVisionConfig } from "../../clip/fixtures.ts";
import type { OpType } from "../../graph/ops.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { recipeIds } from "../../recipes/index.ts";
import { buildFeatureGraph, buildStepGraph } from "./stepGraph.ts";
import { tuningFor } from "./tuningFor.ts";

const config = parseClipConfig({
  projection_dim: 16,
  vision_config: tinyVisionConfig,
  text_config: { vocab_size: 64, hidden_size: 32, num_attention_heads: 2, num_hidden_layers: 2 },
});

const ids = recipeIds.filter((id) => runOf(id) !== null);

function runOf(id: RecipeId) {
  return tuningFor(runSpec(defaultSpec(), id));
}

function build(id: RecipeId) {
  return buildStepGraph({
    ...runOf(id)!,
    config,
    batchSize: 4,
    classes: 3,
    logitScale: 20,
    prompts: { templates: 5, captionTokens: 7, spuriousTokens: 9 },
  });
}

test.each(ids)("%s: a gradient for every leaf", (id) => {
  const { graph, leaves } = build(id);
  for (const { name, shape } of leaves) {
    const size = shape.reduce((a, b) => a * b, 1);
    const gradient = graph.values.get(`gradient/${name}`)!;
    expect(
      gradient.shape.reduce((a, b) => a * b, 1),
      name,
    ).toBe(size);
  }
});

test("FT has no frozen pass and no texts; Lipsum-FT has both", () => {
  const names = (id: RecipeId) => build(id).graph.inputs.map(({ name }) => name);
  expect(names("ft").filter((name) => name.startsWith("frozen/"))).toEqual([]);
  expect(names("ft")).not.toContain("texts");
  expect(names("lipsum-ft")).toContain("texts");
  expect(names("lipsum-ft")).toContain("frozen/visual_projection.weight");
});

test("the number of nodes that compute stays small", () => {
  const relabels: readonly OpType[] = ["Reshape"];
  const computing = (id: RecipeId) =>
    build(id).graph.nodes.filter(({ op }) => !relabels.includes(op)).length;
  expect({
    features: buildFeatureGraph(config, 4).nodes.filter(({ op }) => !relabels.includes(op)).length,
    ft: computing("ft"),
    lipsumFt: computing("lipsum-ft"),
  }).toMatchInlineSnapshot(`
    {
      "features": 47,
      "ft": 239,
      "lipsumFt": 301,
    }
  `);
});
