import type { AttributesOf, OpType } from "./ops.ts";

/** Element types. Arithmetic is float32 or int32; int64 only carries constant shapes and axes. */
export type DType = "float32" | "int32" | "int64" | "bool";

/** Tensor extents, outermost first. Always static. */
export type Shape = readonly number[];

export type TensorData =
  Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>;

/** A named tensor of a graph: ONNX's ValueInfo. */
export interface Value {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
}

/** A constant: ONNX's initializer. */
export interface Initializer extends Value {
  readonly data: TensorData;
}

/** One application of an op. `inputs` and `outputs` name values. */
export interface Node<O extends OpType = OpType> {
  readonly op: O;
  /** Unique in its graph; says where in the model it came from ("layers.0/attention/MatMul_3"). */
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: AttributesOf<O>;
}

/** An ONNX graph as plain data, nodes in an order in which they can run. */
export interface Graph {
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly initializers: readonly Initializer[];
  readonly nodes: readonly Node[];
  /** Every value by name: inputs, initializers and all that nodes produce. */
  readonly values: ReadonlyMap<string, Value>;
}

/** The number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Bytes of tensors of four bytes a number. */
export function bytesOf(tensors: readonly { readonly shape: Shape }[]): number {
  return tensors.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
}

/** "float32[2,3]", for messages and prints. */
export function typeOf(value: Value): string {
  return `${value.dtype}[${value.shape.join(",")}]`;
}
