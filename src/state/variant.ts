import { changedFields } from "../experiment/changedFields.ts";
import type { ChangedField } from "../experiment/changedFields.ts";
import type { RunSpec } from "../experiment/spec.ts";

/** Of these no two runs are told apart: they say nothing of what a run computes, or name its twin. */
const silent: readonly string[] = ["seed", "order", "evaluationSubset"];

/** What sets a run apart from other runs of its method; nothing where nothing does. */
export function variantOf(run: RunSpec, others: readonly RunSpec[]): readonly ChangedField[] {
  const fields = new Map(
    others
      .flatMap((other) => changedFields(other, run))
      .filter(({ name }) => !silent.includes(name))
      .map((change) => [change.name, change]),
  );
  return [...fields.values()];
}
