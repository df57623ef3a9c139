/** Replays a method on cached features, as the PyTorch oracle recorded it, by the trainer's own stages. */
import { goldenModel } from "../../../oracle/golden.ts";
import type { GoldenTuning } from "../../../oracle/methods.ts";
import { goldenTuning, methodInputs } from "../../../oracle/methods.ts";
import { calibrationInputs } from "../../recipes/calibrationInputs.ts";
import { project } from "../../recipes/calibrationSet.ts";
import { refitFeed } from "../../recipes/dfr.ts";
import { recipeOf } from "../../recipes/index.ts";
import { headName } from "../../recipes/parameterization.ts";
import type {
  Arrays,
  FeatureBank,
  FeatureKind,
  Probing,
  ProbeStage,
} from "../../recipes/probing.ts";
import type { DeviceTensor, Runtime } from "../../runtime/runtime.ts";
import { RandomStream } from "../../shared/random.ts";
import type { Errors } from "./goldenErrors.ts";
import { checksumErrors, distance, relative, scalarErrors } from "./goldenErrors.ts";
import { specOf, uploadPretrained } from "./goldenTuning.ts";
import { LossLog } from "../step/lossLog.ts";
import { prepare } from "../probing/preparation.ts";
import { StageUpdater } from "../probing/probeStage.ts";
import type { Pretrained } from "../pretrained.ts";
import type { Tensors } from "../run.ts";
import { buildFeatureGraph } from "../step/stepGraph.ts";
import { TensorScope } from "../tensorScope.ts";

const projectionName = "visual_projection.weight";

/** Cases of methods whose updates see cached features alone. */
export const cachedCases = ["linear-probe", "linear-probe-zeros", "dfr", "cfr"] as const;

/** Terms, gradients and checksums of a case's stages, and of the model that is measured. */
export async function cachedErrors(runtime: Runtime, golden: GoldenTuning): Promise<Errors> {
  const scope = new TensorScope(runtime);
  try {
    const pretrained = uploadPretrained(scope);
    const spec = specOf(golden);
    const declared = recipeOf(spec.recipe).method(spec.hyperparameters);
    if (declared.kind !== "probing") throw new Error(`'${golden.recipe}' does not probe`);
    const bank = goldenBank(declared.features, pretrained);
    const probing = { ...declared, stages: asDrawn(declared.stages, golden, bank) };
    const last = probing.stages.length - 1;
    const options = { probing, bank, spec, pretrained };
    const { leaves: before, preparations } = await prepare(runtime, options, last);
    const updater = await StageUpdater.create(scope, {
      stage: probing.stages[last]!,
      leaves: probing.leaves(pretrained),
      start: before,
      ...{ bank, spec, size: pretrained },
    });
    const log = new LossLog(scope, spec, updater.terms);
    const errors: Record<string, number> = {};
    for (let k = 0; k < spec.steps; k++) {
      log.add(k, await updater.update(k, log.next));
      if (k !== golden.gradientStep) continue;
      for (const [name, { data }] of golden.gradients) {
        const found = partOf(await readAll(runtime, updater.gradients), `gradient/${name}`);
        errors[`gradient ${name}`] = distance(found, data) / Math.hypot(...data);
      }
    }
    const { records } = log.record(await log.read(updater.optimizer), 0);
    for (const [k, expected] of golden.steps.entries()) {
      for (const [what, error] of Object.entries(scalarErrors(records[k]!, expected)))
        errors[`step ${k} ${what}`] = error;
      errors[`step ${k} learning rate`] = relative(records[k]!.learningRate, expected.learningRate);
    }
    const after = await readAll(runtime, updater.leaves);
    const change = (name: string) => {
      const start = partOf(before, name);
      return partOf(after, name).map((value, i) => value - start[i]!);
    };
    const { head, bias } = probing.result(after, bank);
    return {
      ...errors,
      ...checksumErrors("final", golden.final, (name) => partOf(after, name)),
      ...checksumErrors("change of", golden.change, change),
      ...checksumErrors("measured", golden.measured ?? {}, (name) =>
        name === headName ? head! : bias!,
      ),
      ...(golden.preparation && {
        "preparation loss": relative(preparations[0]!.loss, golden.preparation.steps.at(-1)!.loss),
        ...checksumErrors("prepared", golden.preparation.final, (name) => before[name]!),
      }),
      ...(golden.misclassified && {
        "misclassified pictures": isMined(golden.misclassified, bank, before) ? 0 : 1,
      }),
    };
  } finally {
    await scope.dispose();
  }
}

/** ‖ours − PyTorch's‖ / ‖PyTorch's‖ of the features that the frozen tower gives of the bank's pictures. */
export async function bankErrors(runtime: Runtime): Promise<Errors> {
  const scope = new TensorScope(runtime);
  try {
    const { config, tower } = uploadPretrained(scope);
    const { bank } = methodInputs;
    const kinds = { embedding: bank.features, pooled: bank.pooled };
    const errors: Record<string, number> = {};
    for (const kind of ["embedding", "pooled"] as const) {
      const { shape, data } = kinds[kind];
      const graph = buildFeatureGraph(config, shape[0]!, kind);
      const program = await scope.compile(graph);
      const inputs: Record<string, DeviceTensor> = {};
      for (const { name, shape } of graph.inputs)
        inputs[name] = tower.hold()[name] ?? scope.tensor(shape, bank.pixels);
      const features = scope.tensor(shape);
      await program.run(inputs, { features });
      const found = await runtime.read(features);
      errors[kind] = distance(found, data) / Math.hypot(...data);
    }
    return errors;
  } finally {
    await scope.dispose();
  }
}

/** The head that LP-FT's case begins fine-tuning with. */
export async function probedHead(runtime: Runtime): Promise<Float32Array<ArrayBuffer>> {
  const golden = goldenTuning("lp-ft");
  const scope = new TensorScope(runtime);
  try {
    const pretrained = uploadPretrained(scope);
    const spec = specOf(golden);
    const method = recipeOf(spec.recipe).method(spec.hyperparameters);
    if (method.kind !== "tuning" || !method.headStart) throw new Error("LP-FT has a head start");
    const bank = goldenBank(method.headStart.features, pretrained);
    const options = { probing: method.headStart, bank, spec, pretrained };
    const { leaves } = await prepare(runtime, options, 1);
    return method.headStart.result(leaves, bank).head!;
  } finally {
    await scope.dispose();
  }
}

/** The oracle's bank. */
export function goldenBank(kind: FeatureKind, pretrained: Pretrained): FeatureBank {
  const { bank, steps } = methodInputs;
  const { shape, data } = kind === "pooled" ? bank.pooled : bank.features;
  const projection = goldenModel.tensors.get(projectionName)!;
  return {
    count: shape[0]!,
    width: shape[1]!,
    features: data,
    labels: bank.labels,
    domains: bank.labels.map(() => 0),
    classes: pretrained.classes,
    logitScale: pretrained.logitScale,
    zeroShotHead: goldenModel.head.data,
    projection: projection.data,
    dimension: projection.shape[0]!,
    batchSize: steps[0]!.labels.length,
    batch: (step) => Uint32Array.from(bank.batches[step]!),
    random: (name, index) => new RandomStream(0, name, index),
  };
}

/** The stages with the oracle's draws in place of their own. */
function asDrawn(
  stages: Probing["stages"],
  { recipe, draws }: GoldenTuning,
  bank: FeatureBank,
): ProbeStage[] {
  return stages.map((stage) => {
    if (recipe === "dfr")
      return { ...stage, feed: () => refitFeed(bank, methodInputs.bank.subsets) };
    if (!draws || stage.title !== "Calibrate") return stage;
    const at = (step: number) => {
      const { calibration, positives, negatives } = draws[step]!;
      const drawn = calibration.map((anchor, b) => ({
        anchor,
        positives: positives[b]!,
        negatives: negatives[b]!,
      }));
      return calibrationInputs(bank, bank.batch(step), drawn);
    };
    const inputs = { ...stage.feed(bank, { [projectionName]: bank.projection }).inputs };
    const perAnchor = draws[0]!.negatives[0]!.length;
    inputs["negatives"] = [bank.batchSize * perAnchor, bank.width];
    return { ...stage, feed: () => ({ inputs, at }) };
  });
}

function isMined(expected: readonly number[], bank: FeatureBank, leaves: Arrays): boolean {
  const { isRight } = project(bank, leaves[projectionName]!);
  const found = isRight.flatMap((right, i) => (right ? [] : [i]));
  return found.length === expected.length && found.every((picture, i) => picture === expected[i]);
}

async function readAll(runtime: Runtime, tensors: Tensors): Promise<Arrays> {
  const entries = Object.entries(tensors);
  const values = await runtime.readAll(entries.map(([, tensor]) => tensor));
  return Object.fromEntries(entries.map(([name], i) => [name, values[i]!]));
}

/** A leaf or its gradient; of DFR the oracle has a tensor for each refit, "refit.1.weight". */
function partOf(arrays: Arrays, name: string): Float32Array {
  const part = /^(gradient\/)?refit\.(\d+)\.(weight|bias)$/.exec(name);
  if (!part) return arrays[name]!;
  const [, prefix = "", refit, tensor] = part;
  const all = arrays[`${prefix}last_layer.${tensor!}`]!;
  const size = all.length / methodInputs.bank.subsets.length;
  return all.subarray(Number(refit) * size, (Number(refit) + 1) * size);
}
