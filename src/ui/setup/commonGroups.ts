import type { Words } from "../../words/words.ts";
import type { CommonValues } from "../../experiment/spec.ts";

interface CommonGroup {
  readonly id: keyof Words["setup"]["groups"];
  readonly fields: readonly (keyof CommonValues)[];
}

/** The fields that most experiments change. */
export const mainFields = [
  "learningRate",
  "steps",
  "batchSize",
  "seed",
] as const satisfies readonly (keyof CommonValues)[];

/** The others, which the form folds away. */
export const moreGroups: readonly CommonGroup[] = [
  { id: "trains", fields: ["trains", "lastBlocks", "loraRank"] },
  { id: "optimizer", fields: ["headLearningRateFactor", "warmup", "rateChanges", "weightDecay"] },
  { id: "measuring", fields: ["selection", "evaluations", "evaluationSubset"] },
  { id: "prompts", fields: ["prompts", "classNames"] },
  { id: "memory", fields: ["accumulation", "activations", "augmentedViews"] },
  { id: "device", fields: ["cropArea", "order"] },
];
