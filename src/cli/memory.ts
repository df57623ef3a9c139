import type { MemoryOutlook, MemoryProposal } from "../experiment/memoryEstimate.ts";
import { memoryParts } from "../experiment/memoryEstimate.ts";
import { loadCostSite } from "../training/costs/readCosts.ts";
import { memoryOutlook } from "../training/costs/proposals.ts";
import { alignColumns } from "./alignColumns.ts";
import type { CommandLine } from "./commandLine.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";

/** `memory`: what a spec would take, by part, and what to change where it is too much. */
export async function describeMemory(
  line: Extract<CommandLine, { command: "memory" }>,
): Promise<string> {
  const spec = await readSpecArgument(line.spec, line.set);
  const site = await loadCostSite(siteFiles(line), spec);
  const outlook = memoryOutlook(spec, site, line.kind, line.budgetBytes);
  return `${[...table(outlook), "", ...advice(outlook)].join("\n")}\n`;
}

function table({ estimate: { bytes, totalBytes, largestBytes } }: MemoryOutlook): string[] {
  const rows = memoryParts.filter((part) => bytes[part] > 0).map((part) => [part, mb(bytes[part])]);
  return alignColumns([
    ["part", "MB"],
    ...rows,
    ["total", mb(totalBytes)],
    ["largest tensor", mb(largestBytes)],
  ]);
}

function advice({ estimate, budgetBytes, proposals }: MemoryOutlook): string[] {
  const budget = `${mb(budgetBytes)} MB`;
  if (estimate.totalBytes <= budgetBytes) return [`It fits ${budget}.`];
  if (proposals.length === 0)
    return [`It does not fit ${budget}, and no change that is known makes it fit.`];
  return [`It does not fit ${budget}. These do:`, ...proposals.map(describeProposal)];
}

function describeProposal({ changes, totalBytes, isExact }: MemoryProposal): string {
  const set = Object.entries(changes).map(([name, value]) => `--set ${name}=${value}`);
  return `  ${set.join(" ")}: ${mb(totalBytes)} MB${isExact ? ", the same updates" : ""}`;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
