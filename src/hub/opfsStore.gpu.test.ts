import { afterAll, expect, test } from "vitest";
import { clearStore, storedBytes } from "./cacheContents.ts";
import { opfsStore } from "./opfsStore.ts";

const store = (await opfsStore())!;
afterAll(() => clearStore(store));

test("a browser keeps files from one opening of the store to the next", async () => {
  await store.write("key", "0.abc", Uint8Array.of(1, 2, 3));
  await store.write("key", "0.abc", Uint8Array.of(4, 5));
  await store.write("other", "verified", Uint8Array.of(1));
  const again = (await opfsStore())!;
  expect((await again.folders()).sort()).toEqual(["key", "other"]);
  expect([...(await again.files("key"))]).toEqual([["0.abc", 2]]);
  expect(await again.read("key", "0.abc")).toEqual(Uint8Array.of(4, 5));
  expect(await storedBytes(again)).toBe(3);
});

test("what is not there is null, and can be removed", async () => {
  expect(await store.read("key", "1.abc")).toBeNull();
  expect(await store.read("none", "1.abc")).toBeNull();
  expect((await store.files("none")).size).toBe(0);
  await store.remove("none");
});

test("a folder goes with its files", async () => {
  await store.write("gone", "a", Uint8Array.of(1));
  await store.remove("gone");
  expect(await store.read("gone", "a")).toBeNull();
  expect(await store.folders()).not.toContain("gone");
});
