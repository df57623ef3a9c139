import { commonFields } from "../experiment/spec.ts";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import type { Schema } from "../shared/schema.ts";
import { ruleOf } from "../shared/schema.ts";

/** `recipes`: every method and every field, as a person reads them. */
export function describeRecipes(): string {
  const methods = recipeIds.map((id) => {
    const { title, summary, formula, references, hyperparameters } = recipeOf(id);
    const sources = references.map(({ label, url }) => `  ${label}\n  ${url}`);
    const lines = [`${id}: ${title}`, `  ${summary}`, `  ${formula}`, ...sources];
    return [...lines, ...fieldTable(hyperparameters, `${id}.`)].join("\n");
  });
  const common = ["Fields of every run", ...fieldTable(commonFields, "")].join("\n");
  return `${[...methods, common].join("\n\n")}\n`;
}

function fieldTable(schema: Schema, prefix: string): string[] {
  const rows = Object.entries(schema).map(([name, field]) => [
    prefix + name,
    String(field.default),
    ruleOf(field),
    field.source ?? "",
  ]);
  if (rows.length === 0) return [];
  const table = [["field", "default", "range", "where the default comes from"], ...rows];
  const widths = [0, 1, 2].map((c) => Math.max(...table.map((row) => row[c]!.length)));
  return table.map((row) =>
    `  ${row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join("  ")}`.trimEnd(),
  );
}
