import { isRecipeId, recipeIds } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import { FailureError, failureKinds } from "../shared/failure.ts";
import type { Failure } from "../shared/failure.ts";
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
import { readHistory } from "./changedHistory.ts";
import { readDomainResults, readResults, splits } from "./readResults.ts";
import { restoreCauses } from "./record.ts";
import type { ChangedPrediction } from "./record.ts";
import { openStatuses } from "./recording.ts";
import type {
  Evaluation,
  Mark,
  MetricColumns,
  Preparation,
  RecordedRun,
  RecordedState,
  RecordedTexts,
} from "./recording.ts";
import { runSpec } from "./runs.ts";
import { readSpecObject } from "./specFile.ts";
import type { RunSpec } from "./spec.ts";

const most = Number.MAX_SAFE_INTEGER;

/** Reads one run of a recording; `at` is where it stands in it. Throws a FailureError "bad-file". */
export function readRecordedRun(value: unknown, at: string): RecordedRun {
  const raw = asObject(value, at);
  const listOf = <T>(name: string, read: (item: unknown, at: string) => T): T[] =>
    asArray(raw[name], `${at}.${name}`).map((item, i) => read(item, `${at}.${name}[${i}]`));
  const spec = readRunSpec(raw["spec"], `${at}.spec`);
  const recipe = readRecipeId(raw["recipe"], `${at}.recipe`);
  if (spec.recipe !== recipe) throw mustBe(`${at}.spec.recipe`, recipe, spec.recipe);
  return {
    id: asString(raw["id"], `${at}.id`),
    recipe,
    label: asString(raw["label"], `${at}.label`),
    spec,
    state: readState(raw["state"], `${at}.state`),
    step: asInteger(raw["step"], `${at}.step`, 0, most),
    prepared: listOf("prepared", readPreparation),
    warmupMs: orNull(raw["warmupMs"], `${at}.warmupMs`, asNumber),
    trainedParameters: orNull(raw["trainedParameters"], `${at}.trainedParameters`, asNumber),
    metrics: readColumns(raw["metrics"], `${at}.metrics`),
    evaluations: listOf("evaluations", readEvaluation),
    texts: listOf("texts", readTexts),
    changed: listOf("changed", readChanged),
    changedHistory:
      raw["changedHistory"] === undefined
        ? null
        : orNull(raw["changedHistory"], `${at}.changedHistory`, readHistory),
    marks: listOf("marks", readMark),
  };
}

export function readRecipeId(value: unknown, at: string): RecipeId {
  const id = asString(value, at);
  if (isRecipeId(id)) return id;
  throw mustBe(at, said("oneOf", recipeIds.join(", ")), id);
}

function readRunSpec(value: unknown, at: string): RunSpec {
  const { recipe: id, hyperparameters, ...common } = asObject(value, at);
  const recipe = readRecipeId(id, `${at}.recipe`);
  const { spec, problems } = readSpecObject({
    ...common,
    recipes: [recipe],
    hyperparameters: { [recipe]: hyperparameters },
  });
  const [problem] = problems;
  if (problem) throw new FailureError("bad-file", said("at", at, problem));
  return runSpec(spec, recipe);
}

function readState(value: unknown, at: string): RecordedState {
  const raw = asObject(value, at);
  const statuses = [...openStatuses, "finished", "failed"] as const;
  const status = asChoice(raw["status"], `${at}.status`, statuses);
  if (status === "finished")
    return { status, results: readResults(raw["results"], `${at}.results`) };
  if (status === "failed") return { status, failure: readFailure(raw["failure"], `${at}.failure`) };
  return { status };
}

function readPreparation(value: unknown, at: string): Preparation {
  const raw = asObject(value, at);
  return {
    title: asString(raw["title"], `${at}.title`),
    steps: asInteger(raw["steps"], `${at}.steps`, 0, most),
    loss: readMetric(raw["loss"], `${at}.loss`),
  };
}

function readColumns(value: unknown, at: string): MetricColumns {
  const raw = asObject(value, at);
  const column = (given: unknown, where: string): number[] =>
    asArray(given, where).map((item, i) => readMetric(item, `${where}[${i}]`));
  const step = column(raw["step"], `${at}.step`);
  const full = (given: unknown, where: string): number[] => {
    const values = column(given, where);
    if (values.length === step.length) return values;
    throw new FailureError(
      "bad-file",
      said("atMustBe", where, said("listOf", step.length), String(values.length)),
    );
  };
  if (step.some((one, i) => !Number.isInteger(one) || one <= (step[i - 1] ?? 0)))
    throw mustBe(`${at}.step`, said("risingSteps"), step);
  return {
    step,
    loss: full(raw["loss"], `${at}.loss`),
    learningRate: full(raw["learningRate"], `${at}.learningRate`),
    trainingMs: full(raw["trainingMs"], `${at}.trainingMs`),
    terms: Object.fromEntries(
      Object.entries(asObject(raw["terms"], `${at}.terms`)).map(([name, given]) => [
        name,
        full(given, `${at}.terms.${name}`),
      ]),
    ),
  };
}

function readEvaluation(value: unknown, at: string): Evaluation {
  const raw = asObject(value, at);
  return {
    step: asInteger(raw["step"], `${at}.step`, 0, most),
    domains: readDomainResults(raw["domains"], `${at}.domains`),
    evaluationMs: asNumber(raw["evaluationMs"], `${at}.evaluationMs`),
  };
}

function readTexts(value: unknown, at: string): RecordedTexts {
  const raw = asObject(value, at);
  const texts = asArray(raw["texts"], `${at}.texts`).map((item, i) => {
    const where = `${at}.texts[${i}]`;
    const { text, ids } = asObject(item, where);
    if (typeof text !== "string") throw mustBe(`${where}.text`, said("aText"), text);
    return {
      text,
      ids: asArray(ids, `${where}.ids`).map((id, k) =>
        asInteger(id, `${where}.ids[${k}]`, 0, most),
      ),
    };
  });
  return { step: asInteger(raw["step"], `${at}.step`, 0, most), texts };
}

function readChanged(value: unknown, at: string): ChangedPrediction {
  const raw = asObject(value, at);
  const count = (name: string) => asInteger(raw[name], `${at}.${name}`, 0, most);
  return {
    domain: asString(raw["domain"], `${at}.domain`),
    split: asChoice(raw["split"], `${at}.split`, splits),
    index: count("index"),
    label: count("label"),
    zeroShot: count("zeroShot"),
    tuned: count("tuned"),
  };
}

function readMark(value: unknown, at: string): Mark {
  const raw = asObject(value, at);
  return {
    step: asInteger(raw["step"], `${at}.step`, 0, most),
    kind: asChoice(raw["kind"], `${at}.kind`, restoreCauses),
  };
}

function readFailure(value: unknown, at: string): Failure {
  const raw = asObject(value, at);
  const coded = readCoded(raw["coded"]);
  return {
    kind: asChoice(raw["kind"], `${at}.kind`, failureKinds),
    message: asString(raw["message"], `${at}.message`),
    ...(coded && { coded }),
  };
}

/** JSON has null for what is not finite. */
function readMetric(value: unknown, at: string): number {
  return value === null || Number.isNaN(value) ? NaN : asNumber(value, at);
}

function orNull<T>(value: unknown, at: string, read: (value: unknown, at: string) => T): T | null {
  return value === null ? null : read(value, at);
}
