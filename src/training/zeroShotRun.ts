import type { RunEvent } from "../experiment/record.ts";
import { imageTowerParameters } from "../clip/parameters.ts";
import { Sha256 } from "../shared/sha256.ts";
import type { ExperimentOptions } from "./experimentOptions.ts";
import type { Measures } from "./trainer.ts";
import { writeTunedWeights } from "./tunedWeights.ts";

/** The run of a method that changes nothing: the pre-trained model, measured as the others are. */
export async function* zeroShotRun(
  runId: string,
  { bench, live, final }: Measures,
  { onStatus, onWeights }: ExperimentOptions,
): AsyncGenerator<RunEvent> {
  const [recipe, step] = ["zero-shot", 0] as const;
  yield { type: "started", runId, recipe, warmupMs: 0, trainedParameters: 0 };
  onStatus?.("evaluating");
  const start = performance.now();
  const { domains } = await bench.evaluator.zeroShot(live);
  const evaluationMs = performance.now() - start;
  yield { type: "evaluated", runId, step, domains, changed: [], evaluationMs };
  const { domains: zeroShot } = await bench.evaluator.zeroShot(final.domains);
  const { model } = bench.assets;
  const tower = new Map(
    imageTowerParameters(model.config).map(({ name }) => [
      name,
      bench.pretrained.weights.get(name)!,
    ]),
  );
  const { head } = bench.prompts.zeroShot;
  const nothingElse = { textTower: null, bias: null, logitScale: null };
  onWeights?.(runId, writeTunedWeights(model.config, { tower, head, ...nothingElse }));
  yield {
    type: "finished",
    runId,
    step,
    results: {
      recipe,
      steps: 0,
      measuredStep: 0,
      split: final.split,
      zeroShot,
      tuned: zeroShot,
      batchHash: new Sha256().hex(),
      textHash: null,
    },
    changed: [],
  };
}
