import { asArray, asInteger, asObject, mustBe } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";
import { readRecipeId } from "../readRecordedRun.ts";
import { runSpec } from "../runs.ts";
import type { ExperimentSpec } from "../spec.ts";
import { unpackDomains } from "./packDomains.ts";
import { dequantize } from "./quantize.ts";

type Plain = Readonly<Record<string, unknown>>;

/** A run of a link in the form of a recording, which the recording's own reader then checks. */
export function unpackRun(
  value: unknown,
  at: string,
  spec: ExperimentSpec,
  ids: readonly string[],
): Plain {
  const raw = asObject(value, at);
  const recipe = readRecipeId(raw["recipe"], `${at}.recipe`);
  const { id, label, step, prepared, warmupMs, trainedParameters, texts, marks } = raw;
  const steps = sums(raw["steps"], `${at}.steps`);
  const column = (given: unknown, name: string) => dequantize(given, `${at}.${name}`, steps.length);
  const terms = Object.entries(asObject(raw["terms"], `${at}.terms`));
  return {
    id,
    recipe,
    label,
    spec: raw["spec"] ?? runSpec(spec, recipe),
    state: unpackState(raw, at, ids),
    step,
    prepared,
    warmupMs,
    trainedParameters,
    metrics: {
      step: steps,
      loss: column(raw["loss"], "loss"),
      learningRate: column(raw["rate"], "rate"),
      trainingMs: column(raw["ms"], "ms"),
      terms: Object.fromEntries(terms.map(([name, given]) => [name, column(given, name)])),
    },
    evaluations: asArray(raw["evaluated"], `${at}.evaluated`).map((item, i) => {
      const where = `${at}.evaluated[${i}]`;
      const [after, evaluationMs, ...packed] = asArray(item, where);
      return { step: after, evaluationMs, domains: unpackDomains(packed, where, ids) };
    }),
    texts,
    changed: asArray(raw["changed"], `${at}.changed`).map((item, i) => {
      const [domain, split, index, right, zeroShot, tuned] = asArray(item, `${at}.changed[${i}]`);
      return { domain: ids[Number(domain)], split, index, label: right, zeroShot, tuned };
    }),
    marks,
  };
}

function unpackState(raw: Plain, at: string, ids: readonly string[]): Plain {
  const { status, recipe, failure } = raw;
  if (status !== "finished") return { status, failure };
  const { path, ...rest } = asObject(raw["results"], `${at}.results`);
  return {
    status,
    results: {
      ...rest,
      recipe,
      zeroShot: unpackDomains(rest["zeroShot"], `${at}.results.zeroShot`, ids),
      tuned: unpackDomains(rest["tuned"], `${at}.results.tuned`, ids),
      ...(path !== undefined && { path: unpackPath(path, `${at}.results.path`, ids) }),
    },
  };
}

function unpackPath(value: unknown, at: string, ids: readonly string[]): Plain {
  const { parameter, points } = asObject(value, at);
  return {
    parameter,
    points: asArray(points, `${at}.points`).map((item, i) => {
      const [position, ...packed] = asArray(item, `${at}.points[${i}]`);
      return { value: position, domains: unpackDomains(packed, `${at}.points[${i}]`, ids) };
    }),
  };
}

function sums(value: unknown, at: string): number[] {
  let sum = 0;
  return asArray(value, at).map((difference, i) => {
    sum += asInteger(difference, `${at}[${i}]`, 0, Number.MAX_SAFE_INTEGER);
    if (Number.isSafeInteger(sum)) return sum;
    throw mustBe(`${at}[${i}]`, said("aSafeInteger"), sum);
  });
}
