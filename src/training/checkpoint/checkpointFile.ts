import {
  readSafetensors,
  readSafetensorsHeader,
  safetensorsHeaderBytes,
} from "../../clip/safetensors.ts";
import type { SafetensorsHeader } from "../../clip/safetensors.ts";
import { safetensorsParts, wholeSafetensors } from "../../clip/safetensorsParts.ts";
import { openSafetensorsFile } from "../../clip/safetensorsSource.ts";
import type { TensorSource } from "../../clip/tensorSource.ts";
import { joinedSources, sourceUnder, tensorsInMemory } from "../../clip/tensorSource.ts";
import type { RunEvent } from "../../experiment/record.ts";
import { readFileHashes, readWholeSpec } from "../../experiment/readRecording.ts";
import type { ByteSource } from "../../shared/byteSource.ts";
import { FailureError } from "../../shared/failure.ts";
import { asArray, asInteger, asNumber, asObject, asString, parseJson } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";
import type { Checkpoint, MemberState } from "./checkpoint.ts";

/** The name of the text, in a safetensors file, that holds all but the tensors. */
const textName = "checkpoint";
/** Raised when what is written changes: a checkpoint lives as long as a run. */
const version = 1;

/** A file as it is written, see {@link safetensorsParts}. */
export type FileParts = AsyncIterable<Uint8Array<ArrayBuffer>>;

/** A checkpoint as one safetensors file; what is no tensor is JSON among its metadata. */
export function writeCheckpoint(checkpoint: Checkpoint): FileParts {
  const { spec, runIds, files, story, ended, group, finished } = checkpoint;
  const members = [...(group?.members ?? [])];
  const keys = [...finished.keys()];
  const json = {
    version,
    ...{ spec, runIds, files, story, ended, finished: keys },
    group: group && {
      step: group.step,
      members: members.map(([runId, { steps, trainingMs, optimizerSteps, best }]) => ({
        ...{ runId, steps, trainingMs, optimizerSteps, best },
      })),
    },
  };
  const tensors = joinedSources([
    ...members.map(([, state], i) => [`member ${i}/`, state.tensors] as const),
    ...[...finished.values()].map(
      (file, i) => [`finished ${i}/`, tensorsInMemory(readSafetensors(file))] as const,
    ),
  ]);
  return safetensorsParts(tensors, { [textName]: JSON.stringify(json) });
}

/**
 * Reads all but the tensors of runs in training, which are read when they are asked for: `file` must stay
 * as it is until then. Throws a FailureError "bad-file" where it is no checkpoint, or of another version
 * of the page.
 */
export async function readCheckpoint(file: ByteSource): Promise<Checkpoint> {
  const { tensors, metadata } = await openSafetensorsFile(file);
  const json = textIn({ metadata });
  const finished = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [i, given] of asArray(json["finished"], "finished").entries()) {
    const tuned = sourceUnder(`finished ${i}/`, tensors);
    finished.set(asString(given, "finished"), await wholeSafetensors(tuned));
  }
  return {
    ...readOutline(json),
    ended: asArray(json["ended"], "ended").map((id) => asString(id, "ended")),
    group: json["group"] === null ? null : readGroup(json["group"], tensors),
    finished,
  };
}

/** What a checkpoint is of, without its tensors. Throws as {@link readCheckpoint} does. */
export async function readCheckpointOutline(file: Blob): Promise<CheckpointOutline> {
  const first = async (bytes: number) => new Uint8Array(await file.slice(0, bytes).arrayBuffer());
  const header = await first(safetensorsHeaderBytes(await first(8)));
  return readOutline(textIn(readSafetensorsHeader(header, file.size)));
}

type CheckpointOutline = Pick<Checkpoint, "spec" | "runIds" | "files" | "story">;
type Json = Readonly<Record<string, unknown>>;

function readOutline(json: Json): CheckpointOutline {
  return {
    spec: readWholeSpec(json["spec"], "spec"),
    files: readFileHashes(json["files"], "files"),
    runIds: asArray(json["runIds"], "runIds").map((id) => asString(id, "runIds")),
    // Written by this version of the page, as is all that it is told again to.
    story: asArray(json["story"], "story") as readonly RunEvent[],
  };
}

function textIn({ metadata }: Pick<SafetensorsHeader, "metadata">): Json {
  const text = metadata[textName];
  if (text === undefined) throw new FailureError("bad-file", said("notCheckpoint"));
  const json = asObject(parseJson(new TextEncoder().encode(text), "checkpoint"), "checkpoint");
  if (json["version"] === version) return json;
  throw new FailureError(
    "bad-file",
    said("checkpointVersion", version, JSON.stringify(json["version"])),
  );
}

function readGroup(value: unknown, tensors: TensorSource): NonNullable<Checkpoint["group"]> {
  const raw = asObject(value, "group");
  const count = (given: unknown, at: string) => asInteger(given, at, 0, Number.MAX_SAFE_INTEGER);
  const members = asArray(raw["members"], "group.members").map((each, i) => {
    const at = `group.members[${i}]`;
    const member = asObject(each, at);
    const best = member["best"] === null ? null : asObject(member["best"], `${at}.best`);
    const state: MemberState = {
      steps: count(member["steps"], `${at}.steps`),
      trainingMs: asNumber(member["trainingMs"], `${at}.trainingMs`),
      optimizerSteps: count(member["optimizerSteps"], `${at}.optimizerSteps`),
      best: best && {
        step: count(best["step"], `${at}.best.step`),
        accuracy: asNumber(best["accuracy"], `${at}.best.accuracy`),
      },
      tensors: sourceUnder(`member ${i}/`, tensors),
    };
    return [asString(member["runId"], `${at}.runId`), state] as const;
  });
  return { step: count(raw["step"], "group.step"), members: new Map(members) };
}
