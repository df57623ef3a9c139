import type { Shape } from "../graph/graph.ts";
import { FailureError } from "../shared/failure.ts";
import { dtypeOf } from "./hostData.ts";
import type { DeviceTensor, HostData } from "./runtime.ts";

/** A tensor in host memory: what the CPU runtimes compute on. */
export class HostTensor implements DeviceTensor {
  readonly dtype: "float32" | "int32";
  readonly shape: Shape;
  readonly byteLength: number;
  #data: HostData | null;

  /** Takes `data` as its own. */
  constructor(shape: Shape, data: HostData) {
    this.dtype = dtypeOf(data);
    this.shape = shape;
    this.byteLength = data.byteLength;
    this.#data = data;
  }

  get data(): HostData {
    if (!this.#data)
      throw new FailureError("internal", `a freed tensor [${this.shape.join(",")}] is used`);
    return this.#data;
  }

  set data(data: HostData) {
    this.#data = data;
  }

  /** The elements; throws for int32. */
  get floats(): Float32Array<ArrayBuffer> {
    const { data } = this;
    if (data instanceof Float32Array) return data;
    throw new FailureError("internal", `int32[${this.shape.join(",")}] where float32 is needed`);
  }

  free(): void {
    this.#data = null;
  }
}
