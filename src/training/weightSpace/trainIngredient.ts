import type { Pictures } from "../../data/dataset.ts";
import { commonValues } from "../../experiment/spec.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import { FailureError } from "../../shared/failure.ts";
import type { ExperimentOptions } from "../experimentOptions.ts";
import { computeBanks, computeFrozenFeatures, viewsFor } from "../frozenFeatures.ts";
import { RunGroup } from "../runGroup.ts";
import type { Measures } from "../trainer.ts";
import { trainGroup } from "../trainer.ts";

const runId = "ingredient";

/**
 * Trains a run that a weight-space method starts from, and measures nothing that its weights do not
 * depend on. Yields the updates that are made; like an experiment it computes only while it is pulled.
 * Throws a FailureError where the run fails.
 * @returns its tuned.safetensors.
 */
export async function* trainIngredient(
  run: RunSpec,
  pictures: Pictures,
  measures: Measures,
  options: ExperimentOptions,
): AsyncGenerator<number, Uint8Array<ArrayBuffer>> {
  const views = viewsFor(measures.bench, pictures, [run]);
  const { bench } = measures;
  const seen = [
    ...(views ? [computeFrozenFeatures(bench, [], views, runId)] : []),
    computeBanks(bench, [run], false, runId),
  ];
  // No update yet, and moments at which to stop.
  for (const events of seen) for await (const { type } of events) if (type === "features") yield 0;
  const exported = new Map<string, Uint8Array<ArrayBuffer>>();
  const evaluations = run.selection === "last" ? 1 : run.evaluations;
  const events = trainGroup(
    await RunGroup.create(bench, pictures, [{ runId, spec: run }], views),
    { ...measures, live: [], final: { ...measures.final, domains: [] } },
    {
      ...options,
      from: null,
      spec: { ...options.spec, ...commonValues(run), evaluations },
      onWeights: (id, bytes) => exported.set(id, bytes),
    },
  );
  for await (const event of events) {
    if (event.type === "steps") yield event.records.at(-1)!.step;
    if (event.type === "failed") throw new FailureError(event.failure.kind, event.failure);
  }
  const weights = exported.get(runId);
  if (!weights) throw new Error("internal: a run that finished gave no weights");
  return weights;
}
