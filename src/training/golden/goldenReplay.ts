/** Replays what the PyTorch oracle recorded, on any runtime, and tells how far the two are apart. */
import type { GoldenBatch, GoldenCase, GoldenRecipe, GoldenRun } from "../../../oracle/golden.ts";
import { goldenGradients, goldenModel, goldenTrajectories } from "../../../oracle/golden.ts";
import { parseClipConfig } from "../../clip/config.ts";
import type { Weights } from "../../clip/model.ts";
import { packParameters, unpackParameters } from "../../clip/parameters.ts";
import { createTextEncoder, uploadTextTower } from "../../clip/textEncoder.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import { runSpec } from "../../experiment/runs.ts";
import { headName } from "../../recipes/parameterization.ts";
import type { DeviceTensor, Runtime } from "../../runtime/runtime.ts";
import type { Errors } from "./goldenErrors.ts";
import { checksumErrors, distance, relative, scalarErrors } from "./goldenErrors.ts";
import { learningRateAt } from "../step/schedule.ts";
import { buildStepGraph } from "../step/stepGraph.ts";
import { tuningFor } from "../step/tuningFor.ts";

const config = parseClipConfig(goldenModel.config);
const classes = goldenModel.head.shape[1]!;
const frozenWeights = packParameters(config, "image", goldenModel.tensors);
const logitScale = Math.exp(goldenModel.tensors.get("logit_scale")!.data[0]!);

/**
 * Loss, terms and whole-model gradients of one batch: ‖ours − PyTorch's‖ / ‖PyTorch's‖ by tensor.
 */
export async function gradientErrors(runtime: Runtime, golden: GoldenCase): Promise<Errors> {
  const trained = packParameters(config, "image", goldenGradients.trained);
  trained.set(headName, goldenModel.head.data);
  const stepper = await createStepper(runtime, golden.recipe, goldenGradients.batch, trained);
  const { loss, terms } = await stepper.forwardBackward(goldenGradients.batch);
  const gradients = unpack(await stepper.read("gradients"));
  const entries = [...golden.gradients].map(([name, { data }]) => {
    // Exactly 0 in exact arithmetic: measured by the gradient of the queries' bias beside it.
    const unit = golden.gradients.get(name.replace(/k_proj\.bias$/, "q_proj.bias"))!.data;
    return [name, distance(gradients.get(name)!, data) / Math.hypot(...unit)] as const;
  });
  await stepper.dispose();
  return { ...scalarErrors({ loss, terms }, golden), ...Object.fromEntries(entries) };
}

/** Ten AdamW updates: loss and terms of each, then checksums of all weights and of their changes. */
export async function trajectoryErrors(runtime: Runtime, golden: GoldenRun): Promise<Errors> {
  const initial = new Map([...frozenWeights, [headName, goldenModel.head.data]]);
  const { batches } = goldenTrajectories;
  const stepper = await createStepper(runtime, golden.recipe, batches[0]!, initial);
  const optimizer = stepper.optimizer(golden.weightDecay);
  const errors: Record<string, number> = {};
  for (const [k, expected] of golden.steps.entries()) {
    const measured = await stepper.forwardBackward(batches[k]!);
    const rate = learningRateAt(k, { steps: batches.length, learningRate: 1e-3, warmup: 0.1 });
    errors[`step ${k} learning rate`] = relative(rate, expected.learningRate);
    for (const [what, error] of Object.entries(scalarErrors(measured, expected)))
      errors[`step ${k} ${what}`] = error;
    optimizer.step([rate, rate], stepper.loss);
  }
  const [before, after] = [unpack(initial), unpack(await stepper.read("parameters"))];
  const change = (name: string) => after.get(name)!.map((w, i) => w - before.get(name)![i]!);
  optimizer.dispose();
  await stepper.dispose();
  return {
    ...errors,
    ...checksumErrors("final", golden.final, (name) => after.get(name)!),
    ...checksumErrors("change of", golden.change, change),
  };
}

/** The step graph of a recipe with all that it reads and writes on the device. */
async function createStepper(
  runtime: Runtime,
  recipeId: GoldenRecipe,
  { labels, ids }: GoldenBatch,
  initial: Weights,
) {
  const [batchSize, texts, length] = [labels.length, ids.length, ids[0]!.length];
  const base = runSpec(defaultSpec(), recipeId);
  const sizes = recipeId === "ft" ? {} : { texts, tokenLength: length - 2, regularization: 1 };
  const tuning = tuningFor({ ...base, hyperparameters: { ...base.hyperparameters, ...sizes } })!;
  const prompts = { templates: 1, captionTokens: length, spuriousTokens: length };
  const { graph, leaves, terms } = buildStepGraph({
    ...{ ...tuning, config, batchSize, classes, logitScale, prompts },
  });
  const program = await runtime.compile(graph, { repeats: true });
  const tower = uploadTextTower(
    runtime,
    { config, textWeights: packParameters(config, "text", goldenModel.tensors) },
    config.text.eosTokenId!,
  );
  const encoder = await createTextEncoder(tower, { count: texts, length });
  const ours = graph.inputs.filter(({ name }) => name !== "texts");
  const inputs: Record<string, DeviceTensor> = Object.fromEntries(
    ours.map(({ name, shape }) => {
      const data = initial.get(name) ?? frozenWeights.get(name.replace(/^frozen\//, ""));
      return [name, runtime.tensor(shape, data)];
    }),
  );
  const outputs = Object.fromEntries(
    graph.outputs.map(({ name, shape }) => [name, runtime.tensor(shape)]),
  );
  const tensorsOf = {
    parameters: (name: string) => inputs[name]!,
    gradients: (name: string) => outputs[`gradient/${name}`]!,
  };
  const scalar = async (name: string) => (await runtime.read(outputs[name]!))[0]!;
  return {
    loss: outputs["loss"]!,
    async forwardBackward(batch: GoldenBatch) {
      runtime.write(inputs["pixels"]!, batch.pixels);
      const oneHot = new Float32Array(batchSize * classes);
      batch.labels.forEach((label, b) => (oneHot[b * classes + label] = 1));
      runtime.write(inputs["labels"]!, oneHot);
      const isAsked = graph.inputs.some(({ name }) => name === "texts");
      if (isAsked) await encoder.encode(Int32Array.from(batch.ids.flat()));
      await program.run(isAsked ? { ...inputs, texts: encoder.embeddings } : inputs, outputs);
      const values: Record<string, number> = {};
      for (const { name } of terms) values[name] = await scalar(`term/${name}`);
      return { loss: await scalar("loss"), terms: values };
    },
    optimizer: (weightDecay: number) =>
      runtime.adamW(
        leaves.map(({ name, rate }) => ({
          parameter: tensorsOf.parameters(name),
          gradient: tensorsOf.gradients(name),
          group: rate === "head" ? 1 : 0,
        })),
        { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay },
      ),
    /** All leaves, by engine name. */
    async read(what: keyof typeof tensorsOf): Promise<Weights> {
      const read = new Map<string, Float32Array<ArrayBuffer>>();
      for (const { name } of leaves) read.set(name, await runtime.read(tensorsOf[what](name)));
      return read;
    },
    async dispose() {
      await encoder.dispose();
      await program.dispose();
      tower.dispose();
      for (const tensor of [...Object.values(inputs), ...Object.values(outputs)])
        runtime.free(tensor);
    },
  };
}

/** By Hugging Face's names, and head.weight. */
function unpack(weights: Weights): Map<string, Float32Array<ArrayBuffer>> {
  const tensors = unpackParameters(config, "image", weights);
  const data = [...tensors].map(([name, tensor]) => [name, tensor.data] as const);
  return new Map([...data, [headName, weights.get(headName)!]]);
}
