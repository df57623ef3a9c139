import type { RunSpec } from "./spec.ts";

/** Equal for runs that end with the same weights, bit for bit on one device. */
export function runKey(run: RunSpec): string {
  const silent = ["order", "evaluationSubset"];
  // Where weights are chosen at live evaluations, it counts how many there are.
  if (run.selection === "last") silent.push("evaluations");
  const telling = Object.entries(run).filter(([name]) => !silent.includes(name));
  return JSON.stringify(telling.sort(([a], [b]) => (a < b ? -1 : 1)));
}
