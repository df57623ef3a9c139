import { expect, test } from "vitest";
import { writeSafetensors } from "../../clip/safetensors.ts";
import { tensorsInMemory } from "../../clip/tensorSource.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { writeCheckpoint } from "./checkpointFile.ts";
import { checkpointIn, joined, tensorsOf } from "./testCheckpoint.ts";

const tuned = writeSafetensors(
  new Map([["head.weight", { shape: [2], data: Float32Array.of(3, 4) }]]),
  { dtype: "F32" },
);

const tensors = new Map([["leaf/w", { shape: [1, 2], data: Float32Array.of(1e-7, NaN) }]]);

const checkpoint: Checkpoint = {
  spec: { ...defaultSpec(), steps: 7 },
  runIds: ["a", "b"],
  files: { model: "0".repeat(64), data: null },
  story: [{ type: "started", runId: "a", recipe: "ft", warmupMs: 1, trainedParameters: 2 }],
  ended: ["b"],
  group: {
    step: 3,
    members: new Map([
      [
        "a",
        {
          ...{ steps: 3, trainingMs: 1.5, optimizerSteps: 3 },
          best: { step: 2, accuracy: 0.5 },
          tensors: tensorsInMemory(tensors),
        },
      ],
    ]),
  },
  finished: new Map([["a key", tuned]]),
};

test("all of a checkpoint is in its file, bit for bit", async () => {
  const { group, ...rest } = await checkpointIn(await fileOf(checkpoint));
  expect({ ...rest, group: null }).toEqual({ ...checkpoint, group: null });
  const { tensors: read, ...member } = group!.members.get("a")!;
  expect(group!.step).toBe(3);
  expect(member).toEqual({
    ...{ steps: 3, trainingMs: 1.5, optimizerSteps: 3, best: { step: 2, accuracy: 0.5 } },
  });
  expect(await tensorsOf(read)).toEqual(tensors);
  const between = { ...checkpoint, group: null };
  expect(await checkpointIn(await fileOf(between))).toEqual(between);
});

test("what was read of a file is written as the same file", async () => {
  const file = await fileOf(checkpoint);
  expect(await fileOf(await checkpointIn(file))).toEqual(file);
});

test("any other file is refused in words", async () => {
  await expect(checkpointIn(tuned)).rejects.toThrow("The file is not a checkpoint.");
  const other = { checkpoint: JSON.stringify({ version: 99 }) };
  const later = writeSafetensors(new Map(), { dtype: "F32", metadata: other });
  await expect(checkpointIn(later)).rejects.toThrow(/must have version 1, got 99/);
  const whole = await fileOf(checkpoint);
  const cut = whole.subarray(0, whole.length - 4);
  await expect(checkpointIn(cut)).rejects.toThrow(/is truncated/);
});

function fileOf(given: Checkpoint): Promise<Uint8Array<ArrayBuffer>> {
  return joined(writeCheckpoint(given));
}
