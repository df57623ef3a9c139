import type { RunEvent } from "../experiment/record.ts";
import { runKey } from "../experiment/runKey.ts";
import { runSpec, runSpecs } from "../experiment/runs.ts";
import type { RunSpec } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import type { Method } from "../recipes/recipe.ts";
import { FailureError } from "../shared/failure.ts";
import { liveSubset, loadAssets, referenceOnly, wholeSplit } from "./assets.ts";
import { Progress } from "./checkpoint/progress.ts";
import { checkBudget } from "./costs/budget.ts";
import { costSiteOf } from "./costs/readCosts.ts";
import { combineRun } from "./weightSpace/combineRun.ts";
import type { ExperimentOptions } from "./experimentOptions.ts";
import { computeBanks, computeFrozenFeatures, viewsFor } from "./frozenFeatures.ts";
import { hashedFiles } from "./hashedFiles.ts";
import type { PlannedCombination } from "./weightSpace/plannedCombination.ts";
import { RunGroup } from "./runGroup.ts";
import { TensorScope } from "./tensorScope.ts";
import { selectionOf } from "./selection.ts";
import type { Measures } from "./trainer.ts";
import { isFromDisk } from "./modelFolder.ts";
import { trainGroup } from "./trainer.ts";
import { weightsHash } from "./weightsHash.ts";
import { setUpWorkbench } from "./workbench.ts";
import { zeroShotRun } from "./zeroShotRun.ts";

interface PlannedRun {
  readonly runId: string;
  readonly spec: RunSpec;
}

/**
 * Runs every recipe of a spec on the same batches, in turns or one after the other, and tells what
 * happens. It computes only while it is pulled: to pause is not to pull, to stop is `return()`.
 * However it ends, it gives back all that it put on the device. A non-finite number ends only its
 * run; everything else that goes wrong is thrown as a FailureError.
 */
export async function* runExperiment(options: ExperimentOptions): AsyncGenerator<RunEvent> {
  const progress = new Progress(options);
  for await (const event of experiment(options, progress)) {
    progress.tell(event);
    yield event;
  }
}

async function* experiment(
  options: ExperimentOptions,
  progress: Progress,
): AsyncGenerator<RunEvent> {
  const { spec, runIds, runtime, budgetBytes, onStatus, onFiles, from } = options;
  const runs = runSpecs(spec).map((run, i) => ({ spec: run, runId: runIds[i] }));
  if (!runs.every(hasId) || runIds.length !== runs.length)
    throw new FailureError(
      "internal",
      `runIds must be ${runs.length}, one a recipe, got ${runIds.length}`,
    );
  yield* restored(options, progress);
  onStatus?.("loading");
  const { files, hashes } = hashedFiles(options.files, spec);
  const assets = await loadAssets(files, spec);
  if (budgetBytes !== undefined)
    checkBudget(spec, costSiteOf(assets), runtime.device.kind, budgetBytes);
  const read = isFromDisk(spec.model)
    ? { ...hashes(), model: weightsHash(assets.model) }
    : hashes();
  onFiles?.(read);
  progress.haveRead(read);
  const { dataset } = assets;
  const { resultsSplit = "test" } = options;
  const [pictures, live, domains] = await Promise.all([
    dataset.pictures(dataset.reference, "train"),
    liveSubset(dataset, spec.evaluationSubset),
    wholeSplit(dataset, resultsSplit),
  ]);
  const scope = new TensorScope(runtime);
  try {
    onStatus?.("warming-up");
    const bench = await setUpWorkbench(scope, assets);
    const selection = await selectionOf(dataset, spec.selection);
    const measures: Measures = { bench, live, selection, final: { split: resultsSplit, domains } };
    const open = runs.filter(({ runId }) => !progress.hasEnded(runId));
    const updated = ofKind(open, "tuning", "probing");
    const views = viewsFor(bench, pictures, updated.map(specOf));
    if (spec.augmentedViews === 0) bench.pretrained.tower.hold();
    else if (open[0]) {
      const sets = [live, domains, ...(selection ? [selection.pictures] : [])];
      yield* computeFrozenFeatures(bench, sets, views, open[0].runId);
    }
    for (const { runId } of ofKind(open, "zero-shot")) {
      yield* zeroShotRun(runId, measures, options);
      await progress.save();
    }
    const groups = spec.order === "interleaved" ? [updated] : updated.map((run) => [run]);
    for (const group of groups.filter(({ length }) => length > 0)) {
      onStatus?.("warming-up");
      const saved = from?.group ?? null;
      const isSaved = group.every(({ runId }) => saved?.members.has(runId));
      const start = isSaved ? saved : null;
      const planned = group.map((run) => asScheduled(run, progress));
      yield* computeBanks(bench, planned.map(specOf), start !== null, group[0]!.runId);
      const started = await RunGroup.create(bench, pictures, planned, views, start);
      yield* noting(progress, group, options, (noted) =>
        trainGroup(started, measures, { ...noted, from: start, progress }),
      );
    }
    const heldOut = await referenceOnly(dataset, "val");
    for (const run of weightSpaceRuns(open.map((each) => asScheduled(each, progress)))) {
      const own = { ...options, spec: progress.specFor(run.runId) };
      yield* combineRun(run, { measures, pictures, heldOut, progress, options: own });
      await progress.save();
    }
  } finally {
    await scope.dispose();
  }
}

/** Tells of every run that has not ended where it goes on. */
function* restored(
  { runIds, from, restoredAfter: after = "resumed" }: ExperimentOptions,
  progress: Progress,
): Generator<RunEvent> {
  for (const runId of from ? runIds : []) {
    const step = from?.group?.members.has(runId) ? from.group.step : 0;
    if (!progress.hasEnded(runId)) yield { type: "restored", runId, step, after };
  }
  if (from) yield* progress.schedules();
}

/** A run with the rate changes that were made meanwhile. */
function asScheduled({ runId, spec }: PlannedRun, progress: Progress): PlannedRun {
  return { runId, spec: runSpec(progress.specFor(runId), spec.recipe) };
}

function ofKind(runs: readonly PlannedRun[], ...kinds: readonly Method["kind"][]) {
  return runs.filter(({ spec: { recipe, hyperparameters } }) =>
    kinds.includes(recipeOf(recipe).method(hyperparameters).kind),
  );
}

/** What runs tell, while the weights of those that others start from are remembered. */
async function* noting(
  progress: Progress,
  runs: readonly PlannedRun[],
  options: ExperimentOptions,
  start: (options: ExperimentOptions) => AsyncGenerator<RunEvent>,
): AsyncGenerator<RunEvent> {
  const exported = new Map<string, Uint8Array<ArrayBuffer>>();
  const keyOf = (id: string) => {
    const run = runs.find(({ runId }) => runId === id)!;
    return runKey(asScheduled(run, progress).spec);
  };
  const onWeights: ExperimentOptions["onWeights"] = (runId, weights) => {
    if (progress.needs(keyOf(runId))) exported.set(runId, weights);
    options.onWeights?.(runId, weights);
  };
  for await (const event of start({ ...options, onWeights })) {
    const weights = exported.get(event.runId);
    if (event.type === "finished" && weights) progress.finished.add(keyOf(event.runId), weights);
    yield event;
  }
}

function weightSpaceRuns(runs: readonly PlannedRun[]): PlannedCombination[] {
  return runs.flatMap((run) => {
    const method = recipeOf(run.spec.recipe).method(run.spec.hyperparameters);
    return method.kind === "weight-space" ? [{ ...run, method }] : [];
  });
}

function specOf({ spec }: PlannedRun): RunSpec {
  return spec;
}

function hasId<T>(member: T & { runId: string | undefined }): member is T & { runId: string } {
  return member.runId !== undefined;
}
export type { ExperimentOptions } from "./experimentOptions.ts";
