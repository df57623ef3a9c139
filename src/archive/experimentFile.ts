import { parseRecording } from "../experiment/readRecording.ts";
import type { Recording } from "../experiment/recording.ts";
import { writeRecording } from "../experiment/recording.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { asInteger, asObject, asString, parseJson } from "../shared/json.ts";
import { sha256 } from "../shared/sha256.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** An experiment as one file, with all that is needed to use it and to go on with it. */
export interface ExperimentFile {
  readonly recording: Recording;
  /** tuned.safetensors of runs, by their ids in the recording. */
  readonly weights: ReadonlyMap<string, Bytes>;
  /** Of an experiment that has not ended: checkpoint.safetensors, from which it goes on. */
  readonly checkpoint: Bytes | null;
}

const [manifestName, recordingName, checkpointName] = [
  "manifest.json",
  "recording.json",
  "checkpoint.safetensors",
];
const [weightsStart, weightsEnd] = ["weights/", ".safetensors"];
const format = "lipsum-experiment";

/** A zip of recording.json, the weights, the checkpoint, and a manifest with size and SHA-256 of each. */
export async function writeExperimentFile(file: ExperimentFile): Promise<Blob> {
  const { BlobReader, BlobWriter, ZipWriter } = await import("@zip.js/zip.js");
  const parts = new Map<string, Bytes>([
    [recordingName, new TextEncoder().encode(writeRecording(file.recording))],
    ...[...file.weights].map(([id, bytes]) => [weightsStart + id + weightsEnd, bytes] as const),
  ]);
  if (file.checkpoint) parts.set(checkpointName, file.checkpoint);
  const files = Object.fromEntries(
    [...parts].map(([name, bytes]) => [name, { bytes: bytes.length, sha256: hashOf(bytes) }]),
  );
  const manifest = JSON.stringify({ format, version: 1, files }, null, 2);
  const zip = new ZipWriter(new BlobWriter("application/zip"), { useWebWorkers: false });
  await zip.add(manifestName, new BlobReader(new Blob([manifest])));
  for (const [name, bytes] of parts) {
    // Weights do not get smaller by compressing.
    const level = name === recordingName ? 5 : 0;
    await zip.add(name, new BlobReader(new Blob([bytes])), { level });
  }
  return zip.close();
}

/**
 * Reads what {@link writeExperimentFile} wrote, or a recording.json of the command line. Nothing of it is
 * taken that its manifest does not vouch for. Throws a FailureError "bad-file".
 */
export async function readExperimentFile(file: Blob): Promise<ExperimentFile> {
  if (!(await isZip(file))) {
    const recording = parseRecording(new Uint8Array(await file.arrayBuffer()));
    return { recording, weights: new Map(), checkpoint: null };
  }
  const parts = await unzipped(file);
  const manifest = parts.get(manifestName);
  if (manifest) checkManifest(parts, manifest);
  const recording = parts.get(recordingName);
  if (!recording) throw bad(said("noRecordingIn", recordingName));
  const weights = [...parts].filter(([name]) => name.startsWith(weightsStart));
  return {
    recording: parseRecording(recording),
    weights: new Map(
      weights.map(([name, bytes]) => [
        name.slice(weightsStart.length, name.length - weightsEnd.length),
        bytes,
      ]),
    ),
    checkpoint: parts.get(checkpointName) ?? null,
  };
}

async function isZip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x50 && second === 0x4b;
}

async function unzipped(file: Blob): Promise<Map<string, Bytes>> {
  const { BlobReader, Uint8ArrayWriter, ZipReader } = await import("@zip.js/zip.js");
  const parts = new Map<string, Bytes>();
  try {
    const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false, checkSignature: true });
    for (const entry of await zip.getEntries())
      if (!entry.directory) parts.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  } catch (cause) {
    throw bad(said("damagedZip", toFailure(cause)), cause);
  }
  return parts;
}

function checkManifest(parts: ReadonlyMap<string, Bytes>, manifest: Bytes): void {
  const raw = asObject(parseJson(manifest, manifestName), manifestName);
  if (raw["format"] !== format || raw["version"] !== 1)
    throw bad(
      said("manifestForm", manifestName, format, JSON.stringify([raw["format"], raw["version"]])),
    );
  const listed = asObject(raw["files"], `${manifestName}: files`);
  for (const [name, value] of Object.entries(listed)) {
    const entry = asObject(value, name);
    const size = asInteger(entry["bytes"], `${name}: bytes`, 0, Number.MAX_SAFE_INTEGER);
    const hash = asString(entry["sha256"], `${name}: sha256`);
    const bytes = parts.get(name);
    if (bytes?.length !== size)
      throw changed(said("mustHaveBytes", name, size, bytes?.length ?? said("none")));
    const found = hashOf(bytes);
    if (found !== hash) throw changed(said("mustHaveHash", name, short(hash), short(found)));
  }
  const stray = [...parts.keys()].find((name) => name !== manifestName && !(name in listed));
  if (stray !== undefined) throw changed(said("notInManifest", stray, manifestName));
}

function hashOf(bytes: Bytes): string {
  return sha256(bytes);
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}

function changed(why: Said): FailureError {
  return bad(said("changedSince", why));
}

function bad(words: Said, cause?: unknown): FailureError {
  return new FailureError("bad-file", words, { cause });
}
