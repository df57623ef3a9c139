import type { DomainResult, DomainResults } from "../../src/experiment/record.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import { recipeOf } from "../../src/recipes/index.ts";
import { claimsOf } from "./claims.ts";
import type { DomainEstimates, EvidenceDomain, Method, MethodRow, Table } from "./evidence.ts";
import type { Tuning } from "./evidence.ts";
import type { Plan } from "./plan.ts";
import type { FinishedRun, RunStore } from "./runStore.ts";
import { accuraciesOf } from "./shifted.ts";
import { estimate } from "./statistics.ts";
import { baseSpec } from "./tune.ts";

/** Zero-shot and the default preset's methods over the seeds, on test splits. */
export async function measureTable(
  store: RunStore,
  plan: Plan,
  domains: readonly EvidenceDomain[],
  { chosen }: Tuning,
): Promise<Table> {
  const spec: ExperimentSpec = { ...baseSpec(), ...plan.tableChanges };
  const runs: FinishedRun[] = [];
  for (const seed of plan.tableSeeds)
    for (const recipe of spec.recipes)
      runs.push(await store.run({ ...spec, seed }, recipe, "test"));

  const rows: MethodRow[] = [
    rowOf("zero-shot", "Zero-shot", [runs[0]!.results.zeroShot], null, domains),
    ...spec.recipes.map((recipe) => {
      const own = runs.filter((run) => run.spec.recipe === recipe);
      const seconds = own.map(({ trainingMs }) => trainingMs / 1000);
      const tuned = own.map(({ results }) => results.tuned);
      return rowOf(recipe, recipeOf(recipe).title, tuned, seconds, domains);
    }),
  ];
  const { learningRate, steps, batchSize } = spec;
  const regularization = Number(spec.hyperparameters["lipsum-ft"]["regularization"]);
  const setting = { learningRate, steps, batchSize, regularization };
  const runtimes = [...new Set(runs.map(({ device }) => device))];
  return { setting, runtimes, rows, claims: claimsOf({ rows, domains, setting, chosen }) };
}

function rowOf(
  method: Method,
  title: string,
  repetitions: readonly DomainResults[],
  seconds: readonly number[] | null,
  domains: readonly EvidenceDomain[],
): MethodRow {
  const shifted = repetitions.map((results) => accuraciesOf(results, domains).shifted);
  return {
    method,
    title,
    domains: Object.fromEntries(
      domains.map(({ id }) => [id, estimates(repetitions.map((results) => results[id]!))]),
    ),
    shifted: estimate(shifted),
    seconds: seconds && estimate(seconds),
  };
}

function estimates(results: readonly DomainResult[]): DomainEstimates {
  const of = (read: (result: DomainResult) => number) => estimate(results.map(read));
  return {
    accuracy: of((result) => result.accuracy),
    nll: of((result) => result.nll),
    energyGap: of((result) => result.energyGap),
    featureDistortion: of((result) => result.featureDistortion),
  };
}
