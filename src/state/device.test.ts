import { expect, test } from "vitest";
import { addProgress, createDeviceStore, likelyRuntimes, sumOf } from "./device.ts";

test("downloads add up by file, and the total is known once every file's size is", () => {
  const store = createDeviceStore();
  addProgress(store, { path: "a", loadedBytes: 10, totalBytes: 100 });
  addProgress(store, { path: "b", loadedBytes: 5, totalBytes: null });
  addProgress(store, { path: "a", loadedBytes: 60, totalBytes: 100 });
  expect(sumOf(store.getState().downloads)).toEqual({ loadedBytes: 65, totalBytes: null });
  addProgress(store, { path: "b", loadedBytes: 7, totalBytes: 7 });
  expect(sumOf(store.getState().downloads)).toEqual({ loadedBytes: 67, totalBytes: 107 });
});

test("the device is what was asked for, else the one in use, else what the browser may give", () => {
  const report = { kind: "wasm", name: "CPU", reason: null, isSoftware: false } as const;
  expect(likelyRuntimes({ report: null, force: null }, true)).toEqual(["webgpu", "wasm"]);
  expect(likelyRuntimes({ report: null, force: null }, false)).toEqual(["wasm"]);
  expect(likelyRuntimes({ report, force: null }, true)).toEqual(["wasm"]);
  expect(likelyRuntimes({ report, force: "webgpu" }, true)).toEqual(["webgpu"]);
});
