import { brokenRule, isObject } from "../shared/json.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
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
    return refusal("spec", said("notJson", "the spec", (error as Error).message));
  }
  if (!isObject(raw)) return refusal("spec", brokenRule("the spec", said("anObject"), raw));
  return readSpecObject(raw);
}

/** The same of JSON that is parsed. */
export function readSpecObject(raw: Readonly<Record<string, unknown>>): SpecReading {
  const { version = 1, recipes, hyperparameters = {}, ...common } = raw;
  if (version !== 1) return refusal("version", brokenRule("'version'", "1", version));
  const problems: Problem[] = [];
  const byRecipe: [string, Readonly<Record<string, unknown>>][] = [];
  if (isObject(hyperparameters)) {
    for (const [id, values] of Object.entries(hyperparameters)) {
      if (isObject(values)) byRecipe.push([id, values]);
      else
        problems.push({
          field: id,
          ...brokenRule(`'hyperparameters.${id}'`, said("anObject"), values),
        });
    }
  } else {
    problems.push({
      field: "hyperparameters",
      ...brokenRule("'hyperparameters'", said("anObject"), hyperparameters),
    });
  }
  const read = readSpec({ recipes, common, hyperparameters: Object.fromEntries(byRecipe) });
  return { spec: read.spec, problems: [...problems, ...read.problems] };
}

function refusal(field: string, problem: Said): SpecReading {
  return { spec: defaultSpec(), problems: [{ field, ...problem }] };
}
