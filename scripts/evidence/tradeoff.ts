import type { DomainResults } from "../../src/experiment/record.ts";
import type { Correlation, EvidenceDomain, Tradeoff, TradeoffPoint } from "./evidence.ts";
import type { Plan } from "./plan.ts";
import type { RunStore } from "./runStore.ts";
import { accuraciesOf } from "./shifted.ts";
import { mean } from "../../src/experiment/estimate.ts";
import { pearson, spearman } from "./statistics.ts";
import { lastWeightsSpec } from "./tune.ts";

/** FT over learning rate × steps, on test splits (Nam, Heo, Lee, ICLR 2024, fig. 2 and 3, on our data). */
export async function measureTradeoff(
  store: RunStore,
  { tradeoff }: Plan,
  domains: readonly EvidenceDomain[],
): Promise<Tradeoff> {
  async function measure(learningRate: number, steps: number) {
    const spec = { ...lastWeightsSpec(), ...tradeoff.setting, learningRate, steps };
    const seeds = tradeoff.seeds.map((seed) => store.run({ ...spec, seed }, "ft", "test"));
    const runs = (await Promise.all(seeds)).map(({ results }) => results);
    const { zeroShot } = runs[0]!;
    const tuned = runs.map((results) => results.tuned);
    return { zeroShot, point: pointOf(learningRate, steps, tuned, zeroShot, domains) };
  }

  const measured = await Promise.all(
    tradeoff.steps.flatMap((steps) =>
      tradeoff.learningRates.map((learningRate) => measure(learningRate, steps)),
    ),
  );
  const points = measured.map(({ point }) => point);
  return {
    zeroShot: accuraciesOf(measured[0]!.zeroShot, domains),
    points,
    correlation: {
      all: correlate(points.flatMap((point) => Object.values(point.domains))),
      domains: Object.fromEntries(
        shiftedIds(domains).map((id) => [id, correlate(points.map((point) => point.domains[id]!))]),
      ),
    },
  };
}

function pointOf(
  learningRate: number,
  steps: number,
  runs: readonly DomainResults[],
  zeroShot: DomainResults,
  domains: readonly EvidenceDomain[],
): TradeoffPoint {
  const accuracies = runs.map((results) => accuraciesOf(results, domains));
  const shifted = shiftedIds(domains).map((id) => {
    const energyGap = mean(runs.map((results) => results[id]!.energyGap));
    const accuracy = mean(runs.map((results) => results[id]!.accuracy));
    return [id, { energyGap, relativeAccuracy: accuracy / zeroShot[id]!.accuracy }] as const;
  });
  return {
    learningRate,
    steps,
    reference: mean(accuracies.map(({ reference }) => reference)),
    shifted: mean(accuracies.map((a) => a.shifted)),
    domains: Object.fromEntries(shifted),
  };
}

function shiftedIds(domains: readonly EvidenceDomain[]): string[] {
  return domains.filter(({ role }) => role === "shifted").map(({ id }) => id);
}

function correlate(
  values: readonly { readonly energyGap: number; readonly relativeAccuracy: number }[],
): Correlation {
  const gaps = values.map(({ energyGap }) => energyGap);
  const relative = values.map(({ relativeAccuracy }) => relativeAccuracy);
  return { spearman: spearman(gaps, relative), pearson: pearson(gaps, relative) };
}
