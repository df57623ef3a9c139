import type { DomainResult, DomainResults } from "../../experiment/record.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import type { Words } from "../../words/words.ts";
import { points } from "../format.ts";

/** What the summary needs of a domain. */
export interface NamedDomain {
  readonly id: string;
  readonly title: string;
  readonly role: "reference" | "shifted";
}

/** Zero-shot beside tuned, on the same pictures: at the end of all, before it of the live subset. */
export interface Comparison {
  readonly zeroShot: DomainResults;
  readonly tuned: DomainResults;
  readonly step: number;
  /** True once every test picture was measured. */
  readonly isFinal: boolean;
}

export function comparisonOf({ state, zeroShot, latest, step }: Run): Comparison | null {
  if (state.status === "finished") {
    const { zeroShot: before, tuned } = state.results;
    return { zeroShot: before, tuned, step, isFinal: true };
  }
  if (!zeroShot || !latest) return null;
  return { zeroShot, tuned: latest.domains, step: latest.step, isFinal: false };
}

/** Unweighted mean over the shifted domains; NaN where one of them was not measured. */
export function meanShifted(
  results: DomainResults,
  domains: readonly NamedDomain[],
  measure: Exclude<keyof DomainResult, "n" | "correct"> = "accuracy",
): number {
  const shifted = domains.filter(({ role }) => role === "shifted");
  const sum = shifted.reduce((total, { id }) => total + (results[id]?.[measure] ?? NaN), 0);
  return sum / shifted.length;
}

/**
 * One sentence of accuracy differences in percentage points: "FT: +16.2 on Colour emoji, −5.1 on
 * the shifted domains on average; Lipsum-FT: …". Empty before an update has been measured.
 */
export function summarize(
  experiment: readonly Run[],
  domains: readonly NamedDomain[],
  words: Words,
): string {
  const parts = experiment.flatMap((run) => {
    const comparison = comparisonOf(run);
    if (!comparison || comparison.step === 0) return [];
    const { tuned, zeroShot } = comparison;
    const gain = ({ id }: NamedDomain) =>
      (tuned[id]?.accuracy ?? NaN) - (zeroShot[id]?.accuracy ?? NaN);
    const reference = domains.find(({ role }) => role === "reference");
    const mean = meanShifted(tuned, domains) - meanShifted(zeroShot, domains);
    const name = nameOf(run, words);
    return reference
      ? words.results.gain(name, points(gain(reference)), reference.title, points(mean))
      : words.results.gainShifted(name, points(mean));
  });
  return parts.length === 0 ? "" : words.results.gains(parts);
}
