/**
 * Graph capture: onnxruntime records the GPU commands of a graph's first run and replays them in
 * later ones, which takes a fraction of the processor time. Recorded commands know only the buffers that
 * they were recorded with, so a replay copies its inputs in and its outputs out; and onnxruntime-web
 * 1.30 forgets buffers that it did not allocate itself between two runs, so these are its own.
 */
import type * as Ort from "onnxruntime-common";
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import type { HostData } from "../runtime/runtime.ts";
import { toSessionFailure } from "../runtime/sessionFailure.ts";
import type { GpuTensors } from "./gpuTensor.ts";
import { createGpuSession } from "./session.ts";
import type { GpuSite } from "./site.ts";

/** How far a replay may be from the run that it repeats: of the tensor's largest number, and at least. */
const tolerance = { relative: 1e-4, absolute: 1e-6 };

/** Makes a session whose commands are recorded, on inputs of zeros. */
export async function recordReplay(
  graph: Graph,
  site: GpuSite,
  asWritten = false,
): Promise<Replay> {
  const values = [...graph.inputs, ...graph.outputs];
  const fixed = await allocate(values, site);
  const session = await createGpuSession(site.ort, site.device, graph, {
    capture: true,
    asWritten,
  });
  const replay = new Replay(graph, site, session, fixed);
  await replay.record();
  return replay;
}

interface Allocation {
  readonly tensors: ReadonlyMap<string, Ort.Tensor>;
  release(): Promise<void>;
}

export class Replay {
  readonly #graph: Graph;
  readonly #site: GpuSite;
  readonly #session: Ort.InferenceSession;
  readonly #fixed: Allocation;
  readonly #feeds: Record<string, Ort.Tensor>;
  /** Which state of which tensor an input's fixed buffer holds: unchanged inputs are not copied again. */
  readonly #held = new Map<string, { readonly buffer: GPUBuffer; readonly version: number }>();

  constructor(graph: Graph, site: GpuSite, session: Ort.InferenceSession, fixed: Allocation) {
    this.#graph = graph;
    this.#site = site;
    this.#session = session;
    this.#fixed = fixed;
    this.#feeds = this.#tensorsOf(graph.inputs);
  }

  async record(): Promise<void> {
    await this.#session.run(this.#feeds, this.#tensorsOf(this.#graph.outputs));
  }

  async run(inputs: GpuTensors, outputs: GpuTensors): Promise<void> {
    await this.#replay(inputs);
    const encoder = this.#site.device.createCommandEncoder({ label: "outputs of a replay" });
    for (const [name, { buffer, byteLength }] of outputs)
      encoder.copyBufferToBuffer(this.#bufferOf(name), 0, buffer, 0, byteLength);
    this.#site.device.queue.submit([encoder.finish()]);
  }

  /**
   * Replays on `inputs` what was recorded on zeros, so that a command that was not recorded shows, and
   * compares with `outputs`. Null when nothing differs, else what does.
   */
  async differenceFrom(inputs: GpuTensors, outputs: GpuTensors): Promise<string | null> {
    await this.#replay(inputs);
    const { readback } = this.#site;
    const differences = outputs.map(async ([name, { buffer, byteLength, dtype }]) => {
      const [expected, replayed] = await Promise.all([
        readback.read(buffer, byteLength),
        readback.read(this.#bufferOf(name), byteLength),
      ]);
      const View = dtype === "int32" ? Int32Array : Float32Array;
      return isClose(new View(replayed), new View(expected)) ? [] : [name];
    });
    const names = (await Promise.all(differences)).flat();
    return names.length === 0 ? null : `output '${names.join("', '")}' came out differently`;
  }

  async release(): Promise<void> {
    await this.#session.release();
    await this.#fixed.release();
  }

  async #replay(inputs: GpuTensors): Promise<void> {
    const encoder = this.#site.device.createCommandEncoder({ label: "inputs of a replay" });
    for (const [name, { buffer, byteLength, version }] of inputs) {
      const held = this.#held.get(name);
      if (held?.buffer === buffer && held.version === version) continue;
      encoder.copyBufferToBuffer(buffer, 0, this.#bufferOf(name), 0, byteLength);
      this.#held.set(name, { buffer, version });
    }
    this.#site.device.queue.submit([encoder.finish()]);
    let results: Ort.InferenceSession.OnnxValueMapType;
    try {
      // By name: giving the tensors again would make onnxruntime-web leak a handle for each.
      results = await this.#session.run(
        this.#feeds,
        this.#graph.outputs.map(({ name }) => name),
      );
    } catch (error) {
      this.#site.watch.check();
      throw toSessionFailure(`a replay of graph '${this.#graph.name}' failed`, error);
    }
    for (const result of Object.values(results)) result.dispose();
  }

  #tensorsOf(values: readonly Value[]): Record<string, Ort.Tensor> {
    return Object.fromEntries(
      values.map(({ name, dtype, shape }) => [
        name,
        this.#site.ort.Tensor.fromGpuBuffer(this.#bufferOf(name), {
          dataType: dtype as "float32" | "int32",
          dims: shape,
        }),
      ]),
    );
  }

  #bufferOf(name: string): GPUBuffer {
    return this.#fixed.tensors.get(name)!.gpuBuffer;
  }
}

/** Buffers of zeros that onnxruntime allocates: the results of a graph with one output a value. */
async function allocate(values: readonly Value[], site: GpuSite): Promise<Allocation> {
  const g = new GraphBuilder("allocation");
  const zero = { float32: g.input("float32", [1]), int32: g.input("int32", [1], "int32") };
  for (const [i, { dtype, shape }] of values.entries())
    g.output(
      g.emit("Expand", [zero[dtype as "float32" | "int32"]], { shape: [sizeOf(shape)] })[0]!,
      `${i}`,
    );
  const graph = g.build();
  const session = await createGpuSession(site.ort, site.device, graph);
  const { Tensor } = site.ort;
  const feeds = { float32: new Tensor(new Float32Array(1)), int32: new Tensor(new Int32Array(1)) };
  const given = Object.entries(feeds).filter(([name]) => graph.values.has(name));
  const results = await session.run(Object.fromEntries(given));
  return {
    tensors: new Map(values.map(({ name }, i) => [name, results[`${i}`] as Ort.Tensor])),
    release: async () => {
      for (const result of Object.values(results)) result.dispose();
      await session.release();
    },
  };
}

/** Whether two lists of numbers are equal but for rounding; what is not finite must be so in both. */
function isClose(actual: HostData, expected: HostData): boolean {
  let largest = 0;
  for (const x of expected) if (Number.isFinite(x)) largest = Math.max(largest, Math.abs(x));
  const bound =
    expected instanceof Int32Array ? 0 : tolerance.absolute + tolerance.relative * largest;
  return expected.every((x: number, i: number) =>
    Number.isFinite(x) ? Math.abs(actual[i]! - x) <= bound : !Number.isFinite(actual[i]!),
  );
}
