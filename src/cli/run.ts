import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ExperimentRecorder } from "../experiment/experimentRecorder.ts";
import type { RunEvent } from "../experiment/record.ts";
import { writeRecording } from "../experiment/recording.ts";
import { runSpec } from "../experiment/runs.ts";
import { writeSpecFile } from "../experiment/specFile.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { FailureError } from "../shared/failure.ts";
import { runExperiment } from "../training/experiment.ts";
import type { CommandLine } from "./commandLine.ts";
import { nodeEnvironment } from "./nodeEnvironment.ts";
import { RunFolder } from "./runFolder.ts";
import { SavedRun } from "./savedRun.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";

const noteEveryMs = 5000;

/** `run`: trains, prints events, writes the folder. Throws when a run failed. */
export async function run(line: Extract<CommandLine, { command: "run" }>): Promise<void> {
  const saved = new SavedRun(line.out);
  const from = line.resume ? await saved.read() : undefined;
  const spec = from?.spec ?? (await readSpecArgument(line.spec, line.set));
  await openFolder(line.out, spec);
  if (!from) await saved.forget();
  const runtime = createNodeRuntime(line.threads);
  const folders = new Map(
    spec.recipes.map((id) => [
      id as string,
      new RunFolder(spec.recipes.length === 1 ? line.out : join(line.out, id), runSpec(spec, id)),
    ]),
  );
  const weights = new Map<string, Uint8Array>();
  const titles = spec.recipes.map((id) => recipeOf(id).title).join(" and ");
  note(`${titles}: ${spec.steps} steps of ${spec.batchSize} pictures on ${runtime.device.name}.`);
  const recorder = new ExperimentRecorder(spec, nodeEnvironment(runtime));
  for (const event of from?.story ?? []) {
    folders.get(event.runId)!.record(event);
    recorder.record(event);
  }
  if (from) note(`Going on after step ${from.group?.step ?? 0}.`);
  const stop = new StopSignal();
  const failures: string[] = [];
  let nextNoteAt = performance.now() + noteEveryMs;
  try {
    const events = runExperiment({
      spec,
      runIds: spec.recipes,
      runtime,
      files: siteFiles(line),
      budgetBytes: line.budgetBytes ?? process.availableMemory(),
      onFiles: (hashes) => (recorder.files = hashes),
      onWeights: (runId, bytes) => weights.set(runId, bytes),
      from,
      checkpoints: saved.checkpoints((reason) => note(`The run is not saved: ${reason}`)),
    });
    for await (const event of events) {
      print(event);
      const folder = folders.get(event.runId)!;
      folder.record(event);
      recorder.record(event);
      if (event.type === "finished") {
        await folder.writeResults(event);
        // At once: a run that has ended is not made again when another is resumed.
        await folder.writeWeights(weights.get(event.runId)!);
        weights.delete(event.runId);
      }
      if (event.type === "failed") failures.push(`${event.runId}: ${event.failure.message}`);
      if (performance.now() > nextNoteAt && event.type === "features") {
        note(`The frozen tower has seen ${event.done} of ${event.total} pictures.`);
        nextNoteAt = performance.now() + noteEveryMs;
      }
      if (performance.now() > nextNoteAt && event.type === "steps") {
        const last = event.records.at(-1)!;
        note(`${event.runId}: step ${last.step} of ${spec.steps}, loss ${last.loss.toFixed(4)}.`);
        nextNoteAt = performance.now() + noteEveryMs;
      }
      if (stop.isRequested) break;
    }
    for (const [runId, { step, hasEnded }] of folders) {
      if (hasEnded) continue;
      const stopped: RunEvent = { type: "stopped", runId, step };
      recorder.record(stopped);
      print(stopped);
    }
  } finally {
    stop.release();
    for (const [runId, folder] of folders) {
      await folder.writeMetrics();
      const tuned = weights.get(runId);
      if (tuned) await folder.writeWeights(tuned);
    }
    await writeFile(join(line.out, "recording.json"), writeRecording(recorder.recording));
    await runtime.dispose();
  }
  if (stop.isRequested)
    throw new FailureError(
      "cancelled",
      `Stopped; what there is so far is in ${line.out}, and --resume goes on with it.`,
    );
  await saved.forget();
  note(`Wrote ${line.out}.`);
  if (failures.length > 0) throw new FailureError("non-finite", failures.join("\n"));
}

/** The first interrupt (Ctrl-C) stops at the next event; the second ends the process as ever. */
class StopSignal {
  isRequested = false;
  readonly #listener = () => {
    this.isRequested = true;
    note("Stopping; press Ctrl-C again to give up what was learnt.");
  };

  constructor() {
    process.once("SIGINT", this.#listener);
  }

  release(): void {
    process.off("SIGINT", this.#listener);
  }
}

async function openFolder(folder: string, spec: ExperimentSpec): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "spec.json"), writeSpecFile(spec));
  } catch (error) {
    const reason = (error as Error).message;
    throw new FailureError("bad-file", `--out must be a folder that can be written to: ${reason}`, {
      cause: error,
    });
  }
}

function print(event: RunEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

function note(message: string): void {
  process.stderr.write(`${message}\n`);
}
