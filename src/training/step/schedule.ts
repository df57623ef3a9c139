export interface ScheduleOptions {
  /** Updates in all. */
  readonly steps: number;
  /** Peak learning rate. */
  readonly learningRate: number;
  /** Share of the steps that warm up. */
  readonly warmup: number;
}

/**
 * Learning rate of update `step`, counted from 0 (the schedule of the Lipsum-FT authors' code): linear from
 * 0 to the peak over the first ⌊warmup · steps⌋ updates, then along half a cosine to 0 at `steps`.
 */
export function learningRateAt(step: number, options: ScheduleOptions): number {
  const { steps, learningRate, warmup } = options;
  const warmupSteps = Math.floor(warmup * steps);
  if (step < warmupSteps) return (learningRate * step) / warmupSteps;
  if (step >= steps) return 0;
  const progress = (step - warmupSteps) / (steps - warmupSteps);
  return (learningRate * (1 + Math.cos(Math.PI * progress))) / 2;
}

/**
 * The updates after which a run is evaluated: `evaluations` of them, evenly apart, the last at the
 * end. Fewer where there are fewer steps.
 */
export function evaluationSteps(steps: number, evaluations: number): ReadonlySet<number> {
  return new Set(
    Array.from({ length: evaluations }, (_, i) => Math.ceil(((i + 1) * steps) / evaluations)),
  );
}
