import type { CommonValues } from "../../experiment/spec.ts";

interface CommonGroup {
  readonly title: string;
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
  { title: "What trains", fields: ["trains", "lastBlocks", "loraRank"] },
  { title: "Optimizer", fields: ["headLearningRateFactor", "warmup", "weightDecay"] },
  { title: "Measuring", fields: ["selection", "evaluations", "evaluationSubset"] },
  { title: "Model, data, device", fields: ["model", "dataset", "cropArea", "order"] },
];
