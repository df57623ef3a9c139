import file from "./expected.json" with { type: "json" };
import type { Interval } from "./interval.ts";

/** A mean over seeds. Accuracies are of [0, 1]. */
export interface ExpectedValue {
  readonly mean: number;
  /** 95 % of the mean over seeds; null where there is one number only. */
  readonly interval: Interval | null;
}

export interface ExpectedMethod {
  /** "zero-shot", or a recipe's id. */
  readonly method: string;
  readonly title: string;
  /** Unweighted mean accuracy over the shifted domains. */
  readonly shifted: ExpectedValue;
  /** By domain id. */
  readonly domains: Readonly<
    Record<string, { readonly accuracy: ExpectedValue; readonly energyGap: ExpectedValue }>
  >;
}

/** What a preset ended with, on test splits. */
export interface ExpectedResults {
  readonly seeds: readonly number[];
  /** In the order of the table. */
  readonly methods: readonly ExpectedMethod[];
}

/** expected.json, written by `npm run evidence`. */
export interface ExpectedFile {
  /** SHA-256 of the model's weights that were fine-tuned; null before anything was measured. */
  readonly model: string | null;
  /** By preset id; what is not in it was not measured. */
  readonly presets: Readonly<Record<string, ExpectedResults>>;
}

export const expected: ExpectedFile = file;
