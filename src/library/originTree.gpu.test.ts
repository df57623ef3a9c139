import { afterAll, expect, test } from "vitest";
import { byteStoreIn } from "./byteStoreIn.ts";
import { totalOf } from "./fileTree.ts";
import { originTree } from "./originTree.ts";

const tree = (await originTree())!;
afterAll(() => tree.remove("test"));

const bytesOf = async (path: string) => {
  const blob = await tree.read(path);
  return blob && new Uint8Array(await blob.arrayBuffer());
};

test("a browser keeps files from one opening of the tree to the next", async () => {
  await tree.write("test/a/b.bin", Uint8Array.of(1, 2, 3));
  await tree.write("test/a/b.bin", new Blob([Uint8Array.of(4, 5)]));
  await tree.write("test/c.bin", Uint8Array.of(1));
  const again = (await originTree())!;
  expect([...(await again.list("test"))].sort()).toEqual([
    ["test/a/b.bin", 2],
    ["test/c.bin", 1],
  ]);
  expect(totalOf(await again.list("test"))).toBe(3);
  expect(await bytesOf("test/a/b.bin")).toEqual(Uint8Array.of(4, 5));
});

test("a file is written part by part, each in the same array; one that breaks off changes nothing", async () => {
  const part = new Uint8Array(2);
  async function* parts(fault?: Error) {
    for (let i = 1; i < 4; i++) yield await Promise.resolve(part.fill(i));
    if (fault) throw fault;
  }
  await tree.write("test/parts", parts());
  expect(await bytesOf("test/parts")).toEqual(Uint8Array.of(1, 1, 2, 2, 3, 3));
  await expect(tree.write("test/parts", parts(new Error("lost")))).rejects.toThrow("lost");
  expect((await bytesOf("test/parts"))?.length).toBe(6);
});

test("what is not there is null, and can be removed", async () => {
  expect(await tree.read("test/none")).toBeNull();
  expect(await tree.read("none/none")).toBeNull();
  expect((await tree.list("none")).size).toBe(0);
  await tree.remove("none/none");
});

test("a folder goes with its files", async () => {
  await tree.write("test/gone/a/b", Uint8Array.of(1));
  await tree.remove("test/gone");
  expect(await tree.read("test/gone/a/b")).toBeNull();
  expect([...(await tree.list("test")).keys()].join()).not.toContain("gone");
});

test("a folder of it is a hub's store", async () => {
  const store = byteStoreIn(tree, "test/hub");
  await store.write("key", "0.abc", Uint8Array.of(1, 2));
  expect(await store.folders()).toEqual(["key"]);
  expect([...(await store.files("key"))]).toEqual([["0.abc", 2]]);
  expect(await store.read("key", "0.abc")).toEqual(Uint8Array.of(1, 2));
  expect(await store.read("key", "1.abc")).toBeNull();
  await store.remove("key");
  expect(await store.folders()).toEqual([]);
});
