import type {
  CompileOptions,
  DeviceTensor,
  HostData,
  Program,
  Runtime,
} from "../runtime/runtime.ts";
import type { Graph, Shape } from "../graph/graph.ts";

/** What was made on the device for one purpose, so that all of it can be given back at once. */
export class TensorScope {
  readonly runtime: Runtime;
  readonly #tensors = new Set<DeviceTensor>();
  readonly #disposals: (() => void | Promise<void>)[] = [];

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  tensor(shape: Shape, data?: HostData): DeviceTensor {
    const tensor = this.runtime.tensor(shape, data);
    this.#tensors.add(tensor);
    return tensor;
  }

  /** int32, of zeros. */
  intTensor(shape: Shape): DeviceTensor {
    const tensor = this.runtime.tensor(shape, undefined, "int32");
    this.#tensors.add(tensor);
    return tensor;
  }

  async compile(graph: Graph, options?: CompileOptions): Promise<Program> {
    const program = await this.runtime.compile(graph, options);
    this.onDispose(() => program.dispose());
    return program;
  }

  /** Called by {@link dispose}, the last given first. */
  onDispose(disposal: () => void | Promise<void>): void {
    this.#disposals.push(disposal);
  }

  /** Never throws: on a lost device nothing can be given back, and the loss is what must be told. */
  async dispose(): Promise<void> {
    for (const disposal of this.#disposals.splice(0).reverse()) {
      try {
        await disposal();
      } catch (error) {
        console.warn("Something on the device could not be given back:", error);
      }
    }
    for (const tensor of this.#tensors) this.runtime.free(tensor);
    this.#tensors.clear();
  }
}
