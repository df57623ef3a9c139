import { FailureError } from "../shared/failure.ts";
import { asArray, asChoice, asObject, asString, parseJson, mustBe } from "../shared/json.ts";
import { said } from "../shared/said.ts";
import { readRecordedRun } from "./readRecordedRun.ts";
import type { Environment, FileHashes, Recording } from "./recording.ts";
import { readSpecObject } from "./specFile.ts";
import type { ExperimentSpec } from "./spec.ts";

/**
 * Reads what `writeRecording` wrote. Throws a FailureError "bad-file" that names the field, the rule
 * and what was there: a recording is shown whole or not at all.
 */
export function parseRecording(bytes: Uint8Array): Recording {
  return readRecording(parseJson(bytes, "the recording"));
}

/** The same of JSON that is parsed, or of what a database gave back. */
export function readRecording(value: unknown): Recording {
  const raw = asObject(value, "the recording");
  if (raw["format"] !== "lipsum-recording")
    throw new FailureError("bad-file", said("notRecording"));
  if (raw["version"] !== 1)
    throw new FailureError(
      "bad-file",
      said("recordingVersion", "1", JSON.stringify(raw["version"])),
    );
  return {
    format: "lipsum-recording",
    version: 1,
    spec: readWholeSpec(raw["spec"], "spec"),
    environment: readEnvironment(raw["environment"], "environment"),
    files: readFileHashes(raw["files"], "files"),
    runs: asArray(raw["runs"], "runs").map((run, i) => readRecordedRun(run, `runs[${i}]`)),
  };
}

/** A spec of which every field is right; one that is missing has its default. */
export function readWholeSpec(value: unknown, at: string): ExperimentSpec {
  const { spec, problems } = readSpecObject(asObject(value, at));
  const [problem] = problems;
  if (problem) throw new FailureError("bad-file", said("at", at, problem));
  return spec;
}

export function readEnvironment(value: unknown, at: string): Environment {
  const raw = asObject(value, at);
  const date = asString(raw["date"], `${at}.date`);
  if (!/^\d{4}-\d\d-\d\dT/.test(date) || Number.isNaN(Date.parse(date)))
    throw mustBe(`${at}.date`, said("aDate"), date);
  return {
    appVersion: asString(raw["appVersion"], `${at}.appVersion`),
    device: asString(raw["device"], `${at}.device`),
    runtime: asChoice(raw["runtime"], `${at}.runtime`, ["webgpu", "wasm", "node"] as const),
    browser: asString(raw["browser"], `${at}.browser`),
    date,
  };
}

export function readFileHashes(value: unknown, at: string): FileHashes {
  const raw = asObject(value, at);
  return {
    model: readHash(raw["model"], `${at}.model`),
    data: readHash(raw["data"], `${at}.data`),
  };
}

function readHash(value: unknown, at: string): string | null {
  if (value === null) return null;
  const hash = asString(value, at);
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw mustBe(at, said("aSha256"), hash);
}
