import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";

export const memoryModels = ["drawings-clip", "tinyclip-8m-16", "vit-b-32"] as const;

/** What is measured: a model of real shapes, and what differs from a short run of the defaults. */
export interface MemoryCase {
  readonly model: (typeof memoryModels)[number];
  readonly changes: Partial<ExperimentSpec> & Pick<ExperimentSpec, "recipes" | "batchSize">;
}

const kept = { activations: "kept" } as const;
const recomputed = { activations: "recomputed" } as const;
const [ft, lipsumFt, both] = [["ft"], ["lipsum-ft"], ["ft", "lipsum-ft"]] as const;

const bundled = { model: "drawings-clip", batchSize: 32 } as const;
const tiny = { model: "tinyclip-8m-16", batchSize: 8 } as const;
const base = { model: "vit-b-32", batchSize: 16 } as const;

/** What every runtime is measured on. */
export const memoryCases: readonly MemoryCase[] = [bundled, tiny, base].flatMap(
  ({ model, batchSize }) =>
    [kept, recomputed].flatMap((mode) =>
      [ft, lipsumFt].map((recipes) => ({ model, changes: { recipes, batchSize, ...mode } })),
    ),
);

/** What the page proposes where two runs side by side are too much. */
export const pairCases: readonly MemoryCase[] = [
  { ...kept, order: "interleaved" as const },
  { ...kept, order: "sequential" as const },
  { ...recomputed, order: "sequential" as const },
].map((mode) => ({ model: base.model, changes: { recipes: both, batchSize: 16, ...mode } }));

/** Without a frozen copy of the tower. */
export const viewCases: readonly MemoryCase[] = [ft, lipsumFt].map((recipes) => ({
  model: base.model,
  changes: { recipes, batchSize: 16, ...kept, augmentedViews: 4 },
}));

/** Two updates, with a selection: all that an experiment ever holds is held once. */
export function memorySpec({ changes }: MemoryCase): ExperimentSpec {
  const { hyperparameters } = defaultSpec();
  const lipsum = { ...hyperparameters["lipsum-ft"], texts: 80, tokenLength: 8 };
  return {
    ...defaultSpec(),
    ...{ steps: 2, evaluations: 1, evaluationSubset: 8 },
    hyperparameters: { ...hyperparameters, "lipsum-ft": lipsum },
    ...changes,
  };
}

/** The cells that tell a case from another. */
export function cellsOf({ model, changes }: MemoryCase): string[] {
  const { recipes, batchSize, activations = "kept", order, augmentedViews = 0 } = changes;
  const turns = order === "sequential" ? ", one after the other" : ", side by side";
  const views = augmentedViews > 0 ? `, ${augmentedViews} fixed views` : "";
  const methods = recipes.join(" and ") + (recipes.length > 1 ? turns : "") + views;
  return [model, methods, `${batchSize}`, activations];
}
