import type { Pictures } from "../../data/dataset.ts";
import { ingredientSpec } from "../../experiment/ingredientSpec.ts";
import type { RunEvent } from "../../experiment/record.ts";
import { runKey } from "../../experiment/runKey.ts";
import { runLabel } from "../../experiment/runLabel.ts";
import { runSpec } from "../../experiment/runs.ts";
import { FailureError, toFailure } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Progress } from "../checkpoint/progress.ts";
import type { DomainPictures } from "../measuring/embedder.ts";
import type { ExperimentOptions } from "../experimentOptions.ts";
import { flatten } from "./flatModel.ts";
import { Handover } from "./handover.ts";
import { WorkbenchKitchen } from "./kitchen.ts";
import { measureCombined } from "./measureCombined.ts";
import type { PlannedCombination } from "./plannedCombination.ts";
import { trainIngredient } from "./trainIngredient.ts";
import type { Measures } from "../trainer.ts";
import { readTunedWeights } from "../tunedWeights.ts";

export interface CombineSite {
  readonly measures: Measures;
  /** The training pictures of the reference domain. */
  readonly pictures: Pictures;
  /** Its held-out pictures, and no other domain's. */
  readonly heldOut: readonly DomainPictures[];
  /** Knows the runs that finished before; ingredients that are trained join them. */
  readonly progress: Progress;
  readonly options: ExperimentOptions;
}

type Part = Extract<RunEvent, { readonly type: "ingredient" }>;

/**
 * The run of a weight-space method: takes the runs that it starts from, trains those that are not there
 * yet, combines and measures. A non-finite number on the way fails this run alone.
 */
export async function* combineRun(
  planned: PlannedCombination,
  site: CombineSite,
): AsyncGenerator<RunEvent> {
  try {
    yield* combine(planned, site);
  } catch (error) {
    if (!isNonFinite(error)) throw error;
    const { kind, message } = error;
    yield { type: "failed", runId: planned.runId, step: 0, failure: { kind, message } };
  }
}

async function* combine(planned: PlannedCombination, site: CombineSite): AsyncGenerator<RunEvent> {
  const { runId, spec, method } = planned;
  const { measures, options, heldOut } = site;
  const { bench, live } = measures;
  yield { type: "started", runId, recipe: spec.recipe, warmupMs: 0, trainedParameters: 0 };
  const start = performance.now();
  const { domains } = await bench.evaluator.zeroShot(live);
  const evaluationMs = performance.now() - start;
  yield { type: "evaluated", runId, step: 0, domains, changed: [], evaluationMs };
  const { config, classes } = bench.pretrained;
  const ingredients = [];
  for (const index of method.ingredients.keys()) {
    const file = yield* ingredient(planned, index, site);
    ingredients.push(flatten(readTunedWeights(file, config, classes), bench.pretrained));
  }
  options.onStatus?.("training");
  const handover = new Handover<Part>();
  const [index, count] = [ingredients.length, ingredients.length + 1];
  const fit = {
    type: "ingredient",
    runId,
    index,
    count,
    label: "Fit on held-out pictures",
  } as const;
  const kitchen = new WorkbenchKitchen(bench, {
    ingredients,
    heldOut,
    seed: spec.seed,
    onFit: (step, steps) => handover.tell({ ...fit, step, steps }),
  });
  const combined = yield* handover.during(method.combine(kitchen));
  options.onStatus?.("evaluating");
  yield* measureCombined(planned, kitchen, combined, measures, options);
}

/** The tuned.safetensors of an ingredient: of a run that has finished, or else it is trained now. */
async function* ingredient(
  { runId, method }: PlannedCombination,
  index: number,
  { progress, pictures, measures, options }: CombineSite,
): AsyncGenerator<Part, Uint8Array<ArrayBuffer>> {
  const run = ingredientSpec(options.spec, method.ingredients[index]!);
  const label = runLabel(run, runSpec(options.spec, run.recipe));
  const { steps } = run;
  const told = (step: number): Part => ({
    ...{ type: "ingredient", runId, index, count: method.ingredients.length, label, step, steps },
  });
  const key = runKey(run);
  const known = await progress.finished.get(key);
  yield told(known ? steps : 0);
  if (known) return known;
  options.onStatus?.("warming-up");
  const training = trainIngredient(run, pictures, measures, options);
  try {
    for (;;) {
      const next = await training.next();
      if (next.done) {
        progress.finished.add(key, next.value);
        await progress.save();
        return next.value;
      }
      yield told(next.value);
    }
  } catch (error) {
    if (!isNonFinite(error)) throw error;
    throw new FailureError(error.kind, said("startFailed", label, toFailure(error)));
  } finally {
    await training.return(new Uint8Array());
  }
}

function isNonFinite(error: unknown): error is FailureError {
  return error instanceof FailureError && error.kind === "non-finite";
}
