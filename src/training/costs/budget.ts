import type { MemoryKind, MemoryProposal } from "../../experiment/memoryEstimate.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { FailureError } from "../../shared/failure.ts";
import type { CostSite } from "./costSite.ts";
import { memoryOutlook } from "./proposals.ts";

/** Throws a FailureError ("too-large") with the ways out where an experiment takes more than `budgetBytes`. */
export function checkBudget(
  spec: ExperimentSpec,
  site: CostSite,
  kind: MemoryKind,
  budgetBytes: number,
): void {
  const { estimate, proposals } = memoryOutlook(spec, site, kind, budgetBytes);
  if (estimate.totalBytes <= budgetBytes) return;
  const taken = `This would take about ${gb(estimate.totalBytes)} of memory, and the budget is ${gb(budgetBytes)}.`;
  const ways = proposals.map(describeProposal).join("; or ");
  const change = ways
    ? `It fits with ${ways}.`
    : "No change that is known makes it fit: choose a smaller model.";
  throw new FailureError(
    "too-large",
    `${taken} ${change} Where there is more memory than that, set a larger budget: under Memory on the page, by --budget on the command line.`,
  );
}

function describeProposal({ changes, totalBytes }: MemoryProposal): string {
  const fields = Object.entries(changes).map(([name, value]) => `${name} ${value}`);
  return `${fields.join(", ")} (${gb(totalBytes)})`;
}

function gb(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
