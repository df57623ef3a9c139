/** One update on a CLIP of real shapes, by the trainer's own parts, against what PyTorch recorded. */
import { hashedUniform, hashedWeight } from "../../../oracle/hashed.ts";
import type { GradientSummary, RealShape, RealShapeCase } from "../../../oracle/realShapes.ts";
import { realShapeLabels, realShapePixels, realShapeTexts } from "../../../oracle/realShapes.ts";
import { parseClipConfig } from "../../clip/config.ts";
import type { Weights } from "../../clip/model.ts";
import type { NamedTensor } from "../../clip/parameters.ts";
import { fileShapes, packParameters } from "../../clip/parameters.ts";
import { createTextEncoder, uploadTextTower } from "../../clip/textEncoder.ts";
import { oneHotInto } from "../../data/preprocess.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import { runSpec } from "../../experiment/runs.ts";
import { headName } from "../../recipes/parameterization.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { LeafUpdater } from "../step/leafUpdater.ts";
import type { StepGraph } from "../step/stepGraph.ts";
import { buildStepGraph } from "../step/stepGraph.ts";
import { tuningFor } from "../step/tuningFor.ts";
import { pretrainedPrefix } from "../step/weightInputs.ts";
import { TensorScope } from "../tensorScope.ts";
import type { Errors } from "./goldenErrors.ts";
import { relative, scalarErrors, tensorIn } from "./goldenErrors.ts";

/**
 * Relative errors of loss and terms, of each tensor's gradient, and of what an update adds to some of
 * its elements.
 */
export async function realShapeErrors(
  runtime: Runtime,
  shape: RealShape,
  golden: RealShapeCase,
): Promise<Errors> {
  const scope = new TensorScope(runtime);
  try {
    const { loss, terms, gradients, before, after } = await update(scope, shape, golden);
    const errors: Record<string, number> = { ...scalarErrors({ loss, terms }, golden) };
    for (const [name, summary] of Object.entries(golden.gradients)) {
      // Exactly 0 in exact arithmetic: what is computed there is rounding noise.
      if (name.endsWith("k_proj.bias")) continue;
      errors[`gradient ${name}`] = gradientError(name, tensorIn(gradients, name), summary);
      const [from, to] = [tensorIn(before, name), tensorIn(after, name)];
      const changes = summary.samples.map(([at, , change]) =>
        relative(to[at]! - from[at]!, change),
      );
      errors[`change of ${name}`] = Math.max(0, ...changes);
    }
    return errors;
  } finally {
    await scope.dispose();
  }
}

/**
 * The largest of: the error of the norm; ‖ours − PyTorch's‖ as random projections estimate it (the
 * mean square of ⟨u, e⟩ is ‖e‖²/3, since u is uniform on [−1, 1]); and the samples' errors by the
 * root mean square.
 */
function gradientError(
  name: string,
  gradient: Float32Array,
  { norm, projections, samples }: GradientSummary,
): number {
  const ours = Math.sqrt(inner(gradient, gradient));
  const squares = projections.map((expected, k) => {
    const direction = hashedUniform(`${name}/projection ${k}`, gradient.length);
    return (inner(direction, gradient) - expected) ** 2;
  });
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  const rms = norm / Math.sqrt(gradient.length);
  return Math.max(
    relative(ours, norm),
    Math.sqrt(3 * mean) / norm,
    ...samples.map(
      ([at, value]) => Math.abs(gradient[at]! - value) / Math.max(rms, Math.abs(value)),
    ),
  );
}

function inner(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

async function update(scope: TensorScope, shape: RealShape, { recipe }: RealShapeCase) {
  const { runtime } = scope;
  const config = parseClipConfig(shape.config);
  const { batch, classes, texts, tokenLength } = shape;
  const head = hashedWeight(headName, [config.projectionDim, classes]);
  const start = new Map([...weights(shape, "image", "trained"), [headName, head]]);
  const step = build(shape, recipe);
  const inputs = Object.fromEntries(
    step.graph.inputs
      .filter(({ name }) => !start.has(name) && name !== "texts")
      .map(({ name, shape: extents }) => [name, scope.tensor(extents)]),
  );
  const frozen = weights(shape, "image");
  for (const [name, tensor] of Object.entries(inputs))
    if (name.startsWith(pretrainedPrefix))
      runtime.write(tensor, frozen.get(name.slice(pretrainedPrefix.length))!);
  const labels = new Float32Array(batch * classes);
  oneHotInto(labels, realShapeLabels(shape), classes);
  runtime.write(inputs["pixels"]!, realShapePixels(shape));
  runtime.write(inputs["labels"]!, labels);
  if (step.graph.inputs.some(({ name }) => name === "texts")) {
    const tower = uploadTextTower(runtime, { config, textWeights: weights(shape, "text") }, 49407);
    const encoder = await createTextEncoder(tower, { count: texts, length: tokenLength + 2 });
    await encoder.encode(realShapeTexts(shape));
    inputs["texts"] = scope.tensor([texts, config.projectionDim]);
    runtime.copy(encoder.embeddings, inputs["texts"]);
    await encoder.dispose();
    tower.dispose();
  }
  const outputs = Object.fromEntries(
    step.graph.outputs.map(({ name, shape: extents }) => [name, scope.tensor(extents)]),
  );
  const gradients = Object.fromEntries(
    Object.entries(outputs).filter(([name]) => name.startsWith("gradient/")),
  );
  const program = await scope.compile(step.graph);
  const { weightDecay, learningRate } = shape;
  const updater = new LeafUpdater(scope, { step, program, start, gradients, weightDecay });
  const losses = {
    loss: outputs["loss"]!,
    terms: step.terms.map(({ name }) => outputs[`term/${name}`]!),
  };
  const rates = { tower: learningRate, head: learningRate };
  await updater.update(inputs, losses, 1, rates);
  const read = async (name: string) => (await runtime.read(outputs[name]!))[0]!;
  const terms: Record<string, number> = {};
  for (const { name } of step.terms) terms[name] = await read(`term/${name}`);
  const all = async (tensor: (name: string) => Promise<Float32Array<ArrayBuffer>>) => {
    const found = new Map<string, Float32Array<ArrayBuffer>>();
    for (const { name } of step.leaves) found.set(name, await tensor(name));
    return found;
  };
  return {
    loss: await read("loss"),
    terms,
    before: start,
    gradients: await all((name) => runtime.read(outputs[`gradient/${name}`]!)),
    after: await all((name) => runtime.read(updater.leaves[name]!)),
  };
}

function build(shape: RealShape, recipe: RealShapeCase["recipe"]): StepGraph {
  const { batch: batchSize, classes, texts, tokenLength, logLogitScale } = shape;
  const base = runSpec(defaultSpec(), recipe);
  const sizes = recipe === "ft" ? {} : { texts, tokenLength, regularization: 1 };
  const tuning = tuningFor({ ...base, hyperparameters: { ...base.hyperparameters, ...sizes } })!;
  return buildStepGraph({
    ...{ ...tuning, config: parseClipConfig(shape.config), batchSize, classes },
    logitScale: Math.exp(logLogitScale),
    prompts: { templates: 1, captionTokens: 10, spuriousTokens: 10 },
  });
}

/** A tower's parameters by engine name, of hashed.ts' numbers. */
function weights({ config }: RealShape, tower: "image" | "text", salt = ""): Weights {
  const parsed = parseClipConfig(config);
  const tensors = [...fileShapes(parsed, tower)].map(([name, shape]): [string, NamedTensor] => [
    name,
    { shape, data: hashedWeight(name, shape, salt) },
  ]);
  return packParameters(parsed, tower, new Map(tensors));
}
