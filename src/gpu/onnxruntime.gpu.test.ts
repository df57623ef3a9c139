/** Of onnxruntime's builds only the one in use is fetched, and nothing comes from another host. */
import { expect, it } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { chooseRuntime } from "./chooseRuntime.ts";
import { webgpuBuild } from "./onnxruntime.ts";

const resources = () => performance.getEntriesByType("resource").map(({ name }) => new URL(name));

const fetchedWasm = () =>
  new Set(resources().flatMap(({ pathname }) => /ort-wasm-.*\.wasm$/.exec(pathname) ?? []));

async function doubleOn(force: "wasm" | "webgpu"): Promise<number> {
  const runtime = await chooseRuntime({ force });
  const g = new GraphBuilder("doubled");
  g.output(g.scale(g.input("x", [1]), 2), "y");
  const program = await runtime.compile(g.build());
  const [x, y] = [runtime.tensor([1], Float32Array.of(21)), runtime.tensor([1])];
  await program.run({ x }, { y });
  const [result] = await runtime.read(y);
  await runtime.dispose();
  return result!;
}

it("fetches a build's wasm when the build is used, and none before", async () => {
  const cpu = "ort-wasm-simd-threaded.wasm";
  const jspi = "ort-wasm-simd-threaded.jspi.wasm";
  const asyncify = "ort-wasm-simd-threaded.asyncify.wasm";
  expect(fetchedWasm()).toEqual(new Set());
  expect(await doubleOn("wasm")).toBe(42);
  expect(fetchedWasm()).toEqual(new Set([cpu]));

  expect(webgpuBuild()).toBe("jspi");
  expect(await doubleOn("webgpu")).toBe(42);
  expect(fetchedWasm()).toEqual(new Set([cpu, jspi]));

  // As in a browser that cannot suspend wasm.
  Reflect.deleteProperty(WebAssembly, "Suspending");
  expect(webgpuBuild()).toBe("asyncify");
  expect(await doubleOn("webgpu")).toBe(42);
  expect(fetchedWasm()).toEqual(new Set([cpu, jspi, asyncify]));

  expect(resources().filter(({ origin }) => origin !== location.origin)).toEqual([]);
});
