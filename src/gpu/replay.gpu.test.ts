/** A replayed program gives what its dispatches give, step after step, or is not replayed. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { parseClipConfig } from "../clip/config.ts";
import { tinyVisionConfig } from "../clip/fixtures.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { runSpec } from "../experiment/runs.ts";
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import type { RecipeId } from "../recipes/index.ts";
import { largestError } from "../runtime/adamwReference.ts";
import type { DeviceTensor, Runtime } from "../runtime/runtime.ts";
import { RandomStream } from "../shared/random.ts";
import { buildStepGraph } from "../training/step/stepGraph.ts";
import { tuningFor } from "../training/step/tuningFor.ts";
import { chooseRuntime } from "./chooseRuntime.ts";
import { DeviceWatch, findAdapter, requestDevice } from "./device.ts";
import { GpuProgram } from "./gpuProgram.ts";
import { GpuTensor } from "./gpuTensor.ts";
import { loadOrt, webgpuBuild } from "./onnxruntime.ts";
import { Readback } from "./readback.ts";

let runtime: Runtime;
beforeAll(async () => {
  runtime = await chooseRuntime({ force: "webgpu" });
});
afterAll(() => runtime.dispose());

it.each(["ft", "lipsum-ft"] as const)("%s: five steps equal those of dispatches", async (id) => {
  const { graph, leaves } = stepGraph(id);
  const names = leaves.map(({ name }) => name);
  const plain = await trajectory(graph, names, false);
  const replayed = await trajectory(graph, names, true);
  expect(plain.isReplayed).toBe(false);
  expect(replayed.isReplayed).toBe(true);
  expect(new Set(plain.losses).size).toBe(5);
  expect(largestError([replayed.losses], [plain.losses])).toBeLessThan(1e-5);
  expect(largestError(replayed.weights, plain.weights)).toBeLessThan(1e-5);
});

it("serves tensors other than those of its first run", async () => {
  const g = new GraphBuilder("sum");
  g.output(g.add(g.input("a", [3]), g.input("b", [3])), "c");
  const program = await runtime.compile(g.build(), { repeats: true });
  const vector = (...data: number[]) => runtime.tensor([3], Float32Array.from(data));
  const [a, b, c, d] = [vector(1, 2, 3), vector(10, 20, 30), vector(0, 0, 0), vector(0, 0, 0)];
  await program.run({ a, b }, { c });
  await program.run({ a: b, b }, { c: d });
  runtime.write(a, Float32Array.of(5, 5, 5));
  const e = vector(0, 0, 0);
  await program.run({ a, b: a }, { c: e });
  expect([...(await runtime.read(c))]).toEqual([11, 22, 33]);
  expect([...(await runtime.read(d))]).toEqual([20, 40, 60]);
  expect([...(await runtime.read(e))]).toEqual([10, 10, 10]);
  await program.dispose();
});

it("replays integers in and out", async () => {
  const g = new GraphBuilder("integers");
  const ids = g.input("ids", [4], "int32");
  g.output(g.gather(g.input("table", [5, 2]), ids), "rows");
  g.output(g.add(ids, ids), "twice");
  const program = await runtime.compile(g.build(), { repeats: true });
  const table = runtime.tensor(
    [5, 2],
    Float32Array.from({ length: 10 }, (_, i) => i),
  );
  const tensors = {
    ids: runtime.tensor([4], undefined, "int32"),
    rows: runtime.tensor([4, 2]),
    twice: runtime.tensor([4], undefined, "int32"),
  };
  for (const row of [1, 4]) {
    runtime.write(tensors.ids, Int32Array.of(row, 0, 0, 2));
    const { rows, twice } = tensors;
    await program.run({ ids: tensors.ids, table }, { rows, twice });
    expect([...(await runtime.read(rows))]).toEqual([2 * row, 2 * row + 1, 0, 1, 0, 1, 4, 5]);
  }
  expect(program instanceof GpuProgram && program.isReplayed).toBe(true);
  await program.dispose();
});

it("keeps programs that take turns apart, whether replayed or not", async () => {
  const scaled = async (factor: number, repeats: boolean) => {
    const g = new GraphBuilder(`times ${factor}`);
    g.output(g.exp(g.scale(g.input("x", [4]), factor)), "y");
    return { factor, program: await runtime.compile(g.build(), { repeats }) };
  };
  const programs = [await scaled(2, true), await scaled(3, false), await scaled(0.5, true)];
  const [x, y] = [runtime.tensor([4]), runtime.tensor([4])];
  for (let round = 0; round < 3; round++) {
    for (const { factor, program } of programs) {
      const values = Float32Array.of(round, 0.5, -1, factor);
      runtime.write(x, values);
      await program.run({ x }, { y });
      const expected = values.map((value) => Math.exp(factor * value));
      expect(largestError([await runtime.read(y)], [expected])).toBeLessThan(1e-5);
    }
  }
  for (const { program } of programs) await program.dispose();
});

it("is not used for a graph whose replay leaves a command out, and says so", async () => {
  const { adapter } = await findAdapter(globalThis);
  const device = await requestDevice(adapter!);
  const watch = new DeviceWatch(device);
  const readback = new Readback(device, watch);
  const own = (tensor: DeviceTensor) => {
    if (tensor instanceof GpuTensor) return tensor;
    throw new Error("not a tensor of this test");
  };
  const site = { ...(await loadOrt(webgpuBuild())), device, watch, readback, own };

  // A reshape to an output is a copy from buffer to buffer, which is not recorded: the validator's rule.
  const g = new GraphBuilder("copied out");
  g.output(g.reshape(g.neg(g.input("x", [4])), [2, 2]), "y");
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const program = await GpuProgram.create(g.build(), site, { replays: true, asWritten: false });
  const x = new GpuTensor(site.ort, device, [4], "float32");
  const y = new GpuTensor(site.ort, device, [2, 2], "float32");
  for (const first of [1, 9]) {
    device.queue.writeBuffer(x.buffer, 0, Float32Array.of(first, 2, 3, 4));
    await program.run({ x }, { y });
    const result = new Float32Array(await readback.read(y.buffer, 16));
    expect([...result]).toEqual([-first, -2, -3, -4]);
  }
  expect(program.isReplayed).toBe(false);
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/'copied out' is not replayed .*'y'/));
  warn.mockRestore();
  await program.dispose();
  device.destroy();
});

function stepGraph(id: RecipeId) {
  const config = parseClipConfig({
    projection_dim: 16,
    vision_config: tinyVisionConfig,
    text_config: { vocab_size: 64, hidden_size: 32, num_attention_heads: 2, num_hidden_layers: 2 },
  });
  const tuning = tuningFor(runSpec(defaultSpec(), id))!;
  const sizes = { batchSize: 4, classes: 4, logitScale: 20 };
  const prompts = { templates: 3, captionTokens: 9, spuriousTokens: 11 };
  return buildStepGraph({ ...tuning, ...sizes, config, prompts });
}

/** Five AdamW updates from the same weights on the same batches. */
async function trajectory(graph: Graph, trainable: readonly string[], repeats: boolean) {
  const random = new RandomStream(3, "replay");
  const draw = ({ shape }: Value) =>
    Float32Array.from({ length: sizeOf(shape) }, () => 0.3 * random.normal());
  const program = await runtime.compile(graph, { repeats });
  const tensors = (values: readonly Value[], data?: (value: Value) => Float32Array<ArrayBuffer>) =>
    Object.fromEntries(
      values.map((value) => [value.name, runtime.tensor(value.shape, data?.(value))]),
    ) as Record<string, DeviceTensor>;
  const inputs = tensors(graph.inputs, draw);
  const outputs = tensors(graph.outputs);
  const slots = trainable.map((name) => ({
    parameter: inputs[name]!,
    gradient: outputs[`gradient/${name}`]!,
    group: 0,
  }));
  const options = { beta1: 0.9, beta2: 0.999, epsilon: 1e-3, weightDecay: 0.1 };
  const optimizer = runtime.adamW(slots, options);
  const pixels = graph.inputs.find(({ name }) => name === "pixels")!;
  const losses: number[] = [];
  for (let step = 0; step < 5; step++) {
    runtime.write(inputs["pixels"]!, draw(pixels));
    await program.run(inputs, outputs);
    optimizer.step([0.01], outputs["loss"]!);
    losses.push((await runtime.read(outputs["loss"]!))[0]!);
  }
  const weights = await Promise.all(trainable.map((name) => runtime.read(inputs[name]!)));
  const isReplayed = program instanceof GpuProgram && program.isReplayed;
  optimizer.dispose();
  await program.dispose();
  return { losses, weights, isReplayed };
}
