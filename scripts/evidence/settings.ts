import type { Setting } from "./plan.ts";

/** The settings' names, in the order in which they are told. */
export const settingNames = [
  "learningRate",
  "steps",
  "batchSize",
  "cropArea",
  "warmup",
  "headLearningRateFactor",
] as const satisfies readonly (keyof Setting)[];

/** Whether both are the same, every value of them. */
export function areEqual(a: Setting, b: Setting): boolean {
  return settingNames.every((name) => a[name] === b[name]);
}

/** A setting, of whatever holds one. */
export function settingOf(source: Setting): Setting {
  const { learningRate, steps, batchSize, cropArea, warmup, headLearningRateFactor } = source;
  return { learningRate, steps, batchSize, cropArea, warmup, headLearningRateFactor };
}

/** In words: "100 steps of 32 pictures at learning rate 0.0003, …". */
export function inWords(setting: Setting): string {
  const { learningRate, steps, batchSize, cropArea, warmup, headLearningRateFactor } = setting;
  return `${steps} steps of ${batchSize} pictures at learning rate ${learningRate}, warm-up ${warmup}, smallest crop ${cropArea}, head rate × ${headLearningRateFactor}`;
}
