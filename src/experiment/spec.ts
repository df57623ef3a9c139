import { mostViews } from "../data/augment.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Schema, Values } from "../shared/schema.ts";
import { ownPrompts } from "./ownPrompts.ts";
import { noRateChanges, readRateChanges } from "./rateChanges.ts";

/** The fields that every run has, whatever its recipe. Flat, so that a link can name each. */
export const commonFields = {
  model: {
    kind: "choice",
    default: "drawings-clip",
    options: [{ value: "drawings-clip", label: "Drawings CLIP (bundled)" }],
    other: {
      rule: "hf:owner/name[@revision] of the Hugging Face hub, or folder:name of your own",
      accepts: (text) => /^hf:[^\s:]+$|^folder:\w[\w.-]*$/.test(text),
    },
    label: "Model",
    doc: "The CLIP model to fine-tune. The bundled one was trained from scratch on openly licensed icons.",
  },
  dataset: {
    kind: "choice",
    default: "drawings",
    options: [{ value: "drawings", label: "Drawings: six styles (bundled)" }],
    other: {
      rule: "folder:name of an imported one",
      accepts: (text) => /^folder:\w[\w.-]*$/.test(text),
    },
    label: "Data",
    doc: "The classes and domains. Training sees the reference domain only; the others are what it may forget.",
  },
  prompts: {
    kind: "choice",
    default: "model",
    options: [
      {
        value: "model",
        label: "The model's own",
        doc: "Those in its folder, or else three plain ones.",
      },
      {
        value: "openai-80",
        label: "OpenAI's 80",
        doc: "The prompts of CLIP's paper for ImageNet. Reading all classes takes longer with them.",
      },
      { value: "one", label: "One", doc: "“a photo of a …” alone." },
    ],
    other: {
      rule: "your own, each with {} once for the class and | between",
      accepts: (text) => ownPrompts(text) !== null,
      label: "Your own",
      example: "a photo of a {}.|a sketch of a {}.",
    },
    label: "Prompts",
    doc: "The texts that a class name is put into. Their mean embedding is the class's zero-shot weight.",
    source: "OpenAI's 80 in the authors' code",
  },
  classNames: {
    kind: "choice",
    default: "spaces",
    options: [
      { value: "spaces", label: "With spaces", doc: "“cell phone”, as people write it." },
      {
        value: "underscores",
        label: "As they are",
        doc: "“cell_phone”, as DomainNet's folders and the authors' code have it.",
      },
    ],
    label: "Class names",
    doc: "How class names enter the prompts. A text tower reads underscores as signs of their own.",
    source: "as they are in the authors' code",
  },
  order: {
    kind: "choice",
    default: "interleaved",
    options: [
      {
        value: "interleaved",
        label: "Side by side",
        doc: "Methods take turns, step by step, on the same batches.",
      },
      {
        value: "sequential",
        label: "One after the other",
        doc: "Each method runs to its end before the next: half the memory.",
      },
    ],
    label: "Order",
    doc: "How several methods share the device. Both orders give the same numbers.",
  },
  trains: {
    kind: "choice",
    default: "all",
    options: [
      { value: "all", label: "The whole tower", doc: "Every weight of the image tower." },
      {
        value: "last-blocks",
        label: "Last blocks",
        doc: "The last transformer layers and the projection after them.",
      },
      {
        value: "layer-norms",
        label: "LayerNorms",
        doc: "The scale and shift of every LayerNorm: a few thousand numbers.",
      },
      {
        value: "lora",
        label: "LoRA",
        doc: "A low-rank addition to every linear weight (Hu et al., 2022).",
      },
    ],
    label: "Trains",
    doc: "How much of the image tower learns; the head always does. Training less needs less memory and moves the model less. FLYP, StarFT and R-Adapter decide it themselves.",
    source: "the whole tower in the authors' code",
  },
  lastBlocks: {
    kind: "number",
    default: 2,
    min: 1,
    max: 48,
    integer: true,
    label: "Last blocks",
    doc: "How many transformer layers learn, counted from the end, where only the last ones do. Fewer blocks leave more of the zero-shot model as it is.",
    source: "our setting",
  },
  loraRank: {
    kind: "number",
    default: 4,
    min: 1,
    max: 256,
    integer: true,
    scale: "log",
    label: "LoRA rank",
    doc: "The rank of what LoRA adds to each weight. A higher rank can change more and has more to learn.",
    source: "our setting",
  },
  selection: {
    kind: "choice",
    default: "held-out",
    options: [
      { value: "last", label: "The last", doc: "The weights after the last step." },
      {
        value: "held-out",
        label: "Best on held-out",
        doc: "The weights that were best on the reference domain's validation pictures at a live evaluation; of those within one standard error of the best, which the pictures cannot tell apart, the latest.",
      },
      {
        value: "paper",
        label: "Paper protocol",
        doc: "The weights that were best on the reference domain's test pictures. The Lipsum-FT authors' code selects so; the reported reference accuracy is then too good, since it was chosen by itself.",
      },
    ],
    label: "Measured weights",
    doc: "Which of a run's weights are measured at its end and exported. Test pictures play no part in it, except under the paper's protocol.",
    source:
      "our setting; the authors' code keeps the best on the test split of its reference domain",
  },
  learningRate: {
    kind: "number",
    default: 5e-4,
    min: 1e-7,
    max: 1,
    scale: "log",
    label: "Learning rate",
    doc: "Peak step size of AdamW, reached after the warm-up, then lowered along a cosine to 0. A higher rate moves the model further: it learns more and forgets more.",
    source: "our setting, chosen on validation data; 1e-5 in the paper, for ViT-B/16",
  },
  rateChanges: {
    kind: "choice",
    default: noRateChanges,
    options: [{ value: noRateChanges, label: "None", doc: "One peak throughout." }],
    other: {
      rule: "updates:rate, ascending and with | between, as 50:0.0001|80:0.00005",
      accepts: (text) => readRateChanges(text) !== null,
      label: "At given steps",
      example: "50:0.0001",
    },
    label: "Rate changes",
    doc: "After how many updates the peak of the learning rate becomes another; warm-up and cosine go on around it. A change made while a run trains is written here, so that the run can be repeated.",
    source: "none in the authors' code",
  },
  headLearningRateFactor: {
    kind: "number",
    default: 1,
    min: 0,
    max: 1000,
    scale: "log",
    label: "Head rate ×",
    doc: "The classification head's learning rate as a multiple of the tower's. At 0 the head stays the zero-shot one.",
    source: "1 in the authors' code",
  },
  steps: {
    kind: "number",
    default: 100,
    min: 1,
    max: 100000,
    integer: true,
    scale: "log",
    label: "Steps",
    doc: "Optimizer updates, one batch each. More steps raise the reference domain and cost the others.",
    source: "our setting, chosen on validation data; 5,000 in the paper",
  },
  batchSize: {
    kind: "number",
    default: 32,
    min: 1,
    max: 512,
    integer: true,
    scale: "log",
    label: "Batch",
    doc: "Pictures in each step. Memory and time grow with it.",
    source: "our setting; 256 in the paper",
  },
  accumulation: {
    kind: "number",
    default: 1,
    min: 1,
    max: 64,
    integer: true,
    scale: "log",
    label: "Parts of a batch",
    doc: "Gradient accumulation: a batch is computed in so many equal parts, one after the other, and their gradients are averaged. The same update but for rounding, from less memory for activations and one more copy of the gradients. Not for FLYP, StarFT and R-Adapter, whose losses compare the pictures of a batch.",
    source: "our setting",
  },
  activations: {
    kind: "choice",
    default: "kept",
    options: [
      {
        value: "kept",
        label: "Kept",
        doc: "What the forward pass computes waits for the backward pass: fastest.",
      },
      {
        value: "recomputed",
        label: "Recomputed",
        doc: "Only what enters each layer is kept; the layer is computed again when its gradient is due (Chen et al., 2016): about a third more work, from a fraction of the memory.",
      },
    ],
    label: "Activations",
    doc: "Whether a step keeps what its forward pass computes. The same numbers but for rounding.",
    source: "our setting",
  },
  warmup: {
    kind: "number",
    default: 0.1,
    min: 0,
    max: 1,
    label: "Warm-up",
    doc: "The share of the steps over which the learning rate rises from 0 to its peak. Without one the first updates, whose moments are not yet settled, can throw the model off.",
    source: "0.1 in the authors' code",
  },
  weightDecay: {
    kind: "number",
    default: 0,
    min: 0,
    max: 1,
    label: "Weight decay",
    doc: "AdamW's decoupled decay: each step pulls weights towards 0 by this much of the learning rate. At 0 nothing is pulled; it pulls to 0, not to the zero-shot model's weights.",
    source: "0 in the authors' code",
  },
  cropArea: {
    kind: "number",
    default: 0.5,
    min: 0.08,
    max: 1,
    label: "Smallest crop",
    doc: "Random resized crops keep at least this share of a picture's area. At 1 pictures are only flipped.",
    source: "our setting, chosen on validation data; 0.08 in the authors' code",
  },
  augmentedViews: {
    kind: "number",
    default: 0,
    min: 0,
    max: mostViews,
    integer: true,
    label: "Fixed views",
    doc: "How many augmented views of each picture there are, shown in turn. At 0 every batch draws fresh ones. Of fixed views the frozen tower's features are computed once, before the first update, so that no step goes through it and, where the whole tower trains, no frozen copy stays on the device.",
    source: "fresh ones in the authors' code",
  },
  evaluations: {
    kind: "number",
    default: 10,
    min: 1,
    max: 1000,
    integer: true,
    scale: "log",
    label: "Live evaluations",
    doc: "How often every domain is measured during a run, on a fixed subset. The end of a run measures everything.",
  },
  evaluationSubset: {
    kind: "number",
    default: 96,
    min: 8,
    max: 10000,
    integer: true,
    scale: "log",
    label: "Live subset",
    doc: "Validation pictures a domain in each live evaluation. Small subsets are quick and noisy: the interval says how noisy.",
  },
  seed: {
    kind: "number",
    default: 0,
    min: 0,
    max: 4294967295,
    integer: true,
    label: "Seed",
    doc: "Fixes the order of the pictures, their augmentation and the random texts. Same seed, same experiment: the same numbers on the same device, and on another but for rounding, which changes far less than another seed does.",
  },
} as const satisfies Schema;

export type CommonValues = Values<typeof commonFields>;

/** What of a spec says which model and pictures are read, and how classes become texts. */
export type AssetNames = Pick<CommonValues, "model" | "dataset" | "prompts" | "classNames">;

/** The common fields of a spec, alone. */
export function commonValues(spec: CommonValues): CommonValues {
  const names = Object.keys(commonFields) as (keyof CommonValues)[];
  // Object.fromEntries forgets that every common field has its row.
  return Object.fromEntries(names.map((name) => [name, spec[name]])) as CommonValues;
}

/** Hyperparameter values by name, as a recipe's schema declares them. */
export type HyperparameterValues = Readonly<Record<string, number | string>>;

/** A question put to one or more methods: what a link holds and a page edits. JSON all the way down. */
export interface ExperimentSpec extends CommonValues {
  readonly version: 1;
  /** At least one, none twice, in the order of the charts. */
  readonly recipes: readonly RecipeId[];
  /** For every recipe there is, also those that do not run. */
  readonly hyperparameters: Readonly<Record<RecipeId, HyperparameterValues>>;
}

/** All that determines one run: an experiment narrowed to one recipe. */
export interface RunSpec extends CommonValues {
  readonly version: 1;
  readonly recipe: RecipeId;
  readonly hyperparameters: HyperparameterValues;
}
