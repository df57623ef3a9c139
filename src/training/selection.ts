import type { Dataset } from "../data/loadDataset.ts";
import type { Split } from "../data/dataset.ts";
import type { CommonValues } from "../experiment/spec.ts";
import { referenceOnly } from "./assets.ts";
import type { DomainPictures } from "./measuring/embedder.ts";

/** On what the measured weights of a run are chosen. Accuracies are of [0, 1]. */
export interface Selection {
  /** Of the reference domain alone. */
  readonly pictures: readonly DomainPictures[];
  /** How far under the best accuracy so far weights are still taken, for being later. */
  slack(best: number): number;
}

const splits: Readonly<Record<CommonValues["selection"], Split | null>> = {
  last: null,
  "held-out": "val",
  paper: "test",
};

/** On which split of the reference domain weights are chosen; null where the last are measured. */
export function splitOf(rule: CommonValues["selection"]): Split | null {
  return splits[rule];
}

/** Null where the last weights are measured, whatever they are. */
export async function selectionOf(
  dataset: Dataset,
  rule: CommonValues["selection"],
): Promise<Selection | null> {
  const split = splitOf(rule);
  if (!split) return null;
  const pictures = await referenceOnly(dataset, split);
  const n = pictures.reduce((sum, { indices }) => sum + indices.length, 0);
  return { pictures, slack: rule === "paper" ? () => 0 : (best) => standardError(best, n) };
}

/**
 * √(p(1 − p)/n) of an accuracy p on n pictures. What is nearer than that the pictures cannot tell apart;
 * of such weights the latest are taken, whose learning rate has fallen furthest: the one-standard-error
 * rule of Breiman, Friedman, Olshen, Stone, Classification and Regression Trees, 1984, §3.4.3.
 */
export function standardError(accuracy: number, n: number): number {
  return Math.sqrt((accuracy * (1 - accuracy)) / n);
}
