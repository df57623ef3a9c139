import type { PathResults, RunEvent } from "../../experiment/record.ts";
import type { Evaluation } from "../measuring/evaluator.ts";
import type { WorkbenchKitchen } from "./kitchen.ts";
import type { PlannedCombination } from "./plannedCombination.ts";
import type { MeasuredModel } from "../run.ts";

/** Measures the models along a method's path, and tells each; null for a method without one. */
export async function* measurePath(
  { runId, method: { path, ingredients } }: PlannedCombination,
  kitchen: WorkbenchKitchen,
  evaluate: (model: MeasuredModel) => Promise<Evaluation>,
): AsyncGenerator<RunEvent, PathResults | null> {
  if (!path) return null;
  const { parameter, values } = path;
  const points: PathResults["points"][number][] = [];
  const [index, steps] = [ingredients.length, values.length];
  for (const [i, value] of values.entries()) {
    const { domains } = await kitchen.withModel(path.at(value, kitchen), evaluate);
    points.push({ value, domains });
    const label = `Along ${parameter}`;
    yield { type: "ingredient", runId, index, count: index + 1, label, step: i + 1, steps };
  }
  return { parameter, points };
}
