import type { DomainResult, DomainResults } from "../../src/experiment/record.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import { recipeOf } from "../../src/recipes/index.ts";
import { claimsOf } from "./claims.ts";
import type { DomainEstimates, EvidenceDomain, Method, MethodRow, Table } from "./evidence.ts";
import type { LongerPreset, Tuning } from "./evidence.ts";
import type { LongerPlan, Plan } from "./plan.ts";
import type { RunStore } from "./runStore.ts";
import { settingOf } from "./settings.ts";
import { accuraciesOf, accuracyByDomain } from "./shifted.ts";
import { estimate } from "../../src/experiment/estimate.ts";
import { baseSpec } from "./tune.ts";

/** Zero-shot and the default preset's methods over the seeds, on test splits. */
export async function measureTable(
  store: RunStore,
  plan: Plan,
  domains: readonly EvidenceDomain[],
  { chosen }: Tuning,
): Promise<Table> {
  const spec: ExperimentSpec = { ...baseSpec(), ...plan.tableChanges };
  const { rows, runtimes } = await measureRows(store, spec, plan.tableSeeds, domains);
  const regularization = Number(spec.hyperparameters["lipsum-ft"]["regularization"]);
  const setting = { ...settingOf(spec), regularization };
  return { setting, runtimes, rows, claims: claimsOf({ rows, domains, setting, chosen }) };
}

/** A longer preset's rows, as the table's. */
export async function measureLonger(
  store: RunStore,
  { preset, changes, seeds }: LongerPlan,
  domains: readonly EvidenceDomain[],
): Promise<LongerPreset> {
  const spec = { ...baseSpec(), ...changes };
  const { rows } = await measureRows(store, spec, seeds, domains);
  return { preset, seeds, steps: spec.steps, rows };
}

async function measureRows(
  store: RunStore,
  spec: ExperimentSpec,
  seeds: readonly number[],
  domains: readonly EvidenceDomain[],
): Promise<{ readonly rows: MethodRow[]; readonly runtimes: string[] }> {
  const runs = await Promise.all(
    seeds.flatMap((seed) =>
      spec.recipes.map((recipe) => store.run({ ...spec, seed }, recipe, "test")),
    ),
  );
  const rows = [
    rowOf("zero-shot", "Zero-shot", [{ seed: null, results: runs[0]!.results.zeroShot }], domains),
    ...spec.recipes.map((recipe) => {
      const own = runs.filter((run) => run.spec.recipe === recipe);
      const tuned = own.map((run) => ({ seed: run.spec.seed, results: run.results.tuned }));
      const seconds = estimate(own.map(({ trainingMs }) => trainingMs / 1000));
      return { ...rowOf(recipe, recipeOf(recipe).title, tuned, domains), seconds };
    }),
  ];
  return { rows, runtimes: [...new Set(runs.map(({ device }) => device))] };
}

/** One method over its repetitions; seconds are left to who knows them. */
export function rowOf(
  method: Method,
  title: string,
  repetitions: readonly { readonly seed: number | null; readonly results: DomainResults }[],
  domains: readonly EvidenceDomain[],
): MethodRow {
  const of = (id: string) => repetitions.map(({ results }) => results[id]!);
  return {
    method,
    title,
    domains: Object.fromEntries(domains.map(({ id }) => [id, estimates(of(id))])),
    shifted: estimate(repetitions.map(({ results }) => accuraciesOf(results, domains).shifted)),
    seconds: null,
    seeds: repetitions.flatMap(({ seed, results }) =>
      seed === null ? [] : [{ seed, accuracy: accuracyByDomain(results, domains) }],
    ),
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
