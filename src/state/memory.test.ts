import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { MemoryOutlook } from "../experiment/memoryEstimate.ts";
import { en } from "../words/en/index.ts";
import { askMemory, createMemoryStore, isTooMuch, tooMuch } from "./memory.ts";

const outlookOf = (totalBytes: number) => (budgetBytes: number) =>
  Promise.resolve({
    estimate: { totalBytes },
    budgetBytes,
    proposals: [],
  } as unknown as MemoryOutlook);

test("settings that take more than the budget are too much, and only those that were asked about", async () => {
  const store = createMemoryStore();
  const spec = defaultSpec();
  expect(isTooMuch(store.getState(), spec)).toBe(false);
  await askMemory(store, spec, outlookOf(5e9));
  expect(isTooMuch(store.getState(), spec)).toBe(true);
  expect(tooMuch(store.getState(), en.setup.memory).message).toMatch(
    /about 5\.0 GB, and 4\.0 GB are assumed/,
  );
  expect(isTooMuch(store.getState(), { ...spec, batchSize: 1 })).toBe(false);
  await askMemory(store, spec, outlookOf(4e9));
  expect(isTooMuch(store.getState(), spec)).toBe(false);
});

test("what cannot be counted says why, and refuses nothing", async () => {
  const store = createMemoryStore();
  const spec = defaultSpec();
  await askMemory(store, spec, () => Promise.reject(new Error("no config.json")));
  expect(store.getState().failure!.message).toMatch(/no config\.json/);
  expect(isTooMuch(store.getState(), spec)).toBe(false);
});
