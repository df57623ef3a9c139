/** One experiment that is run on several runtimes. */
export interface DriftCase {
  readonly id: string;
  /** In the document. */
  readonly title: string;
  readonly runtimes: readonly DriftRuntime[];
  /** A settings link's fragment without the seed. */
  readonly fragment: string;
  /** Of each domain the first so many test pictures alone; null: all. */
  readonly testPictures: number | null;
}

export const driftRuntimes = ["node", "wasm", "webgpu"] as const;
export type DriftRuntime = (typeof driftRuntimes)[number];

/**
 * The bundled model and data. Every weight is measured as the last update leaves it, so that no choice
 * of the best weights hides or adds a difference.
 */
export const driftCases: readonly DriftCase[] = [
  {
    id: "default",
    title: "The default experiment: 100 updates of 32 pictures",
    runtimes: ["node", "wasm"],
    fragment: "v=2&learningRate=0.0005&steps=100&cropArea=0.5&selection=last&evaluations=1",
    testPictures: null,
  },
  {
    id: "short",
    title: "A tenth of it: 10 updates of 32 pictures",
    runtimes: ["node", "wasm"],
    fragment:
      "v=2&learningRate=0.0005&steps=10&cropArea=0.5&selection=last&evaluations=1&evaluationSubset=8",
    testPictures: null,
  },
  {
    id: "tiny",
    title: "What WebGPU on the processor can end: 3 updates of 4 pictures",
    runtimes: ["node", "wasm", "webgpu"],
    fragment:
      "v=2&learningRate=0.0005&steps=3&batchSize=4&cropArea=0.5&selection=last&evaluations=1&evaluationSubset=8&lipsum-ft.texts=8",
    testPictures: 16,
  },
];

export const driftSeeds: readonly number[] = [0, 1];
