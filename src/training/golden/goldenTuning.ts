/** Replays ten updates of a method that tunes, as the PyTorch oracle recorded them, by the trainer's own run. */
import { goldenModel } from "../../../oracle/golden.ts";
import type { GoldenTuning, MethodBatch } from "../../../oracle/methods.ts";
import { methodInputs } from "../../../oracle/methods.ts";
import { parseClipConfig } from "../../clip/config.ts";
import type { Weights } from "../../clip/model.ts";
import { packParameters } from "../../clip/parameters.ts";
import type { ClipTextEncoder } from "../../clip/textEncoder.ts";
import { createTextEncoder, uploadTextTower } from "../../clip/textEncoder.ts";
import { oneHotAtEnds } from "../../clip/tokenTable.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import { runSpec } from "../../experiment/runs.ts";
import type { StepRecord } from "../../experiment/record.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import type { Graph } from "../../graph/graph.ts";
import type { DeviceTensor, HostData, Runtime } from "../../runtime/runtime.ts";
import { isRecipeId } from "../../recipes/index.ts";
import { headName, logitScaleName } from "../../recipes/parameterization.ts";
import type { Errors } from "./goldenErrors.ts";
import { checksumErrors, distance, relative, scalarErrors, tensorIn } from "./goldenErrors.ts";
import { FrozenTower } from "../frozenTower.ts";
import type { Pretrained } from "../pretrained.ts";
import { frozenInputs } from "../pretrained.ts";
import type { Tensors } from "../run.ts";
import { buildStepGraph } from "../step/stepGraph.ts";
import { TensorScope } from "../tensorScope.ts";
import { tuningFor } from "../step/tuningFor.ts";
import { TuningRun } from "../step/tuningRun.ts";
import { modelShapes, pretrainedPrefix } from "../step/weightInputs.ts";

const config = parseClipConfig(goldenModel.config);
const classes = goldenModel.head.shape[1]!;
const eos = config.text.eosTokenId!;
const logitScale = Math.exp(goldenModel.tensors.get(logitScaleName)!.data[0]!);
const batches = methodInputs.steps;
const batchSize = batches[0]!.labels.length;
const prompts = {
  templates: methodInputs.contexts.shape[0]!,
  captionTokens: batches[0]!.captions[0]!.length,
  spuriousTokens: batches[0]!.spurious[0]!.length,
};

const pretrainedWeights: Weights = new Map([
  ...packParameters(config, "image", goldenModel.tensors),
  ...packParameters(config, "text", goldenModel.tensors),
  [headName, goldenModel.head.data],
  [logitScaleName, goldenModel.tensors.get(logitScaleName)!.data],
]);

/**
 * Loss, terms and learning rate of each update, the recorded gradients, and checksums of what the leaves
 * and the measured model became.
 * @param starts where leaves start that the recipe does not start as the oracle did, by name.
 */
export async function tuningErrors(
  runtime: Runtime,
  golden: GoldenTuning,
  starts: Weights = loraStarts,
): Promise<Errors> {
  const scope = new TensorScope(runtime);
  try {
    const { records, gradients, before, after, measured } = await replay(scope, golden, starts);
    const unrecorded = [...after.keys()].filter(
      (name) => !(name.replace(/qkv_proj\.(weight|bias)$/, "q_proj.$1") in golden.final),
    );
    if (unrecorded.length > 0) throw new Error(`the oracle trains no ${unrecorded.join(", ")}`);
    const errors: Record<string, number> = {};
    for (const [k, expected] of golden.steps.entries()) {
      const found = records[k]!;
      const rate = relative(found.learningRate, expected.learningRate);
      for (const [what, error] of Object.entries(scalarErrors(found, expected)))
        errors[`step ${k} ${what}`] = error;
      errors[`step ${k} learning rate`] = rate;
    }
    for (const [name, { data }] of golden.gradients)
      errors[`gradient ${name}`] = distance(gradients.get(name)!, data) / Math.hypot(...data);
    const change = (name: string) => {
      const start = tensorIn(before, name);
      return tensorIn(after, name).map((value, i) => value - start[i]!);
    };
    return {
      ...errors,
      ...checksumErrors("final", golden.final, (name) => tensorIn(after, name)),
      ...checksumErrors("change of", golden.change, change),
      ...checksumErrors("measured", golden.measured ?? {}, (name) => tensorIn(measured, name)),
    };
  } finally {
    await scope.dispose();
  }
}

/** Cases of methods that tune both towers, or adapters in both, by a loss on pictures and captions. */
export const twoTowerCases = [
  ...["flyp", "flyp-weight-decay", "flyp-label-aware"],
  ...["starft", "starft-unmasked", "r-adapter"],
] as const;

/** Cases of methods that tune the image tower and the head by a loss on pictures. */
export const imageOnlyCases = [
  "ema",
  "l2-sp",
  "l2-sp-head",
  "kd",
  "car-ft",
  "guidance-mse-random",
  "guidance-mse-contexts",
  "guidance-mse-class-prompts",
  "guidance-mse-directions",
  "guidance-mse-identity",
  "guidance-kl-random",
  "guidance-kl-contexts",
  "guidance-kl-class-prompts",
  "guidance-kl-directions",
  "ft-last-blocks",
  "ft-layer-norms",
  "ft-lora",
] as const;

const loraStarts: Weights = new Map(
  [...methodInputs.loraA].map(([name, { data }]) => [name, data]),
);

/** What the trainer's run of a case leaves behind. Weights are by engine name. */
interface Replay {
  readonly records: readonly StepRecord[];
  /** Of the update that `gradientStep` names. */
  readonly gradients: Weights;
  /** The leaves. */
  readonly before: Weights;
  readonly after: Weights;
  /** The image tower, the text tower where it is tuned, and the head. */
  readonly measured: Weights;
}

async function replay(scope: TensorScope, golden: GoldenTuning, starts: Weights): Promise<Replay> {
  const { runtime } = scope;
  const spec = specOf(golden);
  const method = tuningFor(spec);
  if (!method) throw new Error(`'${golden.recipe}' does not tune`);
  const stepGraph = buildStepGraph({ ...method, config, batchSize, classes, logitScale, prompts });
  const { graph } = stepGraph;
  const outputs = graph.outputs.filter(({ name }) => name.startsWith("gradient/"));
  const gradientTensors = tensorsBy(outputs, ({ name, shape }) => [name, scope.tensor(shape)]);
  const pretrained = uploadPretrained(scope);
  const feed = await createFeed(scope, graph);
  await feed.load(batches[0]!);
  const run = await TuningRun.create(scope, pretrained, {
    ...{ runId: golden.case, spec, stepGraph, starts },
    tuning: method.tuning,
    parameterization: method.parameterization,
    program: await scope.compile(graph, { repeats: true }),
    inputs: { ...feed.tensors, ...frozenInputs(pretrained) },
    gradients: gradientTensors,
    epsilon: golden.optimizer.epsilon,
  });
  const read = async (tensors: Tensors): Promise<Weights> => {
    const entries = Object.entries(tensors);
    const values = await runtime.readAll(entries.map(([, tensor]) => tensor));
    return new Map(entries.map(([name], i) => [name, values[i]!]));
  };
  const before = await read(run.leaves);
  let gradients: Weights = new Map();
  for (const [k, batch] of batches.entries()) {
    await feed.load(batch);
    await run.update(k);
    if (k === golden.gradientStep) {
      const found = [...(await read(gradientTensors))];
      gradients = new Map(found.map(([name, data]) => [name.slice("gradient/".length), data]));
    }
  }
  const { records } = run.record(await run.read(), 0);
  const { tower, textTower, head } = await run.measured();
  return {
    ...{ records, gradients, before },
    after: await read(run.leaves),
    measured: new Map([...(await read({ ...tower, ...textTower })), [headName, head]]),
  };
}

export function specOf({ recipe, hyperparameters, trainedPart, optimizer }: GoldenTuning): RunSpec {
  if (!isRecipeId(recipe)) throw new Error(`the golden files name an unknown recipe '${recipe}'`);
  const base = runSpec(defaultSpec(), recipe);
  return {
    ...{
      ...base,
      ...trainedPart,
      hyperparameters: { ...base.hyperparameters, ...hyperparameters },
    },
    ...{ steps: batches.length, learningRate: 1e-3, headLearningRateFactor: 1, warmup: 0.1 },
    weightDecay: optimizer.weightDecay,
  };
}

export function uploadPretrained(scope: TensorScope): Pretrained {
  const shapes = [...modelShapes({ config, classes })];
  const tower = new FrozenTower(scope, { config, imageWeights: pretrainedWeights });
  const others = shapes.filter(([name]) => !tower.names.has(name));
  return {
    ...{ config, classes, logitScale, weights: pretrainedWeights, tower },
    tensors: tensorsBy(others, ([name, shape]) => [
      pretrainedPrefix + name,
      scope.tensor(shape, pretrainedWeights.get(name)),
    ]),
    // The oracle records what becomes of weights, and makes no heads of prompts.
    headOf: () => Promise.resolve(goldenModel.head.data),
  };
}

/** All that a step graph reads besides weights, as the oracle drew it. */
async function createFeed(scope: TensorScope, { inputs }: Graph) {
  const given = inputs.filter(({ name }) => hostInput(name, batches[0]!) !== null);
  const tensors = tensorsBy(given, ({ name, shape, dtype }) => [
    name,
    dtype === "int32" ? scope.intTensor(shape) : scope.tensor(shape),
  ]);
  const texts = inputs.find(({ name }) => name === "texts");
  const encoder = texts && (await createFrozenEncoder(scope, texts.shape[0]!));
  return {
    tensors: encoder ? { ...tensors, texts: encoder.embeddings } : tensors,
    async load(batch: MethodBatch): Promise<void> {
      for (const [name, tensor] of Object.entries(tensors))
        scope.runtime.write(tensor, hostInput(name, batch)!);
      await encoder?.encode(Int32Array.from(batch.ids.flat()));
    },
  };
}

/** Null for what is no input from the host. */
function hostInput(name: string, batch: MethodBatch): HostData | null {
  if (name.startsWith("keep/")) {
    const row = Number(name.slice("keep/".length)) * batchSize;
    return batch.keep.data.slice(row, row + batchSize);
  }
  switch (name) {
    case "pixels":
      return batch.pixels;
    case "labels":
      return Float32Array.from(batch.labels.flatMap((label) => oneHot(label)));
    case "directions":
      return batch.directions.data;
    case "contexts":
      return methodInputs.contexts.data;
    case "captions/ids":
      return Int32Array.from(batch.captions.flat());
    case "captions/pool":
      return oneHotAtEnds(Int32Array.from(batch.captions.flat()), prompts.captionTokens, eos);
    case "spurious/ids":
      return Int32Array.from(batch.spurious.flat());
    case "spurious/pool":
      return oneHotAtEnds(Int32Array.from(batch.spurious.flat()), prompts.spuriousTokens, eos);
    default:
      return null;
  }
}

function oneHot(label: number): number[] {
  return Array.from({ length: classes }, (_, c) => +(c === label));
}

async function createFrozenEncoder(scope: TensorScope, count: number): Promise<ClipTextEncoder> {
  const textWeights = packParameters(config, "text", goldenModel.tensors);
  const tower = uploadTextTower(scope.runtime, { config, textWeights }, eos);
  scope.onDispose(() => tower.dispose());
  const encoder = await createTextEncoder(tower, { count, length: batches[0]!.ids[0]!.length });
  scope.onDispose(() => encoder.dispose());
  return encoder;
}

function tensorsBy<T>(items: readonly T[], entry: (item: T) => [string, DeviceTensor]): Tensors {
  return Object.fromEntries(items.map(entry));
}
