import { sourceUnder } from "../clip/tensorSource.ts";
import type { RunSpec } from "../experiment/spec.ts";
import { runSpecs } from "../experiment/runs.ts";
import { recipeOf } from "../recipes/index.ts";
import type { Checkpoint } from "./checkpoint/checkpoint.ts";
import type { RunState } from "./checkpoint/runState.ts";
import { hasKind, restoreTensors } from "./checkpoint/runState.ts";
import { exportWeights } from "./exportWeights.ts";
import { frozenInputs } from "./pretrained.ts";
import { ProbeRun } from "./probing/probeRun.ts";
import type { MeasuredModel, Tensors } from "./run.ts";
import type { Snapshot } from "./snapshots.ts";
import { measuredModel } from "./step/measuredModel.ts";
import { MergedWeights } from "./step/mergedWeights.ts";
import { tuningFor } from "./step/tuningFor.ts";
import { TensorScope } from "./tensorScope.ts";
import type { Workbench } from "./workbench.ts";

/**
 * A run as its checkpoint has it, without an update more: what a snapshot would have been then. Null where
 * the checkpoint has no weights of it: it had not begun, or it had ended.
 */
export async function savedSnapshot(
  bench: Workbench,
  { spec, runIds, group }: Checkpoint,
  runId: string,
): Promise<Snapshot | null> {
  const state = group?.members.get(runId);
  const run = runSpecs(spec)[runIds.indexOf(runId)];
  if (!state || !run) return null;
  const { runtime } = bench.textTower;
  const { pretrained } = bench;
  const scope = new TensorScope(runtime);
  try {
    const model = await modelOf(scope, bench, run, state);
    const weights = await exportWeights(pretrained.config, runtime, model);
    return { step: state.steps, weights };
  } finally {
    await scope.dispose();
  }
}

async function modelOf(
  scope: TensorScope,
  { pretrained, banks }: Workbench,
  spec: RunSpec,
  state: RunState,
): Promise<MeasuredModel> {
  const { runtime } = scope;
  const tuned = tuningFor(spec);
  if (tuned) {
    const kind = hasKind(state, "average") ? "average" : "leaf";
    const { shapes } = sourceUnder(`${kind}/`, state.tensors);
    const merged = await MergedWeights.create(
      scope,
      tuned.parameterization,
      pretrained,
      frozenInputs(pretrained),
    );
    const source: Tensors = Object.fromEntries(
      Array.from(shapes, ([name, shape]) => [name, scope.tensor(shape)]),
    );
    await restoreTensors(runtime, state, kind, source);
    return measuredModel(runtime, pretrained, tuned.tuning, merged, source);
  }
  const probing = recipeOf(spec.recipe).method(spec.hyperparameters);
  if (probing.kind !== "probing") throw new Error(`internal: '${spec.recipe}' makes no updates`);
  const bank = await banks.of(probing, spec);
  const options = { runId: "", probing, bank, spec, pretrained, restored: state };
  return (await ProbeRun.create(scope, options)).measured();
}
