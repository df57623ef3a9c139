import type { DomainResults } from "../../experiment/record.ts";
import { recipeOf } from "../../recipes/index.ts";
import type { Run } from "../../state/run.ts";
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

/**
 * One sentence of accuracy differences in percentage points: "FT: +16.2 on Colour emoji, −5.1 on
 * the shifted domains on average; Lipsum-FT: …". Empty before an update has been measured.
 */
export function summarize(experiment: readonly Run[], domains: readonly NamedDomain[]): string {
  const parts = experiment.flatMap((run) => {
    const comparison = comparisonOf(run);
    if (!comparison || comparison.step === 0) return [];
    const gain = ({ id }: NamedDomain) =>
      (comparison.tuned[id]?.accuracy ?? NaN) - (comparison.zeroShot[id]?.accuracy ?? NaN);
    const reference = domains.find(({ role }) => role === "reference");
    const shifted = domains.filter(({ role }) => role === "shifted");
    const mean = shifted.reduce((sum, domain) => sum + gain(domain), 0) / shifted.length;
    const onReference = reference ? `${points(gain(reference))} on ${reference.title}, ` : "";
    return `${recipeOf(run.recipe).title}: ${onReference}${points(mean)} on the shifted domains on average`;
  });
  return parts.length === 0 ? "" : `${parts.join("; ")} (accuracy, percentage points).`;
}
