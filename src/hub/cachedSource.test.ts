import { expect, test } from "vitest";
import type { ByteSource } from "../shared/byteSource.ts";
import { memorySource, readWhole } from "../shared/byteSource.ts";
import { sha256 } from "../shared/sha256.ts";
import type { ByteStore } from "./byteStore.ts";
import { memoryStore } from "./byteStore.ts";
import { clearStore, storedBytes } from "./cacheContents.ts";
import type { CachedFile } from "./cachedSource.ts";
import { cachedSource } from "./cachedSource.ts";

const content = Uint8Array.from({ length: 1050 }, (_, i) => (i * 7) & 255);
const file: CachedFile = {
  name: "a/b",
  size: content.length,
  key: "key",
  sha256: sha256(content),
};

/** Reads through the cache in chunks of 100 bytes; `fetched` are the parts that were not in it. */
function opened(
  store: ByteStore | null,
  { from = content, ...changed }: Partial<CachedFile> & { from?: Uint8Array } = {},
) {
  const fetched: number[] = [];
  const notices: string[] = [];
  const origin = memorySource("origin", from);
  const slice: ByteSource["slice"] = (start, end) => {
    fetched.push(start);
    return origin.slice(start, end);
  };
  const source = cachedSource(
    { ...file, ...changed },
    () => Promise.resolve({ ...origin, slice }),
    {
      store,
      chunkBytes: 100,
      onNotice: (notice) => notices.push(notice),
    },
  );
  return { source, fetched, notices };
}

const starts = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => (first + i) * 100);

test("chunks are fetched once, and not at all on another visit", async () => {
  const store = memoryStore();
  const first = opened(store);
  expect(await first.source.slice(250, 420)).toEqual(content.slice(250, 420));
  expect(first.fetched).toEqual([200, 300, 400]);
  expect(await readWhole(first.source)).toEqual(content);
  expect(first.fetched).toEqual([200, 300, 400, ...starts(0, 1), ...starts(5, 10)]);

  const second = opened(store);
  expect(await readWhole(second.source)).toEqual(content);
  expect(second.fetched).toEqual([]);
  expect(await storedBytes(store)).toBe(content.length + 1);
  await clearStore(store);
  expect(await storedBytes(store)).toBe(0);
});

test("what broke off is taken up again", async () => {
  const store = memoryStore();
  await opened(store).source.slice(0, 600);
  const second = opened(store);
  await readWhole(second.source);
  expect(second.fetched).toEqual(starts(6, 10));
});

test("readers at the same time share chunks", async () => {
  const { source, fetched } = opened(null);
  const parts = await Promise.all([
    source.slice(10, 20),
    source.slice(30, 40),
    source.slice(0, 99),
  ]);
  expect(parts.map(({ length }) => length)).toEqual([10, 10, 99]);
  expect(fetched).toEqual([0]);
});

test("a chunk that was damaged since is fetched again", async () => {
  const store = memoryStore();
  await readWhole(opened(store).source);
  const names = [...(await store.files("key")).keys()];
  await store.write(
    "key",
    names.find((name) => name.startsWith("3."))!,
    content.slice(0, 100),
  );
  await store.write(
    "key",
    names.find((name) => name.startsWith("5."))!,
    content.slice(500, 550),
  );
  const second = opened(store);
  expect(await readWhole(second.source)).toEqual(content);
  expect(second.fetched).toEqual([300, 500]);
});

test("a file with another hash than was named is thrown away, and said to be", async () => {
  const store = memoryStore();
  const from = content.with(777, 0);
  const bad = opened(store, { from });
  await expect(readWhole(bad.source)).rejects.toThrow(
    `a/b was damaged on its way: its SHA-256 is ${sha256(from)} and should be ${file.sha256!}. It was thrown away: try again`,
  );
  expect(await storedBytes(store)).toBe(0);
});

test("a file of another size is refused", async () => {
  const { source } = opened(memoryStore(), { from: content.slice(1) });
  await expect(source.slice(0, 1)).rejects.toThrow(/has 1049 bytes and should have 1050/);
});

test("without a hash a file is read all the same", async () => {
  const { source } = opened(memoryStore(), { sha256: null });
  expect(await readWhole(source)).toEqual(content);
});

test("a full store is said once, and reading goes on without it", async () => {
  const store = memoryStore(350);
  const { source, notices } = opened(store);
  expect(await readWhole(source)).toEqual(content);
  expect(notices).toEqual([
    "a/b is not kept for the next visit: The store is full. This visit goes on without. To make room, clear the cache.",
  ]);
  const second = opened(store);
  expect(await readWhole(second.source)).toEqual(content);
  expect(second.fetched).toEqual(starts(3, 10));
});
