/** What goes wrong on a graphics device reaches the caller as a failure that it can act on. */
import { expect, it } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Value } from "../graph/graph.ts";
import type { Failure } from "../shared/failure.ts";
import { chooseRuntime } from "./chooseRuntime.ts";
import { findAdapter, requestDevice } from "./device.ts";
import { GpuRuntime } from "./gpuRuntime.ts";
import { loadOrt, webgpuBuild } from "./onnxruntime.ts";
import { createGpuSession } from "./session.ts";

async function createRuntime() {
  const { adapter } = await findAdapter(globalThis);
  if (!adapter) throw new Error("this test needs a WebGPU adapter");
  const device = await requestDevice(adapter);
  const report = { kind: "webgpu", name: "test", reason: null, isSoftware: true } as const;
  const runtime = new GpuRuntime(device, await loadOrt(webgpuBuild()), report);
  return { device, runtime };
}

function doubled(): Graph {
  const g = new GraphBuilder("doubled");
  g.output(g.scale(g.input("x", [4]), 2), "y");
  return g.build();
}

const isPending = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(() => false),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 300)),
  ]);

it("resolves `lost` when the device is lost, and refuses to go on", async () => {
  const { device, runtime } = await createRuntime();
  const program = await runtime.compile(doubled());
  const [x, y] = [runtime.tensor([4]), runtime.tensor([4])];
  await program.run({ x }, { y });
  device.destroy();
  const failure: Failure = await runtime.lost;
  expect(failure.kind).toBe("device-lost");
  await expect(program.run({ x }, { y })).rejects.toMatchObject({ kind: "device-lost" });
  await expect(runtime.read(y)).rejects.toMatchObject({ kind: "device-lost" });
  await runtime.dispose();
});

it("fails a read that the loss of the device overtakes", async () => {
  const { device, runtime } = await createRuntime();
  const reading = runtime.read(runtime.tensor([4]));
  device.destroy();
  await expect(reading).rejects.toMatchObject({ kind: "device-lost" });
});

it("does not call it lost when the runtime is disposed of, and another runtime works after it", async () => {
  const { runtime } = await createRuntime();
  await (await runtime.compile(doubled())).dispose();
  await runtime.dispose();
  expect(await isPending(runtime.lost)).toBe(true);

  const { runtime: next } = await createRuntime();
  const program = await next.compile(doubled());
  const [x, y] = [next.tensor([4], Float32Array.of(1, 2, 3, 4)), next.tensor([4])];
  await program.run({ x }, { y });
  expect([...(await next.read(y))]).toEqual([2, 4, 6, 8]);
  await next.dispose();
});

it("says that memory ran out when a tensor is larger than the device allows", async () => {
  const { device, runtime } = await createRuntime();
  const elements = device.limits.maxBufferSize / 4 + 4;
  expect(() => runtime.tensor([elements])).toThrow(
    expect.objectContaining({ kind: "out-of-memory" }),
  );
  await runtime.dispose();
});

it("throws a WebGPU error where a result is read, once", async () => {
  const { device, runtime } = await createRuntime();
  const x = runtime.tensor([4]);
  device.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE });
  await expect(runtime.read(x)).rejects.toThrow(/^WebGPU: /);
  expect([...(await runtime.read(x))]).toEqual([0, 0, 0, 0]);
  await runtime.dispose();
});

it("names the node that WebGPU has no kernel for", async () => {
  const { device, runtime } = await createRuntime();
  const { ort, queue } = await loadOrt(webgpuBuild());
  const graph = int32SliceGraph();
  await expect(queue.run(() => createGpuSession(ort, device, graph))).rejects.toThrow(
    "graph 'placement' was refused by onnxruntime: the WebGPU provider has no kernel for node 'tokens/Slice': Slice(",
  );
  await runtime.dispose();
});

/** An addition, and a Slice of int32, which the op table refuses and the builder would too. */
function int32SliceGraph(): Graph {
  const value = (name: string, length: number): Value => ({
    name,
    dtype: "int32",
    shape: [length],
  });
  const [x, sum, y] = [value("x", 4), value("sum", 4), value("y", 2)];
  return {
    name: "placement",
    inputs: [x],
    outputs: [y],
    initializers: [],
    nodes: [
      { op: "Add", name: "tokens/Add", inputs: ["x", "x"], outputs: ["sum"], attributes: {} },
      {
        op: "Slice",
        name: "tokens/Slice",
        inputs: ["sum"],
        outputs: ["y"],
        attributes: { axis: 0, start: 1, end: 3 },
      },
    ],
    values: new Map([x, sum, y].map((each) => [each.name, each])),
  };
}

it("says which kind of no a browser gives", async () => {
  const answer = (scope: Parameters<typeof findAdapter>[0]) =>
    findAdapter(scope).then((found) => (found.adapter ? "an adapter" : found.refusal.message));
  const gpuOf = (requestAdapter: () => Promise<null>) => ({ requestAdapter }) as unknown as GPU;
  expect(await answer({ isSecureContext: false, navigator: {} })).toMatch(/plain http/);
  expect(await answer({ isSecureContext: true, navigator: {} })).toMatch(/has no WebGPU/);
  const none = { gpu: gpuOf(() => Promise.resolve(null)) };
  expect(await answer({ isSecureContext: true, navigator: none })).toMatch(/no adapter/);
  const refusing = { gpu: gpuOf(() => Promise.reject(new Error("policy"))) };
  expect(await answer({ isSecureContext: true, navigator: refusing })).toMatch(/policy/);
  expect(await answer(globalThis)).toBe("an adapter");
});

it.each([
  ["intel", "gen-12lp", true],
  ["intel", "xe-2lpg", true],
  ["intel", "gen-12hp", false],
  ["intel", "xe-2hpg", false],
  ["intel", "", false],
  ["nvidia", "ada", false],
])("knows a part of the processor from a card: %s %s", async (vendor, architecture, expected) => {
  const info = { vendor, architecture, description: "", isFallbackAdapter: false };
  // Of an adapter no more is read here than its info.
  const gpu = { requestAdapter: () => Promise.resolve({ info }) } as unknown as GPU;
  const found = await findAdapter({ isSecureContext: true, navigator: { gpu } });
  expect(found).toMatchObject({ isIntegrated: expected, name: `${vendor} ${architecture}`.trim() });
});

it("takes wasm over a software adapter unless forced, and says why", async () => {
  const found = await findAdapter(globalThis);
  const chosen = await chooseRuntime({ force: null });
  if (found.adapter && found.isSoftware) {
    expect(chosen.device.kind).toBe("wasm");
    expect(chosen.device.reason?.message).toMatch(/imitates a graphics card on the CPU/);
  } else {
    expect(chosen.device.kind).toBe("webgpu");
  }
  await chosen.dispose();
  const forced = await chooseRuntime({ force: "webgpu" });
  expect(forced.device.kind).toBe("webgpu");
  await forced.dispose();
});
