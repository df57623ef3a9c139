import { recipeIds, recipeOf } from "../recipes/index.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import type { Problem } from "../shared/schema.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { linkDefaults, linkVersion, linkVersions } from "./linkDefaults/linkDefaults.ts";
import { nestFields, readSpec } from "./readSpec.ts";
import type { SpecReading } from "./readSpec.ts";
import { commonFields } from "./spec.ts";
import type { ExperimentSpec } from "./spec.ts";

/** Several times the longest link there can be; more is somebody's joke. */
const maxLength = 4000;
const maxNameLength = 60;

/**
 * A spec as the fragment of a link, without "#": its version and what differs from the defaults,
 * readable ("v=2&recipes=ft&learningRate=0.001&lipsum-ft.texts=40").
 */
export function encodeSpec(spec: ExperimentSpec): string {
  const base = defaultSpec();
  const pairs: [string, string][] = [["v", linkVersion]];
  const recipes = spec.recipes.join(",");
  if (recipes !== base.recipes.join(",")) pairs.push(["recipes", recipes]);
  for (const name of Object.keys(commonFields) as (keyof typeof commonFields)[]) {
    if (spec[name] !== base[name]) pairs.push([name, String(spec[name])]);
  }
  for (const id of recipeIds) {
    for (const name of Object.keys(recipeOf(id).hyperparameters)) {
      const value = spec.hyperparameters[id][name];
      if (value !== base.hyperparameters[id][name]) pairs.push([`${id}.${name}`, String(value)]);
    }
  }
  // Commas may stand in a fragment, and read better.
  const encode = (text: string): string => encodeURIComponent(text).replaceAll("%2C", ",");
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
}

/**
 * Reads a fragment, with or without "#", from whoever wrote it. Never throws: what is wrong is
 * reported field by field and left at its default. What a link of an older version leaves unsaid has
 * the default of then. An empty fragment is the default spec.
 */
export function decodeSpec(fragment: string): SpecReading {
  const text = fragment.replace(/^#/, "");
  if (text === "") return { spec: defaultSpec(), problems: [] };
  if (text.length > maxLength) return refusal("link", said("linkTooLong", maxLength, text.length));
  const { fields, problems } = parsePairs(text);
  const given = fields.get("v");
  fields.delete("v");
  if (given === undefined) problems.unshift({ field: "v", ...said("versionMissing", linkVersion) });
  const base = linkDefaults(given ?? linkVersion);
  if (base === null)
    return refusal("v", said("versionUnknown", linkVersions.join(", "), String(given)));
  const read = readSpec(nestFields(fields), base);
  return { spec: read.spec, problems: [...problems, ...read.problems] };
}

function refusal(field: string, why: Said): SpecReading {
  return { spec: defaultSpec(), problems: [{ field, ...why }] };
}

function parsePairs(text: string): { fields: Map<string, string>; problems: Problem[] } {
  const fields = new Map<string, string>();
  const twice = new Set<string>();
  const problems: Problem[] = [];
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const rawName = equals < 0 ? pair : pair.slice(0, equals);
    const name = decode(rawName);
    const value = equals < 0 ? "" : decode(pair.slice(equals + 1));
    const field = printable(name ?? rawName).slice(0, maxNameLength);
    if (name === null || value === null) problems.push({ field, ...said("brokenEncoding", field) });
    else if (name.length > maxNameLength) problems.push({ field, ...said("notAFieldCut", field) });
    else if (fields.has(field)) twice.add(field);
    else fields.set(field, printable(value));
  }
  for (const field of twice) {
    fields.delete(field);
    problems.push({ field, ...said("givenTwice", field) });
  }
  return { fields, problems };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Without control characters, so that a message can be printed to any terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, "\ufffd");
}
