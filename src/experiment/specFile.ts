import { isObject } from "../shared/json.ts";
import type { Problem } from "../shared/schema.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { readSpec } from "./readSpec.ts";
import type { SpecReading } from "./readSpec.ts";
import type { ExperimentSpec } from "./spec.ts";

/** spec.json: the whole spec, defaults too, since defaults may change and an experiment may not. */
export function writeSpecFile(spec: ExperimentSpec): string {
  return `${JSON.stringify(spec, null, 2)}\n`;
}

/**
 * Reads spec.json, or one with only some of its fields. Never throws: what is wrong is reported
 * field by field, named as in links, and left at its default.
 */
export function readSpecFile(text: string): SpecReading {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return refusal("spec", `the spec is not JSON: ${(error as Error).message}`);
  }
  if (!isObject(raw)) return refusal("spec", "the spec must be a JSON object");
  return readSpecObject(raw);
}

/** The same of JSON that is parsed. */
export function readSpecObject(raw: Readonly<Record<string, unknown>>): SpecReading {
  const { version = 1, recipes, hyperparameters = {}, ...common } = raw;
  if (version !== 1)
    return refusal("version", `'version' must be 1, got ${JSON.stringify(version)}`);
  const problems: Problem[] = [];
  const byRecipe: [string, Readonly<Record<string, unknown>>][] = [];
  if (isObject(hyperparameters)) {
    for (const [id, values] of Object.entries(hyperparameters)) {
      if (isObject(values)) byRecipe.push([id, values]);
      else problems.push({ field: id, message: `'hyperparameters.${id}' must be an object` });
    }
  } else {
    problems.push({
      field: "hyperparameters",
      message: "'hyperparameters' must be an object with a recipe's values by its id",
    });
  }
  const read = readSpec({ recipes, common, hyperparameters: Object.fromEntries(byRecipe) });
  return { spec: read.spec, problems: [...problems, ...read.problems] };
}

function refusal(field: string, message: string): SpecReading {
  return { spec: defaultSpec(), problems: [{ field, message }] };
}
