import { createTextEncoder, uploadTextTower } from "../../src/clip/textEncoder.ts";
import type { ParameterInfo } from "../../src/clip/parameters.ts";
import { textTowerParameters } from "../../src/clip/parameters.ts";
import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import { runSpec } from "../../src/experiment/runs.ts";
import { sizeOf } from "../../src/graph/graph.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import type { DeviceTensor, Runtime } from "../../src/runtime/runtime.ts";
import { RandomStream } from "../../src/shared/random.ts";
import { buildStepGraph } from "../../src/training/step/stepGraph.ts";
import { tuningFor } from "../../src/training/step/tuningFor.ts";
import type { Size } from "./size.ts";

export interface StepTiming {
  /** From the batch to the loss in hand: the device has finished. */
  readonly ms: number;
  /** Of that, until everything was handed to the device: the processor's part. */
  readonly hostMs: number;
}

/** One recipe's training steps on one runtime, as a run makes them, with random weights. */
export interface Stepper {
  step(): Promise<StepTiming>;
}

export async function createStepper(
  runtime: Runtime,
  size: Size,
  recipeId: RecipeId,
  repeats: boolean,
): Promise<Stepper> {
  const { config, batchSize, classes } = size;
  const tuning = tuningFor(runSpec(defaultSpec(), recipeId));
  if (!tuning) throw new Error(`${recipeId} has no step on pictures`);
  const prompts = { templates: 10, captionTokens: 10, spuriousTokens: 16 };
  const { graph, leaves, needs } = buildStepGraph({
    ...{ ...tuning, config, batchSize, classes, logitScale: 20, prompts },
  });
  const randomTexts = needs.find((need) => need.kind === "random-texts")?.texts;
  const program = await runtime.compile(graph, { repeats });
  const random = new RandomStream(0, "bench");

  const texts = randomTexts && (await createTexts(runtime, size, randomTexts, random, repeats));
  const inputs: Record<string, DeviceTensor> = Object.fromEntries(
    graph.inputs
      .filter(({ name }) => name !== "texts")
      .map((input) => [input.name, runtime.tensor(input.shape, drawWeight(random, input))]),
  );
  if (texts) inputs["texts"] = texts.embeddings;
  const outputs = Object.fromEntries(
    graph.outputs.map(({ name, shape }) => [name, runtime.tensor(shape)]),
  );
  const slots = leaves.map(({ name, rate }) => ({
    parameter: inputs[name]!,
    gradient: outputs[`gradient/${name}`]!,
    group: rate === "head" ? 1 : 0,
  }));
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
  const optimizer = runtime.adamW(slots, adam);
  const { imageSize } = config.image;
  const pixels = drawNormal(random, batchSize * 3 * imageSize ** 2, 1);
  const labels = new Float32Array(batchSize * classes);
  for (let b = 0; b < batchSize; b++) labels[b * classes + random.integer(classes)] = 1;

  return {
    async step() {
      const start = performance.now();
      runtime.write(inputs["pixels"]!, pixels);
      runtime.write(inputs["labels"]!, labels);
      await texts?.encode();
      await program.run(inputs, outputs);
      optimizer.step([1e-4, 1e-4], outputs["loss"]!);
      const hostMs = performance.now() - start;
      const [loss] = await runtime.read(outputs["loss"]!);
      const ms = performance.now() - start;
      if (!Number.isFinite(loss))
        throw new Error(
          `a step of ${recipeId} on ${runtime.device.name} gave loss ${String(loss)}`,
        );
      return { ms, hostMs };
    },
  };
}

/** Random texts through a frozen text tower, as every step of the recipe encodes them. */
async function createTexts(
  runtime: Runtime,
  { config }: Size,
  { count, tokenLength }: { readonly count: number; readonly tokenLength: number },
  random: RandomStream,
  repeats: boolean,
) {
  const { vocabSize, eosTokenId } = config.text;
  const eos = eosTokenId ?? vocabSize - 1;
  const parameters = textTowerParameters(config);
  const textWeights = new Map(parameters.map((info) => [info.name, drawWeight(random, info)]));
  const tower = uploadTextTower(runtime, { config, textWeights }, eos);
  const length = tokenLength + 2;
  const encoder = await createTextEncoder(tower, { count, length }, { repeats });
  const ids = Int32Array.from({ length: count * length }, (_, i) =>
    i % length === length - 1 ? eos : random.integer(eos),
  );
  return { embeddings: encoder.embeddings, encode: () => encoder.encode(ids) };
}

/** Around 1 for the scale of a layer norm, around 0 for all else: activations stay of order one. */
function drawWeight(random: RandomStream, { name, shape }: ParameterInfo) {
  const weight = drawNormal(random, sizeOf(shape), 0.05);
  return /norm\d?\.weight$/.test(name) ? weight.map((x) => 1 + x) : weight;
}

function drawNormal(random: RandomStream, size: number, scale: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: size }, () => scale * random.normal());
}
