import { expect, test } from "vitest";
import { tensorsInMemory } from "../../clip/tensorSource.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { ByteSource } from "../../shared/byteSource.ts";
import { memorySource } from "../../shared/byteSource.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpointFile.ts";
import { readState } from "./runState.ts";
import { joined } from "./testCheckpoint.ts";

/** 8 MB a tensor, so that a part of 16 MB has two. */
const elements = 2 ** 21;
const names = ["a", "b", "c"];

/** A file of a run with its leaves and first moments, 48 MB, all numbers of a tensor alike. */
async function bigFile(): Promise<Uint8Array<ArrayBuffer>> {
  const tensors = ["leaf", "first"].flatMap((kind, k) =>
    names.map((name, n) => {
      const data = new Float32Array(elements).fill(10 * k + n);
      return [`${kind}/${name}`, { shape: [elements], data }] as const;
    }),
  );
  const state = { steps: 1, trainingMs: 1, optimizerSteps: 1, best: null };
  const member = { ...state, tensors: tensorsInMemory(new Map(tensors)) };
  const group = { step: 1, members: new Map([["x", member]]) };
  const spec = { ...defaultSpec(), recipes: ["ft"] as const };
  const files = { model: null, data: null };
  const rest = { runIds: ["x"], story: [], ended: [], finished: new Map() };
  return joined(writeCheckpoint({ spec, files, group, ...rest }));
}

/** Notes how many bytes each read takes. */
function counted(source: ByteSource): { source: ByteSource; reads: number[] } {
  const reads: number[] = [];
  const slice: ByteSource["slice"] = (start, end, room) => {
    reads.push(end - start);
    return source.slice(start, end, room);
  };
  return { source: { ...source, slice }, reads };
}

test("a checkpoint is read in parts, and only what is asked for", async () => {
  const { source, reads } = counted(memorySource("checkpoint", await bigFile()));
  const { group } = await readCheckpoint(source);
  // The header alone, as yet.
  expect(sum(reads)).toBeLessThan(100_000);
  const state = group!.members.get("x")!;
  const sizes = new Map(names.map((name) => [name, elements]));
  const [buffers, values] = [new Set<ArrayBuffer>(), new Map<string, number>()];
  reads.splice(0);
  await readState(state, "first", sizes, (name, data) => {
    buffers.add(data.buffer);
    values.set(name, data.every((value) => value === data[0]) ? data[0]! : NaN);
  });
  expect([...values]).toEqual(names.map((name, n) => [name, 10 + n]));
  expect([...buffers].map(({ byteLength }) => byteLength)).toEqual([2 * 4 * elements]);
  expect(Math.max(...reads)).toBeLessThanOrEqual(8 * 2 ** 20);
  expect(sum(reads)).toBe(3 * 4 * elements);
});

test("tensors of another run are refused before any is read", async () => {
  const { source, reads } = counted(memorySource("checkpoint", await bigFile()));
  const state = (await readCheckpoint(source)).group!.members.get("x")!;
  reads.splice(0);
  const none = () => expect.unreachable("nothing is to be taken");
  for (const [name, size, got] of [
    ["a", elements + 1, elements],
    ["d", elements, "none"],
  ] as const)
    await expect(readState(state, "leaf", new Map([[name, size]]), none)).rejects.toMatchObject({
      kind: "bad-file",
      message: expect.stringMatching(new RegExp(`leaf/${name}.*${size}.*${got}`, "s")) as string,
    });
  expect(reads).toEqual([]);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
