import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";

export const memoryModels = ["tinyclip-8m-16", "vit-b-32"] as const;

/** What is measured: a model of real shapes, and what differs from a short run of the defaults. */
export interface MemoryCase {
  readonly model: (typeof memoryModels)[number];
  readonly changes: Partial<ExperimentSpec> & Pick<ExperimentSpec, "recipes" | "batchSize">;
}

const kept = { activations: "kept" } as const;
const recomputed = { activations: "recomputed" } as const;
const [ft, lipsumFt, both] = [["ft"], ["lipsum-ft"], ["ft", "lipsum-ft"]] as const;

const tiny = { model: "tinyclip-8m-16", batchSize: 8 } as const;
const base = { model: "vit-b-32", batchSize: 16 } as const;

/** What every runtime is measured on. */
export const memoryCases: readonly MemoryCase[] = [tiny, base].flatMap(({ model, batchSize }) =>
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
  const { recipes, batchSize, activations = "kept", order } = changes;
  const turns = order === "sequential" ? ", one after the other" : ", side by side";
  const methods = recipes.join(" and ") + (recipes.length > 1 ? turns : "");
  return [model, methods, `${batchSize}`, activations];
}
