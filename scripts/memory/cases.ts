import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";

/** What is measured: a model of real shapes, and what differs from a short run of the defaults. */
export interface MemoryCase {
  readonly model: "tinyclip-8m-16" | "vit-b-32";
  readonly changes: Partial<ExperimentSpec>;
}

const kept = { activations: "kept" } as const;
const recomputed = { activations: "recomputed" } as const;

export const memoryCases: readonly MemoryCase[] = [
  { model: "tinyclip-8m-16", changes: { recipes: ["ft"], batchSize: 8, ...kept } },
  { model: "tinyclip-8m-16", changes: { recipes: ["lipsum-ft"], batchSize: 8, ...kept } },
  { model: "tinyclip-8m-16", changes: { recipes: ["lipsum-ft"], batchSize: 8, ...recomputed } },
  { model: "vit-b-32", changes: { recipes: ["ft"], batchSize: 16, ...kept } },
  { model: "vit-b-32", changes: { recipes: ["lipsum-ft"], batchSize: 16, ...kept } },
  { model: "vit-b-32", changes: { recipes: ["lipsum-ft"], batchSize: 16, ...recomputed } },
];

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

export function titleOf({ model, changes }: MemoryCase): string {
  const { recipes = [], batchSize, activations } = changes;
  return `${model}, ${recipes.join(" and ")}, batch ${batchSize}, activations ${activations}`;
}
