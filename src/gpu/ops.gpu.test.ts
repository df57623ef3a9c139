/** Every op of the op table runs on WebGPU, with nothing left to the CPU, and equals wasm. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpCase } from "../autodiff/opCases.ts";
import { buildCase, finishCase, opCases } from "../autodiff/opCases.ts";
import type { Graph } from "../graph/graph.ts";
import type { AttributesOf, OpType } from "../graph/ops.ts";
import { ops } from "../graph/ops.ts";
import { largestError } from "../runtime/adamwReference.ts";
import type { HostData, Runtime } from "../runtime/runtime.ts";
import { chooseRuntime } from "./chooseRuntime.ts";

let webgpu: Runtime;
let wasm: Runtime;
beforeAll(async () => {
  webgpu = await chooseRuntime({ force: "webgpu" });
  wasm = await chooseRuntime({ force: "wasm" });
});
afterAll(() => Promise.all([webgpu.dispose(), wasm.dispose()]));

for (const op of Object.keys(ops) as OpType[]) {
  describe(op, () => {
    for (const each of opCases[op]) it(each.name, () => expectParity(op, each));
  });
}

async function expectParity<O extends OpType>(op: O, opCase: OpCase<AttributesOf<O>>) {
  const site = buildCase(op, opCase);
  const graph = finishCase(site);
  const expected = await outputsOf(wasm, graph, site.data);
  expect(expected.flatMap((output) => [...output]).every(Number.isFinite)).toBe(true);
  expect(largestError(await outputsOf(webgpu, graph, site.data), expected)).toBeLessThan(1e-5);
}

async function outputsOf(
  runtime: Runtime,
  graph: Graph,
  data: Readonly<Record<string, HostData>>,
): Promise<Float32Array[]> {
  const program = await runtime.compile(graph);
  const inputs = graph.inputs.map(
    ({ name, shape }) => [name, runtime.tensor(shape, data[name])] as const,
  );
  const outputs = graph.outputs.map(({ name, shape }) => [name, runtime.tensor(shape)] as const);
  await program.run(Object.fromEntries(inputs), Object.fromEntries(outputs));
  const results = await Promise.all(outputs.map(([, tensor]) => runtime.read(tensor)));
  await program.dispose();
  return results;
}
