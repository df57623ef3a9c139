import type { RunEvent } from "../experiment/record.ts";
import { runSpecs } from "../experiment/runs.ts";
import { FailureError } from "../shared/failure.ts";
import { liveSubset, loadAssets, wholeSplit } from "./assets.ts";
import type { ExperimentOptions } from "./experimentOptions.ts";
import { RunGroup } from "./runGroup.ts";
import { TensorScope } from "./tensorScope.ts";
import { trainGroup } from "./trainer.ts";
import { setUpWorkbench } from "./workbench.ts";

/**
 * Runs every recipe of a spec on the same batches, in turns or one after the other, and tells what
 * happens. It computes only while it is pulled: to pause is not to pull, to stop is `return()`.
 * However it ends, it gives back all that it put on the device. A non-finite number ends only its
 * run; everything else that goes wrong is thrown as a FailureError.
 */
export async function* runExperiment(options: ExperimentOptions): AsyncGenerator<RunEvent> {
  const { spec, runIds, runtime, files } = options;
  const members = runSpecs(spec).map((run, i) => ({ spec: run, runId: runIds[i] }));
  if (!members.every(hasId) || runIds.length !== members.length)
    throw new FailureError(
      "internal",
      `runIds must be ${members.length}, one a recipe, got ${runIds.length}`,
    );
  options.onStatus?.("loading");
  const assets = await loadAssets(files, spec);
  const { resultsSplit = "test" } = options;
  const [pictures, live, domains] = await Promise.all([
    assets.dataset.pictures(assets.dataset.reference, "train"),
    liveSubset(assets.dataset, spec.evaluationSubset),
    wholeSplit(assets.dataset, resultsSplit),
  ]);
  const scope = new TensorScope(runtime);
  try {
    options.onStatus?.("warming-up");
    const bench = await setUpWorkbench(scope, assets);
    const groups = spec.order === "interleaved" ? [members] : members.map((member) => [member]);
    for (const group of groups) {
      options.onStatus?.("warming-up");
      const runs = await RunGroup.create(bench, pictures, group);
      const final = { split: resultsSplit, domains };
      yield* trainGroup(runs, { bench, live, final }, options);
    }
  } finally {
    await scope.dispose();
  }
}

function hasId<T>(member: T & { runId: string | undefined }): member is T & { runId: string } {
  return member.runId !== undefined;
}
export type { ExperimentOptions } from "./experimentOptions.ts";
