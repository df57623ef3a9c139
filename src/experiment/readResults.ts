import type { Split } from "../data/dataset.ts";
import { isRecipeId, recipeIds } from "../recipes/index.ts";
import {
  asArray,
  asChoice,
  asInteger,
  asNumber,
  asObject,
  asString,
  mustBe,
} from "../shared/json.ts";
import { readCoded } from "../shared/readCoded.ts";
import { said } from "../shared/said.ts";
import type { DomainResult, DomainResults, PathResults, Results } from "./record.ts";

export const splits: readonly Split[] = ["train", "val", "test"];
const most = Number.MAX_SAFE_INTEGER;

/** Reads `Results` as JSON has them; `at` is where they stand. Throws a FailureError "bad-file". */
export function readResults(value: unknown, at: string): Results {
  const raw = asObject(value, at);
  const recipe = asString(raw["recipe"], `${at}.recipe`);
  if (!isRecipeId(recipe))
    throw mustBe(`${at}.recipe`, said("oneOf", recipeIds.join(", ")), recipe);
  const { note, path, textHash } = raw;
  const noteCoded = readCoded(raw["noteCoded"]);
  return {
    recipe,
    steps: asInteger(raw["steps"], `${at}.steps`, 0, most),
    measuredStep: asInteger(raw["measuredStep"], `${at}.measuredStep`, 0, most),
    split: asChoice(raw["split"], `${at}.split`, splits),
    zeroShot: readDomainResults(raw["zeroShot"], `${at}.zeroShot`),
    tuned: readDomainResults(raw["tuned"], `${at}.tuned`),
    batchHash: asText(raw["batchHash"], `${at}.batchHash`),
    textHash: textHash === null ? null : asText(textHash, `${at}.textHash`),
    ...(note !== undefined && { note: asString(note, `${at}.note`) }),
    ...(noteCoded && { noteCoded }),
    ...(path !== undefined && { path: readPath(path, `${at}.path`) }),
  };
}

/** Measurements by domain id. What was not finite is null in JSON, and NaN again. */
export function readDomainResults(value: unknown, at: string): DomainResults {
  const entries = Object.entries(asObject(value, at));
  return Object.fromEntries(entries.map(([id, raw]) => [id, readDomain(raw, `${at}.${id}`)]));
}

function readDomain(value: unknown, at: string): DomainResult {
  const raw = asObject(value, at);
  const measure = (name: string) =>
    raw[name] === null || Number.isNaN(raw[name]) ? NaN : asNumber(raw[name], `${at}.${name}`);
  const n = asInteger(raw["n"], `${at}.n`, 0, most);
  return {
    n,
    correct: asInteger(raw["correct"], `${at}.correct`, 0, n),
    accuracy: measure("accuracy"),
    nll: measure("nll"),
    energyGap: measure("energyGap"),
    featureDistortion: measure("featureDistortion"),
  };
}

function readPath(value: unknown, at: string): PathResults {
  const raw = asObject(value, at);
  return {
    parameter: asString(raw["parameter"], `${at}.parameter`),
    points: asArray(raw["points"], `${at}.points`).map((item, i) => {
      const where = `${at}.points[${i}]`;
      const point = asObject(item, where);
      return {
        value: asNumber(point["value"], `${where}.value`),
        domains: readDomainResults(point["domains"], `${where}.domains`),
      };
    }),
  };
}

/** A text that may be empty, as a hash is where nothing was drawn. */
function asText(value: unknown, at: string): string {
  if (typeof value === "string") return value;
  throw mustBe(at, said("aText"), value);
}
