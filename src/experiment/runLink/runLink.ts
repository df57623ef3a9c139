import { fromBase64Url, toBase64Url } from "../../shared/base64Url.ts";
import { deflate, inflate } from "../../shared/compression.ts";
import { FailureError } from "../../shared/failure.ts";
import { asArray, asObject, asString, parseJson } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";
import type { Said } from "../../shared/said.ts";
import { sha256 } from "../../shared/sha256.ts";
import { readRecording, readWholeSpec } from "../readRecording.ts";
import type { Recording } from "../recording.ts";
import { packRun } from "./packRun.ts";
import { unpackRun } from "./unpackRun.ts";

const prefix = "run=";
const version = "1";
/** Of what a link unpacks to; a hundred times as much as an ordinary one. */
const mostBytes = 2_000_000;
/** Many times the longest link that this page makes. */
const mostCharacters = 200_000;
const checksumLength = 12;

export function isRunLink(fragment: string): boolean {
  return fragment.replace(/^#/, "").startsWith(prefix);
}

/**
 * A recording as the fragment of a link, without "#": "run=1.<checksum>.<data>". It holds the whole
 * spec, the hashes of model and data, and the curves in 4,096 levels of at most 120 points each;
 * accuracies are exact. URL-safe: letters, digits, "=", ".", "-" and "_".
 */
export async function encodeRunLink(recording: Recording): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(packed(recording)));
  const checksum = sha256(json).slice(0, checksumLength);
  return `${prefix}${version}.${checksum}.${toBase64Url(await deflate(json))}`;
}

/**
 * Reads a fragment, with or without "#", from whoever wrote it. Throws nothing but a FailureError
 * "bad-file" that says what is wrong.
 */
export async function decodeRunLink(fragment: string): Promise<Recording> {
  const text = fragment.replace(/^#/, "");
  if (!text.startsWith(prefix)) throw bad(said("runLinkStart"));
  if (text.length > mostCharacters) throw bad(said("runLinkLong", mostCharacters, text.length));
  const [given = "", checksum = "", data = "", ...more] = text.slice(prefix.length).split(".");
  if (given !== version) throw bad(said("runLinkVersion", version, given.slice(0, 20)));
  const bytes = fromBase64Url(data);
  if (bytes === null || more.length > 0) throw damaged();
  const json = await inflate(bytes, mostBytes).catch(() => null);
  if (json === null || sha256(json).slice(0, checksumLength) !== checksum) throw damaged();
  return unpacked(parseJson(json, "the link"));
}

function packed({ spec, environment, files, runs }: Recording) {
  const ids = [...new Set(runs.flatMap((run) => domainsOf(run)))];
  const chosen = Object.entries(spec.hyperparameters).filter(([id]) =>
    runs.some(({ recipe }) => recipe === id),
  );
  return {
    spec: { ...spec, hyperparameters: Object.fromEntries(chosen) },
    environment,
    files,
    domains: ids,
    runs: runs.map((run) => packRun(run, spec, ids)),
  };
}

function domainsOf({ evaluations, state }: Recording["runs"][number]): readonly string[] {
  const measured = state.status === "finished" ? Object.keys(state.results.tuned) : [];
  return [...evaluations.flatMap(({ domains }) => Object.keys(domains)), ...measured];
}

function unpacked(value: unknown): Recording {
  const raw = asObject(value, "the link");
  const spec = readWholeSpec(raw["spec"], "spec");
  const domains = asArray(raw["domains"], "domains").map((id, i) => asString(id, `domains[${i}]`));
  const { environment, files } = raw;
  return readRecording({
    format: "lipsum-recording",
    version: 1,
    spec,
    environment,
    files,
    runs: asArray(raw["runs"], "runs").map((run, i) => unpackRun(run, `runs[${i}]`, spec, domains)),
  });
}

function damaged(): FailureError {
  return bad(said("runLinkDamaged"));
}

function bad(why: Said): FailureError {
  return new FailureError("bad-file", said("runLink", why));
}
