/**
 * Which folder of src/ may import which. The linter turns every row into an import zone, so this
 * table is the architecture: a forbidden arrow fails `npm test`.
 */
export const importTable = {
  shared: [],
  words: ["shared"],
  graph: ["shared"],
  autodiff: ["graph", "shared"],
  runtime: ["graph", "shared"],
  data: ["shared"],
  hub: ["shared"],
  clip: ["graph", "runtime", "shared"],
  gpu: ["runtime", "graph", "shared"],
  recipes: ["clip", "data", "graph", "shared"],
  experiment: ["recipes", "data", "shared"],
  training: ["experiment", "recipes", "autodiff", "clip", "data", "runtime", "graph", "shared"],
  workers: ["training", "gpu", "experiment", "data", "clip", "runtime", "graph", "shared"],
  cli: ["hub", "training", "experiment", "recipes", "data", "clip", "runtime", "graph", "shared"],
  state: ["workers", "experiment", "recipes", "words", "shared"],
  ui: ["state", "experiment", "recipes", "data", "words", "shared"],
};
