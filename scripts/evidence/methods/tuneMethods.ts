import type { ExperimentSpec, HyperparameterValues } from "../../../src/experiment/spec.ts";
import type { RecipeId } from "../../../src/recipes/index.ts";
import type { EvidenceDomain } from "../evidence.ts";
import type { Fold } from "../folds.ts";
import { measureFolds } from "../measureFolds.ts";
import type { RunStore } from "../runStore.ts";
import { unlessPaused } from "../runStore.ts";
import { baseSpec } from "../tune.ts";
import type { MethodTrial, TunedHyperparameter } from "./evidence.ts";
import type { MethodsPlan, MethodTuning, MethodVariant } from "./plan.ts";

/** How far below FT a method may be on the reference domain, as what is claimed of Lipsum-FT. */
const allowance = 0.015;

/** Accuracies are ratios of counts: what differs by less is equal. */
const epsilon = 1e-9;

export const methodTuningRule =
  "On the folds that the default preset was tuned on: of the values within 1.5 points of FT on the reference domain, the highest mean accuracy over the shifted domains, of equals the first in the list; where none is within, the one that comes closest to FT.";

/** {@link methodTuningRule}. Throws for no trial. */
export function chooseValue(trials: readonly MethodTrial[], ftReference: number): number {
  const near = trials.filter(({ reference }) => reference >= ftReference - allowance - epsilon);
  const candidates = near.length > 0 ? near : trials;
  const of = (trial: MethodTrial) => (near.length > 0 ? trial.shifted : trial.reference);
  const best = Math.max(...candidates.map(of));
  const chosen = candidates.find((trial) => of(trial) >= best - epsilon);
  if (!chosen) throw new Error("there is nothing to choose from");
  return chosen.value;
}

/** Whether a row waits for a tuning. */
export function isTuned({ tunings }: MethodsPlan, variant: string): boolean {
  return tunings.some((tuning) => tuning.variant === variant);
}

/** Tunes what the plan says, on the folds; what cannot be tuned without more runs is left out. */
export async function tuneMethods(
  store: RunStore,
  { tunings, tuningSeeds, variants }: MethodsPlan,
  domains: readonly EvidenceDomain[],
  folds: readonly Fold[],
): Promise<TunedHyperparameter[]> {
  async function accuracies(variant: MethodVariant, own: HyperparameterValues) {
    const spec = variantSpec(variant, own);
    const { recipe } = variant;
    return (await measureFolds(store, folds, domains, spec, recipe, tuningSeeds)).tuned;
  }

  const variantOf = (id: string) => {
    const variant = variants.find((each) => each.id === id);
    if (!variant) throw new Error(`the plan has no row '${id}'`);
    return variant;
  };
  async function tune({
    variant,
    hyperparameter,
    values,
  }: MethodTuning): Promise<TunedHyperparameter> {
    const own = values.map(async (value): Promise<MethodTrial> => {
      const found = await accuracies(variantOf(variant), { [hyperparameter]: value });
      return { value, reference: found.reference, shifted: found.shifted };
    });
    const [ft, trials] = await Promise.all([accuracies(variantOf("ft"), {}), Promise.all(own)]);
    return { variant, hyperparameter, trials, chosen: chooseValue(trials, ft.reference) };
  }

  const tuned = await Promise.all(tunings.map((tuning) => unlessPaused(tune(tuning))));
  return tuned.filter((each) => each !== null);
}

/** The default experiment with a variant's settings, and `own` on top of its hyperparameters. */
export function variantSpec(
  { recipe, hyperparameters, changes }: MethodVariant,
  own: HyperparameterValues,
): ExperimentSpec {
  const spec = { ...baseSpec(), ...changes };
  const values = { ...spec.hyperparameters[recipe], ...hyperparameters, ...own };
  const all: Record<RecipeId, HyperparameterValues> = { ...spec.hyperparameters, [recipe]: values };
  return { ...spec, hyperparameters: all };
}
