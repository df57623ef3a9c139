import { FailureError, toFailure } from "../shared/failure.ts";
import { unreachable } from "../shared/unreachable.ts";
import { analyse } from "./analyse.ts";
import type { CommandLine } from "./commandLine.ts";
import { parseCommandLine } from "./commandLine.ts";
import { describeCosts } from "./costs.ts";
import { evaluate } from "./evaluate.ts";
import { exportOnnx } from "./exportOnnx.ts";
import { graph } from "./graph.ts";
import { helpText } from "./helpText.ts";
import { importDataset } from "./importDataset.ts";
import { describeMemory } from "./memory.ts";
import { describeRecipes } from "./recipes.ts";
import { run } from "./run.ts";
import { BadSpecError } from "./specArgument.ts";
import { UsageError } from "./usageError.ts";

async function perform(line: CommandLine): Promise<void> {
  switch (line.command) {
    case "help":
      process.stdout.write(helpText);
      return;
    case "recipes":
      process.stdout.write(describeRecipes());
      return;
    case "costs":
      process.stdout.write(await describeCosts(line));
      return;
    case "export":
      return exportOnnx(line);
    case "memory":
      process.stdout.write(await describeMemory(line));
      return;
    case "run":
      return run(line);
    case "eval":
      return evaluate(line);
    case "analyse":
      return analyse(line);
    case "graph":
      return graph(line);
    case "import":
      return importDataset(line);
    default:
      return unreachable(line);
  }
}

/** Says what went wrong in plain words; returns the exit code. */
function report(error: unknown): number {
  const isUsage = error instanceof UsageError;
  const isBadSpec =
    error instanceof BadSpecError || (error instanceof FailureError && error.kind === "bad-spec");
  const { kind, message, stack } = toFailure(error);
  process.stderr.write(`${message}\n`);
  if (isUsage) process.stderr.write("--help lists the commands.\n");
  else if (kind === "internal" && !isBadSpec) process.stderr.write(`${stack ?? ""}\n`);
  return isUsage || isBadSpec ? 2 : 1;
}

// A reader such as `head` may close the pipe: nobody is left to tell.
process.stdout.on("error", () => process.exit(1));

try {
  await perform(parseCommandLine(process.argv.slice(2)));
} catch (error) {
  process.exitCode = report(error);
}
