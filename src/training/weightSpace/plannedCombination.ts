import type { RunSpec } from "../../experiment/spec.ts";
import type { WeightSpace } from "../../recipes/weightSpace.ts";

/** A run of a weight-space method. */
export interface PlannedCombination {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly method: WeightSpace;
}
