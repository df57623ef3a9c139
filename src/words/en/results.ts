/** What the methods ended with, domain by domain, and what can be done with a run. */
export const results = {
  title: "Results",
  byDomain: "Results by domain",
  measure: "Measure of the results",
  none: "The zero-shot model is measured first, then each method as it trains.",
  allPictures: "all test pictures",
  liveSubset: "live subset",
  percentInterval: "%, 95 % interval",
  interval: "95 % interval",
  n: (pictures: number) => `n ${pictures}`,
  shifted: "Shifted",
  mean: "mean",
  zeroShot: "Zero-shot",
  changeDoc: "Percentage points against zero-shot",
  step: (step: number) => `step ${step}`,
  liveSubsetAt: (step: number) => `live subset, step ${step}`,
  measuredStep: (step: number, steps: number) => `step ${step} of ${steps}`,
  selection: {
    last: "Measured: the weights after the last step.",
    "held-out":
      "Measured: the weights after the step named, the best on held-out pictures at a live evaluation.",
    paper:
      "Measured: the weights after the step named, the best on the test pictures of the domain trained on, as in the authors’ code. The accuracy on it is too good: it was chosen by itself.",
  },
  marks: (preset: string, seeds: number) =>
    `✓ where 95 of 100 runs of the ${preset} preset lie, as its ${seeds} seeds say; ≠ outside of it.`,
  /** "FT: +16.2 on Colour emoji, −5.1 on the shifted domains on average". */
  gain: (run: string, points: string, domain: string, shifted: string) =>
    `${run}: ${points} on ${domain}, ${shifted} on the shifted domains on average`,
  gainShifted: (run: string, shifted: string) =>
    `${run}: ${shifted} on the shifted domains on average`,
  gains: (parts: readonly string[]) => `${parts.join("; ")} (accuracy, percentage points).`,
  menu: (run: string) => `Continue from or save ${run}`,
  menuDoc: "Continue from this run, or save it",
  save: "Save",
  saveWeights: (run: string) => `Weights of ${run}`,
  saveOnnx: (run: string) => `Image tower of ${run} as ONNX, for transformers.js`,
  saveMetrics: (run: string) => `Metrics of ${run} as CSV`,
  continue: "Continue from this run",
  continueTrains: (finished: number, ingredients: number, missing: number) =>
    `${finished} of ${ingredients} runs are there, trains ${missing} more`,
  continueFree: (ingredients: number) =>
    ingredients === 1 ? "no training" : `of ${ingredients} finished runs, no training`,
};
