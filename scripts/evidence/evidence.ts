import type { CommonValues } from "../../src/experiment/spec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import type { Trial } from "./choose.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Plan, Setting } from "./plan.ts";
import type { Estimate } from "../../src/experiment/estimate.ts";

/** docs/evidence.json. Accuracies are of [0, 1]; a stage that has not been run is null. */
export interface Evidence {
  readonly command: string;
  /** Of the last run in it. */
  readonly date: string;
  readonly device: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly files: Fingerprint;
  readonly plan: Plan;
  readonly domains: readonly EvidenceDomain[];
  readonly tuning: Tuning;
  readonly table: Table | null;
  /** Those of the longer presets that have been run. */
  readonly longer: readonly LongerPreset[];
  readonly tradeoff: Tradeoff | null;
}

export interface EvidenceDomain {
  readonly id: string;
  readonly title: string;
  readonly role: "reference" | "shifted";
  readonly classes: number;
  readonly val: number;
  readonly test: number;
}

/** All that was tried, a row a method and setting. */
export interface Tuning {
  /** The reference domain's families, each left out of training once: its pictures measure then. */
  readonly folds: readonly { readonly family: string; readonly pictures: number }[];
  /** Of the zero-shot model on validation splits, by domain id. */
  readonly zeroShot: Readonly<Record<string, number>>;
  readonly screening: readonly Trial[];
  readonly final: readonly Trial[];
  /** What was chosen, by which of its weights are measured. */
  readonly checkpoints: readonly CheckpointTrial[];
  readonly chosen: ChosenSetting;
}

export interface CheckpointTrial extends Trial {
  readonly selection: CommonValues["selection"];
}

/** The hyperparameters that tuning chooses: what both methods share, and Lipsum-FT's λ. */
export type ChosenSetting = Setting & { readonly regularization: number };

export type Method = "zero-shot" | RecipeId;

/** One method over the seeds, on test splits. */
export interface MethodRow {
  readonly method: Method;
  readonly title: string;
  readonly domains: Readonly<Record<string, DomainEstimates>>;
  /** Unweighted mean accuracy over the shifted domains. */
  readonly shifted: Estimate;
  /** Training of one run; null for the zero-shot model. */
  readonly seconds: Estimate | null;
  /** Every run by itself, accuracies by domain id; none for the zero-shot model, which has no seed. */
  readonly seeds: readonly {
    readonly seed: number;
    readonly accuracy: Readonly<Record<string, number>>;
  }[];
}

export interface DomainEstimates {
  readonly accuracy: Estimate;
  readonly nll: Estimate;
  readonly energyGap: Estimate;
  readonly featureDistortion: Estimate;
}

export interface Table {
  /** The default preset's, and so the table's. */
  readonly setting: ChosenSetting;
  /** What the runs computed on, and so what their times are of. */
  readonly runtimes: readonly string[];
  readonly rows: readonly MethodRow[];
  readonly claims: readonly Claim[];
}

/** The rows of a longer preset. */
export interface LongerPreset {
  /** Its id. */
  readonly preset: string;
  readonly seeds: readonly number[];
  readonly steps: number;
  readonly rows: readonly MethodRow[];
}

export interface Claim {
  readonly claim: string;
  /** What was measured, in words. */
  readonly measured: string;
  readonly isMet: boolean;
}

/** One FT run of the trade-off grid, on test splits; averaged over its seeds. */
export interface TradeoffPoint {
  readonly learningRate: number;
  readonly steps: number;
  readonly reference: number;
  readonly shifted: number;
  /** By shifted domain. */
  readonly domains: Readonly<
    Record<string, { readonly energyGap: number; readonly relativeAccuracy: number }>
  >;
}

export interface Tradeoff {
  readonly zeroShot: { readonly reference: number; readonly shifted: number };
  readonly points: readonly TradeoffPoint[];
  /** Of energy gap and relative accuracy: all runs and shifted domains, and each domain alone. */
  readonly correlation: {
    readonly all: Correlation;
    readonly domains: Readonly<Record<string, Correlation>>;
  };
}

export interface Correlation {
  readonly spearman: number | null;
  readonly pearson: number | null;
}
