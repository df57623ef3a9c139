import type { Split } from "../data/dataset.ts";
import type { Failure } from "../shared/failure.ts";
import type { Coded } from "../shared/said.ts";
import type { RecipeId } from "../recipes/index.ts";

/** Metrics of one optimizer update. */
export interface StepRecord {
  /** From 1: the number of updates made. */
  readonly step: number;
  readonly loss: number;
  /** Unweighted loss terms by name. */
  readonly terms: Readonly<Record<string, number>>;
  readonly learningRate: number;
  /** Milliseconds of training since the run started, evaluations and pauses apart. */
  readonly trainingMs: number;
}

/** What was measured on one domain. */
export interface DomainResult {
  /** Pictures measured. */
  readonly n: number;
  readonly correct: number;
  /** correct / n. */
  readonly accuracy: number;
  /** Mean of -log p(label), in nats. */
  readonly nll: number;
  /** Mean over pictures and random texts of (v − v0)², in logit units squared (Lipsum-FT paper, eq. 6). */
  readonly energyGap: number;
  /** Mean over pictures of ‖f − f0‖, f and f0 of unit norm (Kumar et al. 2022): 0 to 2. */
  readonly featureDistortion: number;
}

/** By domain id. */
export type DomainResults = Readonly<Record<string, DomainResult>>;

/** A picture whose prediction fine-tuning changed. `index` counts in the domain's `split`. */
export interface ChangedPrediction {
  readonly domain: string;
  readonly split: Split;
  readonly index: number;
  readonly label: number;
  readonly zeroShot: number;
  readonly tuned: number;
}

/** Models along a method's path, each measured on the same pictures as the results. */
export interface PathResults {
  /** "α". */
  readonly parameter: string;
  readonly points: readonly { readonly value: number; readonly domains: DomainResults }[];
}

/** The end of a run: every picture of a split, of every domain, zero-shot beside tuned. */
export interface Results {
  readonly recipe: RecipeId;
  /** Updates made; by a method that combines finished runs, those of each run. */
  readonly steps: number;
  /** After which update the measured weights were: `steps`, unless the spec selects others. */
  readonly measuredStep: number;
  /** What was measured on: the test split, unless a run was made to choose hyperparameters. */
  readonly split: Split;
  readonly zeroShot: DomainResults;
  readonly tuned: DomainResults;
  /** SHA-256 over the picture indices, crops and flips of every batch: equal for equal data. */
  readonly batchHash: string;
  /** SHA-256 over the ids of every random text; null for a method without. */
  readonly textHash: string | null;
  /** What a method that combines finished runs has done, in a sentence. */
  readonly note?: string;
  /** The same as data, so that the page can say it in its language. */
  readonly noteCoded?: Coded;
  readonly path?: PathResults;
}

/** One random text as a person reads it, with its ids (BOS and EOS included). */
export interface RandomText {
  readonly text: string;
  readonly ids: readonly number[];
}

/** Why a run went on from a checkpoint: somebody came back to it, the device was lost, or the worker broke off. */
export const restoreCauses = ["resumed", "device-lost", "restarted"] as const;

export type RestoreCause = (typeof restoreCauses)[number];

/**
 * What a run tells, in order. The worker's events and the command line's JSON lines are these;
 * each names its run.
 */
export type RunEvent =
  | {
      readonly type: "started";
      readonly runId: string;
      readonly recipe: RecipeId;
      readonly warmupMs: number;
      readonly trainedParameters: number;
    }
  /**
   * How many pictures the frozen tower has seen before the first update of runs that read its features,
   * of fixed views or of all pictures, `done` of `total`: told of one of them. `done` is `total` in the last.
   */
  | {
      readonly type: "features";
      readonly runId: string;
      readonly done: number;
      readonly total: number;
    }
  /** A stage that the method has before its first update: its head start, or the fit that it calibrates. */
  | {
      readonly type: "prepared";
      readonly runId: string;
      /** "Fit the head". */
      readonly title: string;
      readonly steps: number;
      /** Of its last update. */
      readonly loss: number;
    }
  /** The rate changes of its spec from now on: one was made while it trained, or is there again after a restore. */
  | { readonly type: "rescheduled"; readonly runId: string; readonly rateChanges: string }
  | { readonly type: "steps"; readonly runId: string; readonly records: readonly StepRecord[] }
  /** Some of the random texts of update `step`; of the first, before it, as well. */
  | {
      readonly type: "texts";
      readonly runId: string;
      readonly step: number;
      readonly texts: readonly RandomText[];
    }
  /** On a fixed subset of the validation split, after `step` updates. Step 0 is the zero-shot model, whatever was prepared. */
  | {
      readonly type: "evaluated";
      readonly runId: string;
      readonly step: number;
      readonly domains: DomainResults;
      readonly changed: readonly ChangedPrediction[];
      readonly evaluationMs: number;
    }
  /**
   * How far a part of a weight-space run is: a run that it starts from, which trains or was there; and
   * after those a fit, or the points of its path. `step` of `steps`; part `index` of `count`, from 0.
   */
  | {
      readonly type: "ingredient";
      readonly runId: string;
      readonly index: number;
      readonly count: number;
      /** "FT · seed 1", "Fit on held-out pictures". */
      readonly label: string;
      readonly step: number;
      readonly steps: number;
    }
  /**
   * Goes on from where it was saved, after `step` updates: what was told of later ones is void, and at
   * step 0 all that was told.
   */
  | {
      readonly type: "restored";
      readonly runId: string;
      readonly step: number;
      readonly after: RestoreCause;
    }
  | { readonly type: "paused"; readonly runId: string; readonly step: number }
  | { readonly type: "resumed"; readonly runId: string; readonly step: number }
  /** On every picture of `results.split`. */
  | {
      readonly type: "finished";
      readonly runId: string;
      readonly step: number;
      readonly results: Results;
      readonly changed: readonly ChangedPrediction[];
    }
  | { readonly type: "stopped"; readonly runId: string; readonly step: number }
  | {
      readonly type: "failed";
      readonly runId: string;
      readonly step: number;
      readonly failure: Failure;
    };
