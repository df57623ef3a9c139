import type { DomainResults, PathResults } from "../../experiment/record.ts";
import type { Run } from "../../state/run.ts";
import { meanShifted } from "../results/summary.ts";
import type { NamedDomain } from "../results/summary.ts";

/** A model by what it knows of the reference domain, and of the shifted ones on average: accuracies. */
export interface TradeOff {
  readonly reference: number;
  readonly shifted: number;
}

/** The path of a finished run, where its method has one. */
export function pathOf({ state }: Run): PathResults | undefined {
  return state.status === "finished" ? state.results.path : undefined;
}

export function tradeOffOf(results: DomainResults, domains: readonly NamedDomain[]): TradeOff {
  const reference = domains.find(({ role }) => role === "reference");
  return {
    reference: (reference && results[reference.id]?.accuracy) ?? NaN,
    shifted: meanShifted(results, domains),
  };
}

/** The whole percents, five apart, around every value: an axis's ends as shares. */
export function axisRange(values: readonly number[]): readonly [number, number] {
  const grid = 0.05;
  const low = grid * Math.floor(Math.min(...values) / grid + 1e-9);
  const high = grid * Math.ceil(Math.max(...values) / grid - 1e-9);
  return high > low ? [low, high] : [low - grid, high + grid];
}
