import type { RunEvent } from "../../experiment/record.ts";
import type { Combined } from "../../recipes/weightSpace.ts";
import { Sha256 } from "../../shared/sha256.ts";
import type { Split } from "../../data/dataset.ts";
import { changedPredictions } from "../measuring/changedPredictions.ts";
import type { DomainPictures } from "../measuring/embedder.ts";
import type { Evaluation } from "../measuring/evaluator.ts";
import type { ExperimentOptions } from "../experimentOptions.ts";
import { unflatten } from "./flatModel.ts";
import type { WorkbenchKitchen } from "./kitchen.ts";
import { measurePath } from "./measurePath.ts";
import type { PlannedCombination } from "./plannedCombination.ts";
import { changedShown } from "../trainer.ts";
import type { Measures } from "../trainer.ts";
import { writeTunedWeights } from "../tunedWeights.ts";

/** Measures what a weight-space method made, and its path where it has one; tells it and exports it. */
export async function* measureCombined(
  planned: PlannedCombination,
  kitchen: WorkbenchKitchen,
  { weights, note }: Combined,
  { bench, live, final }: Measures,
  { onWeights }: Pick<ExperimentOptions, "onWeights">,
): AsyncGenerator<RunEvent> {
  const { runId, spec } = planned;
  const { recipe, steps } = spec;
  const { evaluator, pretrained } = bench;
  const changedOn = async (set: readonly DomainPictures[], split: Split, tuned: Evaluation) => {
    const { predictions } = await evaluator.zeroShot(set);
    return changedPredictions(set, split, predictions, tuned.predictions, changedShown);
  };
  const start = performance.now();
  const [shown, tuned] = await kitchen.withModel(
    weights,
    async (model) =>
      [
        await evaluator.evaluate(model, live),
        await evaluator.evaluate(model, final.domains),
      ] as const,
  );
  const changed = await changedOn(live, "val", shown);
  const evaluationMs = performance.now() - start;
  yield { type: "evaluated", runId, step: steps, domains: shown.domains, changed, evaluationMs };
  const path = yield* measurePath(planned, kitchen, (model) =>
    evaluator.evaluate(model, final.domains),
  );
  const { domains: zeroShot } = await evaluator.zeroShot(final.domains);
  onWeights?.(runId, writeTunedWeights(pretrained.config, unflatten(weights, pretrained)));
  yield {
    type: "finished",
    runId,
    step: steps,
    results: {
      recipe,
      steps,
      measuredStep: steps,
      split: final.split,
      zeroShot,
      tuned: tuned.domains,
      batchHash: new Sha256().hex(),
      textHash: null,
      note: note.message,
      ...(note.coded && { noteCoded: note.coded }),
      ...(path && { path }),
    },
    changed: await changedOn(final.domains, final.split, tuned),
  };
}
