import type { MethodCost } from "../experiment/methodCost.ts";
import { recipeIds } from "../recipes/index.ts";
import { readCosts } from "../training/costs/readCosts.ts";
import { alignColumns } from "./alignColumns.ts";
import type { CommandLine } from "./commandLine.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";

/** `recipes --costs`: what each method costs with a spec's settings. */
export async function describeCosts(
  line: Extract<CommandLine, { command: "costs" }>,
): Promise<string> {
  const spec = await readSpecArgument(line.spec, line.set);
  const costs = await readCosts(spec, siteFiles(line));
  const header = ["method", "trains", "work / FT", "MB", "+ on the way", "runs"];
  const rows = recipeIds.map((id) => [id, ...cellsOf(costs[id])]);
  const notes = [
    "trains: numbers that the optimizer updates. work / FT: multiply-adds of an update in units of FT's.",
    "MB: weights, gradients, moments, copies, both frozen towers and inputs on a graphics card; and what",
    "is computed on the way, at its worst moment. runs: finished runs that it starts from.",
  ];
  return `${[...alignColumns([header, ...rows]), "", ...notes].join("\n")}\n`;
}

function cellsOf(cost: MethodCost | null): string[] {
  if (!cost) return ["cannot run with these settings"];
  const { activations, ...kept } = cost.bytes;
  const held = Object.values(kept).reduce((sum, bytes) => sum + bytes, 0);
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return [
    String(cost.trainedParameters),
    cost.relative.toFixed(3),
    megabytes(held),
    megabytes(activations),
    String(cost.runs),
  ];
}
