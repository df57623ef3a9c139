import type { MemoryOutlook, MemoryProposal } from "../experiment/memoryEstimate.ts";
import { hostParts, hostTotalOf, memoryParts } from "../experiment/memoryEstimate.ts";
import { loadCostSite } from "../training/costs/readCosts.ts";
import { memoryOutlook } from "../training/costs/proposals.ts";
import { alignColumns } from "./alignColumns.ts";
import type { CommandLine } from "./commandLine.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";

const besideCard = "beside it, in the processor's memory";

/** `memory`: what a spec would take, by part, and what to change where it is too much. */
export async function describeMemory(
  line: Extract<CommandLine, { command: "memory" }>,
): Promise<string> {
  const spec = await readSpecArgument(line.spec, line.set);
  const site = await loadCostSite(siteFiles(line), spec);
  const outlook = memoryOutlook(spec, site, line.kind, line.budgetBytes);
  return `${[...table(outlook), "", ...advice(outlook)].join("\n")}\n`;
}

function table({ estimate }: MemoryOutlook): string[] {
  const { kind, bytes, hostBytes, totalBytes, largestBytes } = estimate;
  const own = memoryParts.filter((part) => bytes[part] > 0).map((part) => [part, mb(bytes[part])]);
  const host = hostParts
    .filter((part) => hostBytes[part] > 0)
    .map((part) => [part, mb(hostBytes[part])]);
  const total = ["total", mb(totalBytes)];
  const rows =
    kind === "webgpu"
      ? [...own, total, [besideCard, mb(hostTotalOf(hostBytes))], ...host]
      : [...own, ...host, total];
  return alignColumns([["part", "MB"], ...rows, ["largest tensor", mb(largestBytes)]]);
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
