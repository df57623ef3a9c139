/** The experiment as a form. */
export const setup = {
  form: "Set-up",
  presets: "Presets",
  steps: (steps: number) => `${steps} steps`,
  measuredOn: {
    wasm: "the processor (wasm, AMD EPYC)",
    webgpu: "a graphics card",
    node: "the processor (Node)",
  },
  measured: (device: string, memory: string | null) =>
    `≈ FT and Lipsum-FT on ${device}${memory === null ? "" : `, in ${memory} of memory`}.`,
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
    unknown: (reason: string) => `What this takes is not known: ${reason}`,
    takes: (total: string, budget: string) => `About ${total} of the ${budget} assumed.`,
    tooMuch: (total: string, budget: string) =>
      `About ${total}, more than the ${budget} assumed. Start is refused: take one of these, or set another budget.`,
    refused: (total: string, budget: string) =>
      `This would take about ${total}, and ${budget} are assumed. Take one of the changes under Memory (recomputed activations, a smaller batch, LoRA, last blocks, LayerNorms), or set another budget there.`,
    beside: (total: string) => `Beside it, about ${total} of the computer's memory:`,
    nothingFits: "No change that is known makes it fit: choose a smaller model.",
    budget: "Budget in GB",
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
      model: "model as it was read",
      pictures: "pictures",
      features: "cached features",
      host: "the page itself",
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
  mustBe: (label: string, rule: string) => `${label} must be ${rule}.`,
  default: (value: string, source: string | undefined) =>
    `Default ${value}${source === undefined ? "" : ` (${source})`}.`,
};
