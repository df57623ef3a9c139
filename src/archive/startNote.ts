import { readEnvironment } from "../experiment/readRecording.ts";
import type { Environment } from "../experiment/recording.ts";
import { asChoice, asObject, asString, parseJson } from "../shared/json.ts";

/** What of a press of Start is not in its spec. */
export interface StartNote {
  /** Runs with the same one belong together. */
  readonly experimentId: string;
  /** The runtime that was asked for by hand. */
  readonly force: "wasm" | "webgpu" | null;
  /** Where it runs; null before that is known. */
  readonly environment: Environment | null;
}

/** Throws a FailureError "bad-file". */
export function readStartNote(bytes: Uint8Array): StartNote {
  const raw = asObject(parseJson(bytes, "start.json"), "start.json");
  asChoice(raw["version"], "version", [1]);
  return {
    experimentId: asString(raw["experimentId"], "experimentId"),
    force: asChoice(raw["force"], "force", ["wasm", "webgpu", null] as const),
    environment:
      raw["environment"] === null ? null : readEnvironment(raw["environment"], "environment"),
  };
}
