import { readRecording } from "../experiment/readRecording.ts";
import type { RecordedRun, Recording } from "../experiment/recording.ts";
import { FailureError } from "../shared/failure.ts";
import { asChoice, asObject, asString, parseJson } from "../shared/json.ts";
import { said } from "../shared/said.ts";

/** A run as it outlasts a visit. */
export interface KeptRun {
  /** Runs with the same one belong together. */
  readonly experimentId: string;
  /** With this run alone. */
  readonly recording: Recording;
  /** It came with a file, and was not trained in this browser. */
  readonly isRecorded: boolean;
  /** Never thrown away to make room. */
  readonly isPinned: boolean;
}

/** The one run of a kept run. */
export function runOf({ recording: { runs } }: Pick<KeptRun, "recording">): RecordedRun {
  const [run] = runs;
  if (run && runs.length === 1) return run;
  throw new FailureError("bad-file", said("oneKeptRun", runs.length));
}

/** run.json: all but whether it is pinned, which changes more often. */
export function writeKeptRun(kept: KeptRun): Uint8Array<ArrayBuffer> {
  const { experimentId, recording, isRecorded } = kept;
  const json = JSON.stringify({ version: 1, experimentId, isRecorded, recording });
  return new TextEncoder().encode(json);
}

/** Throws a FailureError "bad-file". */
export function readKeptRun(bytes: Uint8Array, isPinned: boolean): KeptRun {
  const raw = asObject(parseJson(bytes, "the kept run"), "the kept run");
  asChoice(raw["version"], "version", [1]);
  const kept = {
    experimentId: asString(raw["experimentId"], "experimentId"),
    recording: readRecording(raw["recording"]),
    // Runs that were kept before files could be opened have no such row.
    isRecorded: raw["isRecorded"] === true,
    isPinned,
  };
  runOf(kept);
  return kept;
}
