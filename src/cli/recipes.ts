import { parseClipConfig } from "../clip/config.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { MethodCost } from "../experiment/methodCost.ts";
import { methodNeeds } from "../experiment/methodCost.ts";
import { commonFields } from "../experiment/spec.ts";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import type { Schema } from "../shared/schema.ts";
import { ruleOf } from "../shared/schema.ts";
import type { CostSite } from "../training/costs/costSite.ts";
import { methodCosts } from "../training/costs/methodCost.ts";
import { alignColumns } from "./alignColumns.ts";

/** `recipes`: every method and every field, as a person reads them. */
export function describeRecipes(): string {
  const costs = methodCosts(defaultSpec(), tinySite);
  const methods = recipeIds.map((id) => {
    const { title, summary, formula, references, hyperparameters } = recipeOf(id);
    const sources = references.map(({ label, url }) => `  ${label}\n  ${url}`);
    const needs = `  needs ${needsOf(costs[id])}`;
    const lines = [`${id}: ${title}`, `  ${summary}`, `  ${formula}`, needs, ...sources];
    return [...lines, ...fieldTable(hyperparameters, `${id}.`)].join("\n");
  });
  const common = ["Fields of every run", ...fieldTable(commonFields, "")].join("\n");
  return `${[...methods, common].join("\n\n")}\n`;
}

/** What a method needs besides what every method does follows from its graphs, of whatever size. */
const tinySite: CostSite = {
  config: parseClipConfig({
    projection_dim: 4,
    vision_config: {
      ...{ hidden_size: 4, intermediate_size: 8, num_hidden_layers: 2, num_attention_heads: 1 },
      ...{ image_size: 8, patch_size: 4 },
    },
    text_config: {
      ...{ hidden_size: 4, intermediate_size: 8, num_hidden_layers: 1, num_attention_heads: 1 },
      ...{ vocab_size: 8, max_position_embeddings: 32, eos_token_id: 7 },
    },
  }),
  classes: 2,
  prompts: { templates: 2, captionTokens: 4, spuriousTokens: 6 },
  pictures: {
    "reference-train": { labels: [0, 1, 0, 1], domains: [0, 0, 0, 0] },
    "all-validation": { labels: [0, 1, 0, 1], domains: [0, 0, 1, 1] },
  },
  splits: { train: [], val: [], test: [] },
};

function needsOf(cost: MethodCost | null): string {
  const needs = (cost?.needs ?? []).map((need) => methodNeeds[need]);
  return needs.length > 0 ? needs.join("; ") : "nothing but pictures and their classes";
}

function fieldTable(schema: Schema, prefix: string): string[] {
  const rows = Object.entries(schema).map(([name, field]) => [
    prefix + name,
    String(field.default),
    ruleOf(field).message,
    field.source ?? "",
  ]);
  if (rows.length === 0) return [];
  const table = [["field", "default", "range", "where the default comes from"], ...rows];
  return alignColumns(table).map((line) => `  ${line}`);
}
