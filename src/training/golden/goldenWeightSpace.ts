/** Replays what the PyTorch oracle recorded of methods that combine finished runs. */
import { goldenModel } from "../../../oracle/golden.ts";
import type { GoldenMethod, GoldenTuning } from "../../../oracle/methods.ts";
import { methodInputs, tunedRun } from "../../../oracle/methods.ts";
import { parseClipConfig } from "../../clip/config.ts";
import type { Weights } from "../../clip/model.ts";
import { packParameters } from "../../clip/parameters.ts";
import { oneHotInto } from "../../data/preprocess.ts";
import { isRecipeId, recipeOf } from "../../recipes/index.ts";
import { average } from "../../recipes/interpolate.ts";
import { headName, logitScaleName } from "../../recipes/parameterization.ts";
import type { Combined, Kitchen } from "../../recipes/weightSpace.ts";
import type { DeviceTensor, Program, Runtime } from "../../runtime/runtime.ts";
import { defaults } from "../../shared/schema.ts";
import type { Errors } from "./goldenErrors.ts";
import { checksumErrors, distance, relative, tensorIn } from "./goldenErrors.ts";
import { fitLeaves } from "../weightSpace/leafFit.ts";
import { FrozenTower } from "../frozenTower.ts";
import type { Pretrained } from "../pretrained.ts";
import { TensorScope } from "../tensorScope.ts";
import { modelShapes, pretrainedPrefix } from "../step/weightInputs.ts";

const config = parseClipConfig(goldenModel.config);
const classes = goldenModel.head.shape[1]!;
const [batch] = methodInputs.steps;

/** The image tower and the head. */
const pretrained: Weights = new Map([
  ...packParameters(config, "image", goldenModel.tensors),
  [headName, goldenModel.head.data],
]);

function finishedRun(run: number): Weights {
  const tensors = tunedRun(run);
  const head = tensors.get(headName)!.data;
  return new Map([...packParameters(config, "image", tensors), [headName, head]]);
}

/** Checksums of the model that WiSE-FT or a soup makes; nothing is computed on a device. */
export async function combinationErrors(golden: GoldenMethod): Promise<Errors> {
  const kitchen = { fit: () => Promise.reject(new Error("nothing is fitted here")) };
  const { weights } = await combine(golden, kitchen);
  return measuredErrors(golden, weights);
}

/** Loss, gradients and radii of TPGM's updates, and checksums of the model that it makes. */
export async function tpgmErrors(runtime: Runtime, golden: GoldenTuning): Promise<Errors> {
  const updates: Update[] = [];
  const scope = new TensorScope(watching(runtime, (update) => updates.push(update)));
  try {
    const { weights } = await combine(golden, {
      fit: (tuning, tuned, options) => {
        const pixels = scope.tensor([batch!.labels.length, 3, ...imageExtents], batch!.pixels);
        const oneHot = new Float32Array(batch!.labels.length * classes);
        oneHotInto(oneHot, batch!.labels, classes);
        const labels = scope.tensor([batch!.labels.length, classes], oneHot);
        return fitLeaves(scope, pretrainedOn(scope), {
          ...options,
          ...{ tuning, tuned, seed: 0, batch: () => ({ pixels, labels }) },
          onProgress: () => Promise.resolve(),
        });
      },
    });
    const errors: Record<string, number> = {};
    for (const [k, { loss }] of golden.steps.entries())
      errors[`step ${k} loss`] = relative(updates[k]!.loss, loss);
    for (const [name, { data }] of golden.gradients) {
      const found = updates[golden.gradientStep]!.gradients.get(name)!;
      errors[`gradient ${name}`] = distance(found, data) / Math.hypot(...data);
    }
    const last = updates.at(-1)!.leaves;
    const final = new Map<string, Float32Array>();
    for (const name of Object.keys(golden.final)) final.set(name, await runtime.read(last[name]!));
    const start = updates[0]!.starts;
    return {
      ...errors,
      ...checksumErrors("final", golden.final, (name) => final.get(name)!),
      ...checksumErrors("change of", golden.change, (name) =>
        final.get(name)!.map((value, i) => value - start.get(name)![i]!),
      ),
      ...measuredErrors(golden, weights),
    };
  } finally {
    await scope.dispose();
  }
}

const imageExtents = [config.image.imageSize, config.image.imageSize];

/** What the recipe of a case makes of the oracle's runs, with its recorded accuracies. */
function combine(golden: GoldenMethod, kitchen: Pick<Kitchen, "fit">): Promise<Combined> {
  if (!isRecipeId(golden.recipe)) throw new Error(`'${golden.recipe}' is not a recipe`);
  const recipe = recipeOf(golden.recipe);
  const method = recipe.method({ ...defaults(recipe.hyperparameters), ...golden.hyperparameters });
  if (method.kind !== "weight-space") throw new Error(`'${golden.recipe}' combines no runs`);
  const ingredients = method.ingredients.map((_, run) => finishedRun(run));
  return method.combine({
    ...{ pretrained, ingredients },
    ...kitchen,
    accuracy: (weights) => Promise.resolve(recordedAccuracy(golden, ingredients, weights)),
  });
}

/** Of the mean of the runs that `weights` are the mean of. */
function recordedAccuracy(
  { accuracies }: GoldenMethod,
  ingredients: readonly Weights[],
  weights: Weights,
): number {
  const head = weights.get(headName)!;
  const known = accuracies!.find(({ runs }) => {
    const mean = average(runs.map((run) => ingredients[run]!)).get(headName)!;
    return distance(head, mean) < 1e-5 * Math.hypot(...mean);
  });
  if (!known) throw new Error("the oracle has not recorded the accuracy of this soup");
  return known.accuracy;
}

function measuredErrors({ measured }: GoldenMethod, weights: Weights): Errors {
  return checksumErrors("measured", measured!, (name) => tensorIn(weights, name));
}

function pretrainedOn(scope: TensorScope): Pretrained {
  const logitScale = goldenModel.tensors.get(logitScaleName)!.data;
  const weights: Weights = new Map([
    ...pretrained,
    ...packParameters(config, "text", goldenModel.tensors),
    [logitScaleName, logitScale],
  ]);
  const tower = new FrozenTower(scope, { config, imageWeights: weights });
  const tensors = [...modelShapes({ config, classes })]
    .filter(([name]) => !tower.names.has(name))
    .map(
      ([name, shape]) => [pretrainedPrefix + name, scope.tensor(shape, weights.get(name))] as const,
    );
  return {
    ...{ config, classes, weights, tower },
    logitScale: Math.exp(logitScale[0]!),
    tensors: Object.fromEntries(tensors),
    headOf: () => Promise.reject(new Error("no head is made of texts here")),
  };
}

/** One run of the step graph of a fit. */
interface Update {
  readonly loss: number;
  readonly gradients: Weights;
  /** What it read, by name: leaves among them, as they are now. */
  readonly leaves: Readonly<Record<string, DeviceTensor>>;
  /** The leaves as they were. */
  readonly starts: Weights;
}

/** A runtime that tells of every run of a fit's step graph. */
function watching(inner: Runtime, onUpdate: (update: Update) => void): Runtime {
  const compile = async (...given: Parameters<Runtime["compile"]>): Promise<Program> => {
    const program = await inner.compile(...given);
    if (given[0].name !== "fit step") return program;
    return {
      dispose: () => program.dispose(),
      async run(inputs, outputs) {
        const leaves = Object.keys(inputs).filter((name) => `gradient/${name}` in outputs);
        const read = async (tensors: typeof inputs, prefix: string) => {
          const values = await inner.readAll(leaves.map((name) => tensors[prefix + name]!));
          return new Map(leaves.map((name, i) => [name, values[i]!]));
        };
        const starts = await read(inputs, "");
        await program.run(inputs, outputs);
        const loss = (await inner.read(outputs["loss"]!))[0]!;
        onUpdate({ loss, starts, gradients: await read(outputs, "gradient/"), leaves: inputs });
      },
    };
  };
  return new Proxy(inner, {
    get(target, name) {
      if (name === "compile") return compile;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
