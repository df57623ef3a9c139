/** What a preset ended with when it was measured. */
export const expectations = {
  title: "What to expect",
  titleOf: (preset: string) => `What to expect of the ${preset} preset`,
  unit: "accuracy, %",
  unmeasuredPreset: (preset: string) => `The ${preset} preset has not been measured yet.`,
  unmeasured: "Not measured with these settings: a preset has numbers to compare with.",
  unmeasuredMethods: (methods: string) => `Not measured: ${methods} with these settings.`,
  method: "Method",
  trainedOn: (domain: string) => `${domain}, trained on`,
  shiftedMean: "Shifted, mean",
  more: "Every domain, energy gap, what ± means",
  interval: (seeds: number) =>
    `Measured on all test pictures: the mean over ${seeds} seeds and its 95 % interval (Student’s t). A single run may lie ${Math.sqrt(seeds + 1).toFixed(1)} times as far from the mean.`,
  published: (zeroShot: string, lipsumFt: string) =>
    `The authors of Lipsum-FT measured, with CLIP ViT-B/16 on DomainNet (trained on real photographs; another model, other and more data): zero-shot ${zeroShot}, Lipsum-FT ${lipsumFt}, reference / mean of the shifted.`,
  publishedSource: "The numbers in the authors’ repository",
  everyDomain: "Every domain",
  domain: "Domain",
  gapOf: (method: string) => `gap, ${method}`,
  mark: (isWithin: boolean, range: string, preset: string) =>
    `${isWithin ? "as expected" : "not as expected"}: ${range} in the ${preset} preset`,
  range: (low: string, high: string) => `${low} to ${high}`,
};
