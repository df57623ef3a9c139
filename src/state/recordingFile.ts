import { parseRecording } from "../experiment/readRecording.ts";
import { writeRecording } from "../experiment/recording.ts";
import type { Recording } from "../experiment/recording.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { openRecording } from "./openRecording.ts";
import type { Playground } from "./playground.ts";

const recordingName = "recording.json";
/** In the zip; by the run's id. */
const weightsName = (runId: string) => `weights/${runId}.safetensors`;

/**
 * An experiment as one file: recording.json, and the weights of each run that they are still there of,
 * in a zip.
 */
export async function saveRecordingFile(
  recording: Recording,
  playground: Pick<Playground, "weightsOf">,
): Promise<{ readonly name: string; readonly bytes: Blob }> {
  const { BlobReader, BlobWriter, TextReader, ZipWriter } = await import("@zip.js/zip.js");
  const zip = new ZipWriter(new BlobWriter("application/zip"), { useWebWorkers: false });
  await zip.add(recordingName, new TextReader(writeRecording(recording)));
  for (const { id } of recording.runs) {
    // A run of another visit or machine, or of a method without weights of its own, has none here.
    const weights = await playground.weightsOf(id).catch(() => null);
    if (weights) await zip.add(weightsName(id), new BlobReader(new Blob([weights])), { level: 0 });
  }
  const date = recording.environment.date.slice(0, 10);
  const methods = [...new Set(recording.runs.map(({ recipe }) => recipe))].slice(0, 3).join("-");
  return { name: `${methods}-${date}.lipsum.zip`, bytes: await zip.close() };
}

/**
 * Opens what {@link saveRecordingFile} made, or a recording.json of the command line. Throws a
 * FailureError "bad-file" that names the file and what is wrong with it.
 */
export async function openRecordingFile(file: File, playground: Playground): Promise<void> {
  try {
    openRecording(playground, parseRecording(await recordingBytes(file)));
  } catch (thrown) {
    throw new FailureError("bad-file", `'${file.name}': ${toFailure(thrown).message}`, {
      cause: thrown,
    });
  }
}

async function recordingBytes(file: File): Promise<Uint8Array> {
  if (!file.name.endsWith(".zip")) return new Uint8Array(await file.arrayBuffer());
  const { BlobReader, Uint8ArrayWriter, ZipReader } = await import("@zip.js/zip.js");
  const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false });
  const entry = (await zip.getEntries()).find(({ filename }) => filename === recordingName);
  if (!entry || entry.directory)
    throw new FailureError("bad-file", `it has no ${recordingName}, so it is no saved experiment`);
  return entry.getData(new Uint8ArrayWriter());
}
