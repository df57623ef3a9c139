import type * as Ort from "onnxruntime-common";
import type { Graph } from "../graph/graph.ts";
import type { Bindings } from "../runtime/bindings.ts";
import { checkBindings } from "../runtime/bindings.ts";
import type { Program } from "../runtime/runtime.ts";
import { toSessionFailure } from "../runtime/sessionFailure.ts";
import type { GpuTensors } from "./gpuTensor.ts";
import type { Replay } from "./replay.ts";
import { recordReplay } from "./replay.ts";
import { createGpuSession } from "./session.ts";
import type { GpuSite } from "./site.ts";

/** How a program runs: by onnxruntime's dispatches, or by a replay of them. Runs within its turn. */
interface Engine {
  run(inputs: GpuTensors, outputs: GpuTensors): Promise<void>;
  release(): Promise<void>;
}

/** A {@link Program} on WebGPU. */
export class GpuProgram implements Program {
  readonly #graph: Graph;
  readonly #site: GpuSite;
  #engine: Engine;
  /** While it is not yet chosen. */
  #replay: Replay | null;
  #isDisposed = false;

  private constructor(graph: Graph, site: GpuSite, engine: Engine, replay: Replay | null) {
    this.#graph = graph;
    this.#site = site;
    this.#engine = engine;
    this.#replay = replay;
  }

  /** With `replays`, its first run also proves that a replay of it gives what it gives. */
  static create(
    graph: Graph,
    site: GpuSite,
    { replays, asWritten }: { readonly replays: boolean; readonly asWritten: boolean },
  ): Promise<GpuProgram> {
    return site.queue.run(async () => {
      site.watch.check();
      const session = await createGpuSession(site.ort, site.device, graph, { asWritten });
      const replay = replays ? await recordReplay(graph, site, asWritten) : null;
      return new GpuProgram(graph, site, new Dispatches(graph.name, session, site), replay);
    });
  }

  async run(inputs: Bindings, outputs: Bindings): Promise<void> {
    checkBindings(this.#graph, inputs, outputs);
    const [sources, targets] = [this.#ownAll(inputs), this.#ownAll(outputs)];
    await this.#site.queue.run(async () => {
      this.#site.watch.check();
      await this.#engine.run(sources, targets);
      for (const [, target] of targets) target.version++;
      if (this.#replay) await this.#chooseEngine(this.#replay, sources, targets);
      // A run on a lost device resolves as if it had computed.
      this.#site.watch.check();
    });
  }

  /** Whether runs are replays; known after the first. */
  get isReplayed(): boolean {
    return this.#replay === null && !(this.#engine instanceof Dispatches);
  }

  async dispose(): Promise<void> {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    await this.#site.queue.run(async () => {
      await this.#engine.release();
      await this.#replay?.release();
      this.#replay = null;
    });
  }

  /** Keeps the replay where it gives what the first run has just given, and else the dispatches. */
  async #chooseEngine(replay: Replay, sources: GpuTensors, targets: GpuTensors): Promise<void> {
    this.#replay = null;
    const difference = await replay.differenceFrom(sources, targets);
    if (difference === null) {
      await this.#engine.release();
      this.#engine = replay;
      return;
    }
    await replay.release();
    console.warn(`graph '${this.#graph.name}' is not replayed on this device: ${difference}`);
  }

  #ownAll(tensors: Bindings): GpuTensors {
    return Object.entries(tensors).map(([name, tensor]) => [name, this.#site.own(tensor)]);
  }
}

/** Runs a session on the tensors that it is given. */
class Dispatches implements Engine {
  readonly #graphName: string;
  readonly #session: Ort.InferenceSession;
  readonly #site: GpuSite;

  constructor(graphName: string, session: Ort.InferenceSession, site: GpuSite) {
    this.#graphName = graphName;
    this.#session = session;
    this.#site = site;
  }

  async run(inputs: GpuTensors, outputs: GpuTensors): Promise<void> {
    try {
      await this.#session.run(ortTensors(inputs), ortTensors(outputs));
    } catch (error) {
      this.#site.watch.check();
      throw toSessionFailure(`a run of graph '${this.#graphName}' failed`, error);
    }
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

function ortTensors(tensors: GpuTensors): Record<string, Ort.Tensor> {
  return Object.fromEntries(tensors.map(([name, { ortTensor }]) => [name, ortTensor]));
}
