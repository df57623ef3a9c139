import type { MemoryKind, MemoryProposal } from "../../experiment/memoryEstimate.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
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
  const ways = proposals.map(describeProposal).join("; or ");
  const change = ways ? said("fitsWith", ways) : said("nothingFits");
  throw new FailureError(
    "too-large",
    said("tooMuchMemory", gb(estimate.totalBytes), gb(budgetBytes), change),
  );
}

function describeProposal({ changes, totalBytes }: MemoryProposal): string {
  const fields = Object.entries(changes).map(([name, value]) => `${name} ${value}`);
  return `${fields.join(", ")} (${gb(totalBytes)})`;
}

function gb(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
