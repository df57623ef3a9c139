import { expect, test } from "vitest";
import { parseClipConfig } from "../clip/config.ts";
import { tinyVisionConfig } from "../clip/fixtures.ts";
import type { OpType } from "../graph/ops.ts";
import type { RecipeId } from "../recipes/index.ts";
import { recipeOf, recipes } from "../recipes/index.ts";
import { defaults } from "../shared/schema.ts";
import { buildFeatureGraph, buildStepGraph } from "./stepGraph.ts";

const config = parseClipConfig({
  projection_dim: 16,
  vision_config: tinyVisionConfig,
  text_config: { vocab_size: 64, hidden_size: 32, num_attention_heads: 2, num_hidden_layers: 2 },
});

function build(id: RecipeId) {
  const recipe = recipeOf(id);
  return buildStepGraph({
    config,
    recipe,
    hyperparameters: defaults(recipe.hyperparameters),
    batchSize: 4,
    classes: 3,
    logitScale: 20,
  });
}

test.each(Object.keys(recipes) as RecipeId[])("%s: a gradient for every parameter", (id) => {
  const { graph, trainable } = build(id);
  for (const { name, shape } of trainable) {
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
