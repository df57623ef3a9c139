import { expect, test } from "vitest";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { memoryTree } from "../library/memoryTree.ts";
import type { KeptRun } from "./keptRun.ts";
import { runOf } from "./keptRun.ts";
import { RunArchive } from "./runArchive.ts";

function keptRun(experimentId: string): KeptRun {
  const recording = recordingFixture();
  const [run] = recording.runs;
  const id = `${experimentId}-${run!.recipe}`;
  return {
    experimentId,
    isPinned: false,
    isRecorded: false,
    recording: { ...recording, runs: [{ ...run!, id }] },
  };
}

const idsOf = async (archive: RunArchive) =>
  (await archive.list()).runs.map((kept) => runOf(kept).id);

test("gives back what was kept, the oldest first, in another visit too", async () => {
  const tree = memoryTree();
  const archive = new RunArchive(tree);
  const [late, early] = [keptRun("b"), { ...keptRun("a"), isPinned: true }];
  await archive.save(late);
  await archive.save(early);
  await archive.saveWeights("a-ft", Uint8Array.of(7));
  const again = new RunArchive(tree);
  expect(await again.list()).toEqual({ runs: [early, late], problems: [] });
  expect(await again.weightsOf("a-ft")).toEqual(Uint8Array.of(7));
  expect(await again.weightsOf("b-ft")).toBeNull();
});

test("a removed run can be restored until the archive is cleaned", async () => {
  const archive = new RunArchive(memoryTree());
  await archive.save(keptRun("a"));
  await archive.saveWeights("a-ft", Uint8Array.of(7));
  await archive.remove("a-ft");
  expect(await idsOf(archive)).toEqual([]);
  await archive.restore("a-ft");
  expect(await idsOf(archive)).toEqual(["a-ft"]);
  await archive.remove("a-ft");
  expect(await archive.clean()).toEqual([]);
  expect(await archive.weightsOf("a-ft")).toBeNull();
});

test("keeps no more runs than asked, but every pinned one", async () => {
  const archive = new RunArchive(memoryTree());
  await archive.save({ ...keptRun("a"), isPinned: true });
  for (const id of ["b", "c", "d"]) await archive.save(keptRun(id));
  expect(await archive.clean(2)).toEqual(["b-ft", "c-ft"]);
  expect(await idsOf(archive)).toEqual(["a-ft", "d-ft"]);
});

test("where the disk is full the oldest unpinned runs make room, and it is told", async () => {
  const dropped: string[] = [];
  const archive = new RunArchive(memoryTree(100_000), (id) => dropped.push(id));
  await archive.save({ ...keptRun("a"), isPinned: true });
  await archive.save(keptRun("b"));
  await archive.save(keptRun("c"));
  await archive.saveWeights("b-ft", new Uint8Array(60_000));
  const half = new Uint8Array(30_000);
  // Gone through again once there is room.
  const parts = {
    async *[Symbol.asyncIterator]() {
      for (let i = 1; i < 3; i++) yield await Promise.resolve(half.fill(i));
    },
  };
  await archive.saveCheckpoint("d", parts);
  const saved = new Uint8Array(await (await archive.checkpointOf("d"))!.arrayBuffer());
  expect([saved.length, saved[0], saved[30_000]]).toEqual([60_000, 1, 2]);
  expect(dropped).toEqual(["b-ft"]);
  expect(await idsOf(archive)).toEqual(["a-ft", "c-ft"]);
  await expect(archive.saveCheckpoint("d", new Uint8Array(200_000))).rejects.toThrow(/full/);
  expect(await idsOf(archive)).toEqual(["a-ft"]);
});

test("a run that cannot be read is told, and hides no other", async () => {
  const tree = memoryTree();
  const archive = new RunArchive(tree);
  await archive.save(keptRun("b"));
  await tree.write("runs/a-ft/run.json", new TextEncoder().encode('{"version":2}'));
  const { runs, problems } = await archive.list();
  expect(runs).toHaveLength(1);
  expect(problems).toEqual([{ runId: "a-ft", problem: "version must be one of 1, got 2" }]);
});

test("an experiment that is set aside is not open, and can be brought back until the archive is cleaned", async () => {
  const archive = new RunArchive(memoryTree());
  await archive.saveCheckpoint("a", Uint8Array.of(1));
  await archive.setAside("a", true);
  expect(await archive.openExperiments()).toEqual([]);
  await archive.setAside("a", false);
  await archive.clean();
  expect(await archive.openExperiments()).toEqual(["a"]);
  await archive.setAside("a", true);
  await archive.clean();
  await archive.setAside("a", false);
  expect(await archive.checkpointOf("a")).toBeNull();
});

test("knows the experiments that have not ended", async () => {
  const archive = new RunArchive(memoryTree());
  await archive.saveCheckpoint("b", Uint8Array.of(1));
  await archive.saveCheckpoint("a", Uint8Array.of(2));
  expect(await archive.openExperiments()).toEqual(["a", "b"]);
  expect((await archive.checkpointOf("a"))?.size).toBe(1);
  await archive.close("a");
  expect(await archive.openExperiments()).toEqual(["b"]);
  expect(await archive.checkpointOf("a")).toBeNull();
  const { environment } = recordingFixture();
  const note = { experimentId: "b", force: "webgpu", environment } as const;
  await archive.saveStart("c", note);
  expect(await archive.startOf("c")).toEqual(note);
  expect(await archive.startOf("b")).toBeNull();
  expect(await archive.openExperiments()).toEqual(["b"]);
});
