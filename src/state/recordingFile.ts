import type { ExperimentFile } from "../archive/experimentFile.ts";
import { readExperimentFile, writeExperimentFile } from "../archive/experimentFile.ts";
import type { RecordedRun, Recording } from "../experiment/recording.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { adoptSpec } from "./link.ts";
import { openRecording } from "./openRecording.ts";
import type { Playground } from "./playground.ts";

type Weights = Uint8Array<ArrayBuffer>;

/** What a file is made of, beside the recording. */
type Saving = Pick<Playground, "weightsOf" | "checkpointOf" | "replay">;

/**
 * An experiment as one file: its settings, metrics and results, the weights of each run that they are
 * still there of, and where it has not ended, the checkpoint that it goes on from.
 */
export async function saveRecordingFile(
  recording: Recording,
  playground: Saving,
): Promise<{ readonly name: string; readonly bytes: Blob }> {
  const weights = new Map<string, Weights>();
  const { recording: replayed, prefix } = playground.replay.store.getState();
  for (const { id } of recording.runs) {
    const runId = recording === replayed ? prefix + id : id;
    // A run that came without them, or of a method without weights of its own, has none here.
    const tuned = await playground.weightsOf(runId).catch(() => null);
    if (tuned) weights.set(id, tuned);
  }
  const isOpen = recording.runs.some((run) => !hasEnded(run));
  const checkpoint = isOpen
    ? await playground.checkpointOf(recording.runs.map(({ id }) => id))
    : null;
  if (isOpen && !checkpoint) throw new FailureError("bad-file", said("nothingSavedYet"));
  const bytes = await writeExperimentFile({ recording, weights, checkpoint });
  const date = recording.environment.date.slice(0, 10);
  const methods = [...new Set(recording.runs.map(({ recipe }) => recipe))].slice(0, 3).join("-");
  return { name: `${methods}-${date}.lipsum.zip`, bytes };
}

/**
 * Opens what {@link saveRecordingFile} made, or a recording.json of the command line: one that has ended
 * is shown and replayed, and its weights are used as if it had been trained here; one that has not is
 * offered to go on. Throws a FailureError "bad-file" that names the file and what is wrong with it; where
 * its curves are fit to be shown and its weights to no use, they are shown.
 */
export async function openRecordingFile(file: File, playground: Playground): Promise<void> {
  try {
    const opened = await readExperimentFile(file);
    await (opened.checkpoint ? openToGoOn : openEnded)(withSafeIds(opened), playground);
  } catch (thrown) {
    const failure = toFailure(thrown);
    throw new FailureError(failure.kind, said("inFile", file.name, failure), { cause: thrown });
  }
}

async function openEnded(opened: ExperimentFile, playground: Playground): Promise<void> {
  const { recording } = opened;
  const startId = playground.newStartId();
  const prefix = `${startId}-`;
  const imported = await importWeights(opened, prefix, playground).catch(toFailure);
  const isFit = imported instanceof Set;
  playground.replay.makeWay();
  playground.keepNextUnder(startId);
  const withWeights = isFit ? imported : new Set<string>();
  openRecording(playground, recording, { prefix, withWeights });
  if (!isFit) throw new FailureError(imported.kind, said("curvesOnly", imported));
}

async function openToGoOn(opened: ExperimentFile, playground: Playground): Promise<void> {
  const { recording, checkpoint } = opened;
  if (!checkpoint) return;
  const { environment, spec } = recording;
  const startId = playground.newStartId();
  const { site } = playground;
  await playground.ask("importCheckpoint", { startId, environment, checkpoint, site });
  // Runs of it that have ended are named as the checkpoint's are.
  const ended = { ...recording, runs: recording.runs.filter(hasEnded) };
  await importWeights({ ...opened, recording: ended }, `${startId}-`, playground);
  await playground.showSaved(startId);
  adoptSpec(playground.draft, spec);
}

/** Gives the weights to the worker; resolves with the ids, in the recording, of the runs that have some. */
async function importWeights(
  { recording, weights }: ExperimentFile,
  prefix: string,
  playground: Playground,
): Promise<Set<string>> {
  const { site } = playground;
  const imported = new Set<string>();
  for (const { id, spec } of recording.runs) {
    const tuned = weights.get(id);
    if (!tuned) continue;
    const values = { model: spec.model, dataset: spec.dataset };
    const made = recording.files;
    const runId = prefix + id;
    await playground.ask("importWeights", { runId, values, made, weights: tuned, site });
    imported.add(id);
  }
  return imported;
}

/** Runs named by their methods, whatever the file calls them: ids become paths. */
function withSafeIds({ recording, weights, checkpoint }: ExperimentFile): ExperimentFile {
  const safe = new Map<string, string>();
  for (const { id, recipe } of recording.runs) {
    const taken = [...safe.values()].filter((name) => name.startsWith(recipe)).length;
    safe.set(id, taken === 0 ? recipe : `${recipe}.${taken + 1}`);
  }
  const named = (run: RecordedRun) => ({ ...run, id: safe.get(run.id)! });
  return {
    recording: { ...recording, runs: recording.runs.map(named) },
    weights: new Map(
      [...weights].flatMap(([id, bytes]) => {
        const name = safe.get(id);
        return name === undefined ? [] : [[name, bytes] as const];
      }),
    ),
    checkpoint,
  };
}

function hasEnded({ state: { status } }: RecordedRun): boolean {
  return status === "finished" || status === "stopped" || status === "failed";
}
