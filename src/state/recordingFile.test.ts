import { expect, test } from "vitest";
import { writeExperimentFile } from "../archive/experimentFile.ts";
import { RunArchive } from "../archive/runArchive.ts";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { memoryTree } from "../library/memoryTree.ts";
import { FailureError } from "../shared/failure.ts";
import type { Command, TrainerApi } from "../workers/protocol.ts";
import { continuationsOf } from "./continuations.ts";
import { createDraftStore } from "./draft.ts";
import { Playground } from "./playground.ts";
import { openRecordingFile, saveRecordingFile } from "./recordingFile.ts";
import { hasWeights } from "./run.ts";

/** Keeps weights as the worker does; refuses those whose first byte is 0. */
class KeepingTrainer implements TrainerApi {
  readonly sent: Command[] = [];
  readonly asked: string[] = [];
  readonly weights = new Map<string, Uint8Array>();
  send(command: Command): void {
    this.sent.push(command);
  }
  ask(name: string, params: object): Promise<never> {
    this.asked.push(name);
    const { runId, weights } = params as { runId: string; weights: Uint8Array };
    const answer = () => {
      if (name === "exportWeights") {
        const kept = this.weights.get(runId);
        if (!kept) throw new FailureError("bad-file", "none");
        return kept;
      }
      if (name !== "importWeights") throw new FailureError("bad-file", `no ${name}`);
      if (weights[0] === 0) throw new FailureError("bad-file", "another model");
      this.weights.set(runId, weights);
      return null;
    };
    // The types of what is asked are the protocol's matter.
    return new Promise((resolve) => resolve(answer() as never));
  }
  onEvent(): () => void {
    return () => undefined;
  }
  terminate(): void {
    // Nothing runs.
  }
}

function openPage(archive = new RunArchive(memoryTree())) {
  const trainer = new KeepingTrainer();
  const playground = new Playground({
    ...{ trainer, draft: createDraftStore(), filesUrl: "http://localhost/" },
    archive: Promise.resolve(archive),
    newStartId: () => "start",
  });
  return { trainer, playground, archive };
}

async function fileOf(first: number): Promise<File> {
  const weights = new Map([["ft", Uint8Array.of(first, 2)]]);
  const saved = { recording: recordingFixture(), weights, checkpoint: null };
  return new File([await writeExperimentFile(saved)], "run.lipsum.zip");
}

test("weights of an opened file are used like those of one's own run, in later visits too", async () => {
  const { playground, trainer, archive } = openPage();
  await openRecordingFile(await fileOf(1), playground);
  const [ft, lipsum] = playground.runs.getState().runs;
  expect([ft!.id, hasWeights(ft!), hasWeights(lipsum!)]).toEqual(["start-ft", true, false]);
  expect(trainer.weights.get("start-ft")).toEqual(Uint8Array.of(1, 2));
  const { runs } = playground.runs.getState();
  const offered = continuationsOf(ft!, runs, playground.draft.getState().spec);
  expect(offered.map(({ recipe }) => recipe)).toContain("wise-ft");
  await playground.keeper.settled();

  const again = openPage(archive).playground;
  await again.open(() => Promise.resolve(true));
  const kept = again.runs.getState().runs;
  expect(kept.map(({ id, isRecorded }) => [id, isRecorded])).toEqual([["start-ft", true]]);
  expect(hasWeights(kept[0]!)).toBe(true);
});

test("what was opened is saved again with its weights", async () => {
  const { playground } = openPage();
  await openRecordingFile(await fileOf(1), playground);
  const { recording } = playground.replay.store.getState();
  const { bytes, name } = await saveRecordingFile(recording!, playground);
  const other = openPage();
  await openRecordingFile(new File([bytes], name), other.playground);
  expect(other.trainer.weights.get("start-ft")).toEqual(Uint8Array.of(1, 2));
});

test("of a file whose weights are of no use the curves are shown, and why is told", async () => {
  const { playground } = openPage();
  await expect(openRecordingFile(await fileOf(0), playground)).rejects.toThrow(
    /'run.lipsum.zip': its curves are shown, but its weights cannot be used: another model/,
  );
  const { runs } = playground.runs.getState();
  expect(runs.map((run) => hasWeights(run))).toEqual([false, false]);
});

test("a file that is cut off changes nothing", async () => {
  const { playground } = openPage();
  const file = await fileOf(1);
  await expect(
    openRecordingFile(new File([file.slice(0, 90)], "cut.zip"), playground),
  ).rejects.toThrow(/'cut.zip': it is a damaged zip/);
  expect(playground.runs.getState().runs).toEqual([]);
});

test("an experiment that has not ended is saved only where something is there to go on from", async () => {
  const { playground, archive } = openPage();
  const { runs, ...rest } = recordingFixture();
  const stopped = { ...runs[0]!, id: "start-ft", state: { status: "paused" } as const };
  const recording = { ...rest, runs: [stopped] };
  await expect(saveRecordingFile(recording, playground)).rejects.toThrow(/wait a few seconds/);
  await archive.saveCheckpoint("start", Uint8Array.of(1));
  const { bytes } = await saveRecordingFile(recording, playground);
  const { trainer, playground: other } = openPage();
  await expect(openRecordingFile(new File([bytes], "a.zip"), other)).rejects.toThrow(
    /no importCheckpoint/,
  );
  expect(trainer.asked).toEqual(["importCheckpoint"]);
});
