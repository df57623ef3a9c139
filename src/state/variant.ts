import { changedFields, shortLabel, shortValue } from "../experiment/changedFields.ts";
import type { RunSpec } from "../experiment/spec.ts";

/** Of these no two runs are told apart: they say nothing of what a run computes, or name its twin. */
const silent: readonly string[] = ["seed", "order", "evaluationSubset"];

/**
 * What sets a run apart from other runs of its method: " · λ 10 · steps 400"; "" where
 * nothing does.
 */
export function variantOf(run: RunSpec, others: readonly RunSpec[]): string {
  const fields = new Map(
    others
      .flatMap((other) => changedFields(other, run))
      .filter(({ name }) => !silent.includes(name))
      .map(({ name, field, to }) => [name, `${shortLabel(field)} ${shortValue(field, to)}`]),
  );
  return [...fields.values()].map((text) => ` · ${text}`).join("");
}
