import { defaultSpec } from "../../../src/experiment/defaultSpec.ts";
import type { CommonValues, HyperparameterValues } from "../../../src/experiment/spec.ts";
import type { RecipeId } from "../../../src/recipes/index.ts";
import { recipeOf } from "../../../src/recipes/index.ts";

/** One row of the table of every method. */
export interface MethodVariant {
  /** "guidance-kl-random". */
  readonly id: string;
  /** "Guidance ablation, KL × random texts". */
  readonly title: string;
  readonly recipe: RecipeId;
  /** What differs from the recipe's defaults; what is tuned is added. */
  readonly hyperparameters: HyperparameterValues;
  /** What differs from the default experiment. */
  readonly changes: Readonly<Partial<CommonValues>>;
  /** Seeds of its row, 0 and up. */
  readonly seeds: number;
}

/** A hyperparameter that is chosen on the folds before the row is measured. */
export interface MethodTuning {
  readonly variant: string;
  readonly hyperparameter: string;
  readonly values: readonly number[];
}

export interface MethodsPlan {
  readonly variants: readonly MethodVariant[];
  readonly tunings: readonly MethodTuning[];
  /** Apart from the rows'; on every fold. */
  readonly tuningSeeds: readonly number[];
}

/**
 * Five seeds for the two methods that this is about, as in the table of the default experiment, and for those
 * that train nothing but a head; fewer for the others, each of which takes as long as those two.
 */
const [most, all, ablation] = [5, 3, 2];

export const methodsPlan: MethodsPlan = {
  variants: [
    row("linear-probe", undefined, {}, most),
    row("linear-probe", "from zeros", { start: "zeros" }, ablation),
    row("ft", undefined, {}, most),
    trains("last-blocks", "last two blocks"),
    trains("layer-norms", "LayerNorms only"),
    trains("lora", "LoRA, rank 4"),
    row("lp-ft"),
    row("ema"),
    row("l2-sp"),
    row("kd"),
    row("car-ft"),
    row("lipsum-ft", undefined, {}, most),
    ...(["contexts", "class-prompts", "directions", "identity"] as const).map((guidance) =>
      guided("mse", guidance),
    ),
    ...(["random", "class-prompts", "directions"] as const).map((guidance) =>
      guided("kl", guidance),
    ),
    row("flyp"),
    row("flyp", "label-aware", { targets: "label-aware" }, ablation),
    row("starft"),
    row("r-adapter"),
    row("dfr", undefined, {}, most),
    row("dfr", "by class and domain", { balance: "class-domain" }, ablation),
    row("cfr", undefined, {}, most),
    row("wise-ft"),
    row("wise-ft", "of Lipsum-FT", { of: "lipsum-ft" }, ablation),
    row("soup-uniform"),
    row("soup-greedy"),
    row("tpgm"),
  ],
  tunings: [
    { variant: "ema", hyperparameter: "decay", values: [0.9, 0.95, 0.97, 0.99] },
    { variant: "l2-sp", hyperparameter: "regularization", values: [0.01, 0.1, 1, 10] },
    { variant: "kd", hyperparameter: "regularization", values: [0.3, 1, 3, 10] },
    { variant: "car-ft", hyperparameter: "regularization", values: [0.3, 1, 3, 10] },
  ],
  tuningSeeds: [102],
};

/** A smoke run: what it writes means nothing. */
export const quickMethodsPlan: MethodsPlan = {
  variants: methodsPlan.variants.map((variant) => ({
    ...variant,
    changes: { ...variant.changes, steps: 2 },
    seeds: 1,
  })),
  tunings: [{ variant: "kd", hyperparameter: "regularization", values: [1, 3] }],
  tuningSeeds: [100],
};

/** The rows of these ids, with FT, which all are tuned against. Throws for an unknown id. */
export function narrowed(plan: MethodsPlan, ids: readonly string[]): MethodsPlan {
  const known = plan.variants.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Error(`--only must be rows of ${known.join(", ")}, got '${unknown}'`);
  return {
    ...plan,
    variants: plan.variants.filter(({ id }) => id === "ft" || ids.includes(id)),
    tunings: plan.tunings.filter(({ variant }) => ids.includes(variant)),
  };
}

function row(
  recipe: RecipeId,
  what?: string,
  hyperparameters: HyperparameterValues = {},
  seeds: number = all,
): MethodVariant {
  const { title } = recipeOf(recipe);
  return {
    id: [recipe, ...Object.values(hyperparameters)].join("-"),
    title: what === undefined ? title : `${title}, ${what}`,
    recipe,
    hyperparameters,
    changes: {},
    seeds,
  };
}

function trains(part: CommonValues["trains"], what: string): MethodVariant {
  return { ...row("ft", what, {}, ablation), id: `ft-${part}`, changes: { trains: part } };
}

/** At Lipsum-FT's λ: what the random texts are worth, and nothing else. */
function guided(distance: string, guidance: string): MethodVariant {
  const { regularization } = defaultSpec().hyperparameters["lipsum-ft"];
  const names = { mse: "MSE", kl: "KL" }[distance] ?? distance;
  const what = `${names} × ${guidance.replace("-", " ")}`;
  const values = { distance, guidance, ...(regularization !== undefined && { regularization }) };
  return { ...row("guidance", what, values, ablation), id: `guidance-${distance}-${guidance}` };
}
