import { existsSync } from "node:fs";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { SpecReading } from "../experiment/readSpec.ts";
import { nestFields, readSpec } from "../experiment/readSpec.ts";
import { decodeSpec } from "../experiment/shareLink.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { readSpecFile } from "../experiment/specFile.ts";
import type { Problem } from "../shared/schema.ts";
import { readBytes } from "./diskFiles.ts";
import { UsageError } from "./usageError.ts";

/** A spec that must not run: every fault in it. */
export class BadSpecError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join("\n"));
    this.name = "BadSpecError";
    this.problems = problems;
  }
}

/**
 * The spec of a command line: a shared link, its fragment, a spec.json or nothing for the defaults,
 * with `name=value` overrides. Throws a BadSpecError with all its faults.
 */
export async function readSpecArgument(
  argument: string | undefined,
  overrides: readonly string[],
): Promise<ExperimentSpec> {
  const { spec, problems } = await readArgument(argument);
  const fields = new Map(overrides.map(parseOverride));
  const read = readSpec(nestFields(fields), spec);
  const all = [...problems, ...read.problems];
  if (all.length > 0) throw new BadSpecError(all);
  return read.spec;
}

async function readArgument(argument: string | undefined): Promise<SpecReading> {
  if (argument === undefined) return { spec: defaultSpec(), problems: [] };
  if (!existsSync(argument)) {
    const hash = argument.indexOf("#");
    if (hash >= 0) return decodeSpec(argument.slice(hash));
    if (/^https?:/.test(argument)) return decodeSpec("");
    if (/^v=/.test(argument)) return decodeSpec(argument);
  }
  const bytes = await readBytes(argument, "Give a link, or the path of a spec.json.");
  return readSpecFile(new TextDecoder().decode(bytes));
}

function parseOverride(text: string): [string, string] {
  const equals = text.indexOf("=");
  if (equals <= 0) throw new UsageError(`--set must be name=value, got '${text}'`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}
