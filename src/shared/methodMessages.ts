/** Why methods and their values do not go together, how they end, and what they say of their results. */
export const methodMessages = {
  // Values that contradict one another, or the model.
  ofMethod: (method: string, why: string) => `${method}: ${why}`,
  identityByKl: () =>
    "'guidance' must not be 'identity' where 'distance' is 'kl': the coordinates of an embedding are no distribution. Set 'distance' to 'mse', or choose another guidance.",
  tooManyBlocks: (layers: number, got: number) =>
    `'lastBlocks' must be at most ${layers}, the layers of this model's image tower, got ${got}. Choose fewer, or train all of it.`,
  partsCompared: (method: string, got: number) =>
    `'accumulation' must be 1 for ${method}, got ${got}: its loss compares the pictures of a batch with each other, so that the mean over parts is another loss. Choose a smaller batch, or recompute activations.`,
  unequalParts: (batch: number, got: number) =>
    `'accumulation' must divide the batch of ${batch} into equal parts, got ${got}. Choose a divisor, or another batch.`,
  promptHoles: (got: string) => `'prompts' must each hold {} once, got '${got}'`,
  tokensBeyondContext: (most: number, context: number, got: number) =>
    `'tokenLength' must be at most ${most} for this model, whose context of ${context} tokens holds BOS and EOS too, got ${got}`,
  textsBeyondContext: (got: number, context: number) =>
    `texts of ${got} tokens are longer than the model's context of ${context}`,
  noLorem: (words: string) =>
    `The model's tokenizer cannot write lorem ipsum ('${words}'): choose uniform tokens.`,
  nothingWrong: (count: number) =>
    `CFR calibrates on training pictures that its first stage gets wrong, and that got all ${count} right: lower 'cfr.fitSteps' or the learning rate, so that some are left.`,
  nothingRight: (count: number) =>
    `CFR calibrates pictures that its first stage gets wrong by others of their class that it gets right, and of the ${count} that it got wrong none has such: raise 'cfr.fitSteps' or the learning rate.`,
  pathNeedsRun: () => "A path leads from the zero-shot model to a tuned one: choose a run.",
  mapNeedsPictures: (got: number) => `A map needs 3 pictures or more, got ${got}.`,

  // What is not on this site.
  datasetElsewhere: (name: string) =>
    `The data set '${name}' is not part of this site, and no imported one can be opened here. Choose the bundled one, or use the command line.`,
  modelElsewhere: (name: string) =>
    `The model '${name}' is not part of this site, and no other can be opened here. Choose the bundled one, or use the command line.`,

  // How training ends.
  lastGoodKept: (why: string) =>
    `${why} The weights of the last good step are kept and can be exported.`,
  startFailed: (label: string, why: string) =>
    `'${label}', which this method starts from, could not be trained. ${why}`,
  fitNotFinite: (step: number, loss: number, rate: number) =>
    `By update ${step} of the fit the loss or a gradient was not finite (loss ${loss}). The fit's rate, ${rate}, is probably too high: try a tenth of it.`,
  bufferTooLarge: (what: string, size: number, most: number) =>
    `${what} needs a buffer of ${size} bytes, and this graphics device gives at most ${most}. A smaller batch or a smaller model needs less.`,
  engineBuildNotLoaded: (build: string, detail: string) =>
    `onnxruntime (${build}) did not load: ${detail}`,

  // Notes beside results.
  alphaNote: (alpha: number, method: string) =>
    `α = ${alpha} of the way from the zero-shot model (0) to ${method} (1).`,
  nothingMoved: (method: string) => `${method} has moved no tensor.`,
  keptShares: (tensors: number, mean: string, least: string, most: string) =>
    `${tensors} tensors keep ${mean} of their change on average, from ${least} to ${most}.`,
  meanOfRuns: (count: number, method: string, runs: string) =>
    `The mean of ${count} runs of ${method}: ${runs}.`,
  keptOfRuns: (kept: number, count: number, method: string, runs: string, accuracy: string) =>
    `Kept ${kept} of ${count} runs of ${method}: ${runs}. Held-out accuracy ${accuracy}.`,
  ownSeed: () => "its own seed",
  seedOffset: (offset: number) => `seed +${offset}`,
  atRate: (seed: string, factor: string) => `${seed} at ${factor} × the learning rate`,
  andThen: (first: string, rest: string) => `${first}; ${rest}`,
};
