import { expect, test } from "vitest";
import { enginesOf, neededEntries } from "./precache.ts";

const precache = {
  version: "1",
  entries: [
    { path: "index.html", bytes: 1 },
    { path: "assets/a.wasm", bytes: 1, engine: "wasm" },
    { path: "assets/b.wasm", bytes: 1, engine: "jspi" },
    { path: "assets/c.wasm", bytes: 1, engine: "asyncify" },
  ],
} as const;

test.each([
  [{ hasWebGpu: false, hasSuspending: true }, ["index.html", "assets/a.wasm"]],
  [{ hasWebGpu: true, hasSuspending: true }, ["index.html", "assets/a.wasm", "assets/b.wasm"]],
  [{ hasWebGpu: true, hasSuspending: false }, ["index.html", "assets/a.wasm", "assets/c.wasm"]],
])("a browser with %j keeps the page and the engines that it may run", (scope, paths) => {
  expect(neededEntries(precache, enginesOf(scope)).map(({ path }) => path)).toEqual(paths);
});
