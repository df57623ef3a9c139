/** The experiment as a form. */
export const setup = {
  form: "Set-up",
  presets: "Presets",
  presetsDoc:
    "Whole experiments to start from: choosing one sets every field, and each can be changed afterwards. Times and memory were measured with FT and Lipsum-FT on the machine that is named.",
  steps: (steps: number) => `${steps} steps`,
  measuredOn: {
    wasm: "the processor (wasm, AMD EPYC)",
    webgpu: "a graphics card",
    node: "the processor (Node)",
  },
  measured: (device: string, memory: string | null) =>
    `≈ FT and Lipsum-FT on ${device}${memory === null ? "" : `, in a heap of ${memory}`}.`,
  notMeasured: "Not measured on a graphics card.",
  training: "Training",
  more: "More",
  groups: {
    trains: "What trains",
    optimizer: "Optimizer",
    measuring: "Measuring",
    prompts: "Prompts",
    memory: "Memory",
    device: "Pictures, device",
  },
  memory: {
    title: "Memory",
    counting: "Counting what this takes…",
    notCounted: "Counted as soon as you change a setting or start.",
    unknown: (reason: string) => `What this takes is not known: ${reason}`,
    takes: (total: string, budget: string) => `About ${total} of the ${budget} assumed.`,
    tooMuch: (total: string, budget: string) =>
      `About ${total}, more than the ${budget} assumed. Start is refused: take one of these, or set another budget.`,
    refused: (total: string, budget: string) =>
      `This would take about ${total}, and ${budget} are assumed. Take one of the changes under Memory (recomputed activations, a smaller batch, LoRA, last blocks, LayerNorms), or set another budget there.`,
    beside: (total: string) => `Beside it, about ${total} of the computer's memory:`,
    nothingFits: "No change that is known makes it fit: choose a smaller model.",
    budget: "Budget in GB",
    budgetDoc:
      "How much memory an experiment may take; a page cannot ask a graphics card how much it has. Start refuses what is estimated to take more, and says which changes would fit.",
    exact: "same updates",
    parts: {
      weights: "weights",
      gradients: "gradients",
      moments: "moments",
      copies: "copies",
      activations: "activations",
      frozenImageTower: "frozen image tower",
      frozenTextTower: "frozen text tower",
      inputs: "inputs",
      replay: "recorded commands",
      wasmCopies: "WebAssembly copies",
      model: "model as it was read",
      pictures: "pictures",
      features: "cached features",
      host: "the page itself",
    },
    docs: {
      weights:
        "Every number that a method trains, four bytes each, and once for every method that is on the device at the same time. Methods one after the other share the room.",
      gradients:
        "How the loss changes with each trained number. A batch in parts holds two: that of the part, and the mean so far.",
      moments:
        "AdamW’s running means of each gradient and of its square. They are why training takes about four times the memory of its weights.",
      copies:
        "Weights beside those that train: a moving average, the best so far where held-out pictures choose, and weights merged for a measurement. A method without any of these has none.",
      activations:
        "What the forward pass computes and the backward pass needs again, at the worst moment of a step or a measurement. It grows with the batch: smaller batches, batches in parts and recomputed activations shrink it.",
      frozenImageTower:
        "The zero-shot image tower, for methods that compare with it in every step. Fixed views take its place by features that were computed once.",
      frozenTextTower:
        "The text tower, which reads random texts, captions or contexts and is not trained. Methods without texts let it go once the prompts are read.",
      inputs:
        "Pictures, labels and texts of a batch, and the pictures of a measurement, on their way to the device. They are small beside the rest.",
      replay:
        "What recorded commands hold of their own, so that a step needs no new preparation on the graphics card. It costs memory and makes every step faster.",
      wasmCopies:
        "On the processor onnxruntime computes in a memory of its own, WebAssembly’s: what a step reads and gives is copied into it and out of it. What onnxruntime needs there for itself, 17 MB, is counted too.",
      model:
        "The weights as they were read from their files, in the computer’s memory. Every run starts from them.",
      pictures:
        "The pictures of the splits that are used, three bytes a pixel, and those that are ready for the next measurement. Fewer pictures a class take less.",
      features:
        "What the frozen tower made of fixed views, or of all pictures for a method on cached features. It takes the place of a pass through the tower in every step.",
      host: "Weights on their way to a file, and what the browser has not yet cleared away. It comes and goes while training.",
    },
  },
  computeOn: "Compute on",
  computeDoc:
    "The graphics card (WebGPU) where there is one, else the processor (wasm). Small models can be faster on the processor: comparing tells. Both compute the same experiment and agree but for rounding.",
  automatic: "Automatic",
  webgpu: "WebGPU",
  wasm: "CPU (wasm)",
  parity: {
    check: "Check its numbers against PyTorch",
    doc: "Computes gradients and ten updates of FT and Lipsum-FT on a small model, which PyTorch has computed too",
    checking: "Checking…",
    agrees: (device: string, compared: number, error: string, torch: string) =>
      `${device} agrees with PyTorch ${torch}: of ${compared} numbers the furthest is off by ${error} of itself, and no more than the tests of this project allow.`,
    differs: (device: string, count: number, compared: number, what: string, error: string) =>
      `${device} computes wrong numbers: ${count} of ${compared} are further from PyTorch's than the tests allow, “${what}” by ${error} of itself. Choose the other device, or update the browser and the graphics driver.`,
  },
  trial: {
    compare: "Compare the two here",
    doc: "Trains the set-up for two seconds on each, and takes the faster",
    measuring: (device: string) => `Measuring on ${device}…`,
    took: (method: string, perSecond: string, device: string) =>
      `${method}: ${perSecond} steps/s on ${device}.`,
    faster: (device: string, times: string) =>
      `${device} is ${times} times as fast, and is used now.`,
  },
  unused: (labels: string) => `Not used by this experiment: ${labels}.`,
  toDefaults: "All settings back to their defaults",
  about: (label: string) => `About ${label}`,
  slider: (label: string) => `${label}, slider`,
  backTo: (value: string) => `Back to ${value}`,
  setBackTo: (label: string, value: string) => `Set ${label} back to ${value}`,
  takes: (rule: string) => `Takes ${rule}.`,
  mustBe: (label: string, rule: string, got: string, usual: string) =>
    `${label} must be ${rule}, got ‘${got}’. ${usual} is the default.`,
  default: (value: string, source: string | undefined) =>
    `Default ${value}${source === undefined ? "" : ` (${source})`}.`,
};
