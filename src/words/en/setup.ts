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
  computeOn: "Compute on",
  automatic: "The faster there is",
  webgpu: "WebGPU",
  wasm: "CPU (wasm)",
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
