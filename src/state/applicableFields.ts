import type { CommonValues, ExperimentSpec } from "../experiment/spec.ts";
import { isRecipeId } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Method } from "../recipes/recipe.ts";
import { methodOrDefault } from "./methodOf.ts";

type Rule = (methods: readonly Method[], spec: ExperimentSpec) => boolean;

const always: Rule = () => true;
const whereAnyTrains: Rule = (methods) =>
  methods.some(({ kind }) => kind === "tuning" || kind === "probing");
const whereAnyTunes: Rule = (methods) => methods.some(({ kind }) => kind === "tuning");
const wherePartIsOpen: Rule = (methods) =>
  methods.some((method) => method.kind === "tuning" && method.parameterization === undefined);

const rules: Readonly<Record<keyof CommonValues, Rule>> = {
  model: always,
  dataset: always,
  prompts: always,
  classNames: always,
  order: (_, { recipes }) => recipes.length > 1,
  trains: wherePartIsOpen,
  lastBlocks: (methods, spec) => wherePartIsOpen(methods, spec) && spec.trains === "last-blocks",
  loraRank: (methods, spec) => wherePartIsOpen(methods, spec) && spec.trains === "lora",
  selection: whereAnyTrains,
  learningRate: whereAnyTrains,
  rateChanges: whereAnyTrains,
  headLearningRateFactor: whereAnyTrains,
  steps: whereAnyTrains,
  batchSize: whereAnyTrains,
  accumulation: whereAnyTunes,
  activations: whereAnyTunes,
  warmup: whereAnyTrains,
  weightDecay: whereAnyTrains,
  cropArea: whereAnyTunes,
  augmentedViews: whereAnyTunes,
  evaluations: whereAnyTrains,
  evaluationSubset: whereAnyTrains,
  seed: whereAnyTrains,
};

/** Whether a common field changes anything of what the chosen methods do. */
export function applies(name: keyof CommonValues, spec: ExperimentSpec): boolean {
  return rules[name](
    spec.recipes.flatMap((id) => methodsBehind(id, spec)),
    spec,
  );
}

/** A method and those that train what it starts from. */
function methodsBehind(id: RecipeId, spec: ExperimentSpec): Method[] {
  const method = methodOrDefault(id, spec.hyperparameters[id]);
  if (method.kind !== "weight-space") return [method];
  const behind = new Set(method.ingredients.map(({ recipe }) => recipe));
  return [method, ...[...behind].filter(isRecipeId).flatMap((one) => methodsBehind(one, spec))];
}
