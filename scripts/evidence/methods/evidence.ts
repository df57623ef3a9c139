import type { RecipeId } from "../../../src/recipes/index.ts";
import type { EvidenceDomain, MethodRow } from "../evidence.ts";
import type { Fingerprint } from "../fingerprint.ts";
import type { MethodsPlan } from "./plan.ts";

/** docs/methods.json. Accuracies are of [0, 1]. */
export interface MethodsEvidence {
  readonly command: string;
  readonly date: string;
  readonly device: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly files: Fingerprint;
  readonly domains: readonly EvidenceDomain[];
  readonly plan: MethodsPlan;
  readonly tunings: readonly TunedHyperparameter[];
  /** Zero-shot first, then as planned. */
  readonly rows: readonly VariantRow[];
}

/** One hyperparameter's values on validation splits, averaged over the tuning seeds. */
export interface TunedHyperparameter {
  readonly variant: string;
  readonly hyperparameter: string;
  readonly trials: readonly MethodTrial[];
  readonly chosen: number;
}

export interface MethodTrial {
  readonly value: number;
  readonly reference: number;
  readonly shifted: number;
}

export interface VariantRow extends MethodRow {
  readonly id: string;
  readonly recipe: RecipeId;
}
