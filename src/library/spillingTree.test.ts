import { expect, test } from "vitest";
import { memoryTree } from "./memoryTree.ts";
import { spillingTree } from "./spillingTree.ts";

const text = async (blob: Blob | null) => blob && blob.text();
const bytes = (word: string) => new TextEncoder().encode(word);

test("what finds no room is held, read and listed like the rest, and told of", async () => {
  const [kept, held, told] = [memoryTree(5), new Map<string, Blob>(), [] as string[]];
  const tree = spillingTree(kept, held, (path, reason) => told.push(`${path}: ${reason}`));
  await tree.write("hub/a", bytes("four"));
  await tree.write("hub/b", bytes("more"));
  expect(told).toEqual(["hub/b: The disk is full."]);
  expect([...held.keys()]).toEqual(["hub/b"]);
  expect(await text(await tree.read("hub/a"))).toBe("four");
  expect(await text(await tree.read("hub/b"))).toBe("more");
  expect([...(await tree.list("hub"))]).toEqual([
    ["hub/a", 4],
    ["hub/b", 4],
  ]);
  await tree.remove("hub");
  expect([held.size, (await kept.list("hub")).size]).toEqual([0, 0]);
});

test("without anything to keep files in, all are held", async () => {
  const held = new Map<string, Blob>();
  const tree = spillingTree(null, held);
  await tree.write("hub/a", bytes("four"));
  expect(await text(await spillingTree(null, held).read("hub/a"))).toBe("four");
  expect(await tree.read("hub/b")).toBeNull();
});

test("written again when there is room, it is held no longer", async () => {
  const [kept, held] = [memoryTree(4), new Map<string, Blob>()];
  const tree = spillingTree(kept, held);
  await tree.write("a", bytes("four"));
  await tree.write("b", bytes("more"));
  await tree.remove("a");
  await tree.write("b", bytes("more"));
  expect([held.size, (await kept.list("b")).size]).toEqual([0, 1]);
});
