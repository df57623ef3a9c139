/** Typed access to golden/methods/*.json for tests, in Node and in a browser alike. See README.md. */
import inputsFile from "./golden/methods/inputs.json" with { type: "json" };
import type { Encoded, GoldenTensor } from "./encoded.ts";
import { floats, floatsByName, pixels } from "./encoded.ts";
import type { Checksum } from "./golden.ts";
import { goldenModel } from "./golden.ts";

type Ids = readonly (readonly number[])[];
type Floats = Float32Array<ArrayBuffer>;

/** What the update k of every method on pictures is fed, B = 8 pictures and M = 12 texts. */
export interface MethodBatch {
  /** [B,3,S,S] */
  readonly pixels: Floats;
  readonly labels: readonly number[];
  /** Random texts, M rows of BOS, 5 ids, EOS. */
  readonly ids: Ids;
  /** Unit rows, [M,D]. */
  readonly directions: GoldenTensor;
  /** A row a picture, [B,12], padded with EOS. */
  readonly captions: Ids;
  /** A row a picture, [B,14], padded with EOS. */
  readonly spurious: Ids;
  /** Adapter dropping, 0 or 1.25, [8,B]: a row for each adapter in the order of {@link adapterPlaces}. */
  readonly keep: GoldenTensor;
}

/** The order of the rows of {@link MethodBatch.keep}. */
export const adapterPlaces = ["vision_model", "text_model"].flatMap((tower) =>
  [0, 1].flatMap((layer) => ["attention", "mlp"].map((branch) => ({ tower, layer, branch }))),
);

export const methodInputs = {
  steps: inputsFile.steps.map((step): MethodBatch => ({
    ...step,
    pixels: pixels(step.pixels),
    directions: floats(step.directions),
    keep: floats(step.keep),
  })),
  /** W_ctx, [K,D] with K = 3. */
  contexts: floats(inputsFile.contexts),
  /** Where LoRA's A start, [r,in] by "<engine name>.lora_a"; its B start at 0. */
  loraA: floatsByName(inputsFile.loraA),
  /** The n = 24 pictures of the methods on cached features. */
  bank: {
    ...inputsFile.bank,
    /** [n,3,S,S] */
    pixels: pixels(inputsFile.bank.pixels),
    /** f0, unit norm [n,D], and h, before the projection, [n,H]. */
    features: floats(inputsFile.bank.features),
    pooled: floats(inputsFile.bank.pooled),
  },
};

export interface MethodStep {
  readonly loss: number;
  /** By name, unweighted. */
  readonly terms: Readonly<Record<string, number>>;
  /** As the optimizer was given it, the method's own factor included. */
  readonly learningRate: number;
}

/** What a descent did. Weights are under Hugging Face's names, a method's own leaves under the engine's. */
export interface Descent {
  readonly optimizer: { readonly weightDecay: number; readonly epsilon: number };
  readonly steps: readonly MethodStep[];
  /** The update, from 0, whose `gradients` are recorded: taken before it is made. */
  readonly gradientStep: number;
  readonly gradients: ReadonlyMap<string, GoldenTensor>;
  /** Of the leaves after the last update, and of what the updates added. */
  readonly final: Readonly<Record<string, Checksum>>;
  readonly change: Readonly<Record<string, Checksum>>;
}

export interface GoldenMethod {
  readonly case: string;
  /** A recipe's id. */
  readonly recipe: string;
  readonly hyperparameters: Readonly<Record<string, number | string>>;
  /** The common field that says what trains, where it is not the whole tower. */
  readonly trainedPart?: {
    readonly trains: "last-blocks" | "layer-norms" | "lora";
    readonly lastBlocks: number;
    readonly loraRank: number;
  };
  /** The model that is measured, where it is not the leaves: plain tensors under Hugging Face's names. */
  readonly measured?: Readonly<Record<string, Checksum>>;
  /** CFR: indices into the bank of what the first stage leaves misclassified, and each update's draws of them. */
  readonly misclassified?: readonly number[];
  readonly draws?: readonly {
    /** [B] */
    readonly calibration: readonly number[];
    /** Rightly classified, of the same class, [B,4]. */
    readonly positives: readonly (readonly number[])[];
    /** Of other classes, [B,4]. */
    readonly negatives: readonly (readonly number[])[];
  }[];
  /** Greedy soup: the held-out accuracy of the mean of `runs`, taken in this order; and the runs that stay. */
  readonly accuracies?: readonly { readonly runs: readonly number[]; readonly accuracy: number }[];
  readonly kept?: readonly number[];
}

/** A case with optimizer updates: all but WiSE-FT's and the soups'. */
export interface GoldenTuning extends GoldenMethod, Descent {
  /** What comes before: LP-FT's probe, CFR's first stage. */
  readonly preparation?: Descent;
}

interface DescentFile extends Omit<Descent, "gradients"> {
  readonly gradients: Readonly<Record<string, Encoded>>;
}

type MethodFile = GoldenMethod & DescentFile & { readonly preparation?: DescentFile };

const files = new Map(
  Object.values(
    import.meta.glob<GoldenMethod | MethodFile>(
      ["./golden/methods/*.json", "!./golden/methods/inputs.json"],
      { eager: true, import: "default" },
    ),
  ).map((file) => [file.case, file]),
);

/** The names of all cases. */
export const methodCases: readonly string[] = [...files.keys()];

/** Throws where there is no such case. */
export function goldenMethod(name: string): GoldenMethod {
  return fileOf(name);
}

/** Throws where there is no such case, or one without updates. */
export function goldenTuning(name: string): GoldenTuning {
  const file = fileOf(name);
  if (!("steps" in file)) throw new Error(`the golden case '${name}' has no updates`);
  const { preparation, ...method } = file;
  const descent = { ...method, gradients: floatsByName(method.gradients) };
  return preparation
    ? {
        ...descent,
        preparation: { ...preparation, gradients: floatsByName(preparation.gradients) },
      }
    : descent;
}

function fileOf(name: string): GoldenMethod | MethodFile {
  const file = files.get(name);
  if (!file) throw new Error(`no golden case '${name}'; there are ${methodCases.join(", ")}`);
  return file;
}

/**
 * The weights that run 0, 1, … of a weight-space case ended with, under Hugging Face's names and
 * head.weight: every weight w of the image tower and the head, at place i of its tensor, is
 * w · (1 + ((7919·i + 31·run) mod 101 − 50) / 100) as a float32.
 */
export function tunedRun(run: number): Map<string, GoldenTensor> {
  const tuned = new Map<string, GoldenTensor>();
  for (const [name, { shape, data }] of [...goldenModel.tensors, headEntry()]) {
    if (!/^(vision_model|visual_projection|head)\./.test(name)) continue;
    const factor = (i: number) => 1 + (((7919 * i + 31 * run) % 101) - 50) / 100;
    tuned.set(name, { shape, data: data.map((w, i) => w * factor(i)) });
  }
  return tuned;
}

function headEntry(): [string, GoldenTensor] {
  return ["head.weight", goldenModel.head];
}
