import type { NodeProto } from "onnx-buf";
import type { OnnxFile, OnnxTensor } from "./onnxFile.ts";

/** A constant as a node reads it. */
export interface ConstantUse {
  readonly tensor: OnnxTensor;
  /** The node sees the transposed matrix of what is stored. */
  readonly isTransposed: boolean;
}

/** A product with a constant matrix: x · M, or x · Mᵀ where `isTransposed` says so. */
export interface LinearUse {
  readonly node: NodeProto;
  readonly matrix: ConstantUse;
  readonly bias: OnnxTensor | null;
}

/** What passes its first input on, changed in place or form alone. */
const carriers = new Set([
  ...["Identity", "Cast", "Dropout", "Reshape", "Transpose", "Squeeze", "Unsqueeze"],
  ...["Slice", "Expand", "Tile", "Split", "Flatten"],
]);
/** What makes numbers about a tensor, not of it. */
const observers = new Set(["Shape", "Size", "ConstantOfShape", "Range"]);

/** Who makes and who reads each value of a model. */
export class OnnxGraph {
  readonly file: OnnxFile;
  readonly #makers = new Map<string, NodeProto>();
  readonly #readers = new Map<string, NodeProto[]>();

  constructor(file: OnnxFile) {
    this.file = file;
    for (const node of file.nodes) {
      for (const output of node.output) this.#makers.set(output, node);
      for (const input of node.input)
        this.#readers.set(input, [...(this.#readers.get(input) ?? []), node]);
    }
  }

  /** The constant behind a value, through what only passes it on; null when there is none. */
  constant(value: string | undefined): ConstantUse | null {
    const tensor = this.file.constants.get(value ?? "");
    if (tensor) return { tensor, isTransposed: false };
    const maker = this.#makers.get(value ?? "");
    if (!maker || !carriers.has(maker.opType)) return null;
    const use = this.constant(maker.input[0]);
    if (!use || maker.opType !== "Transpose") return use;
    return { ...use, isTransposed: !use.isTransposed };
  }

  /** The constant that is looked up, sliced or added here; null when there is none. */
  table(value: string | undefined): OnnxTensor | null {
    const maker = this.#makers.get(value ?? "");
    const from = maker?.opType === "Gather" ? maker.input[0] : value;
    return this.constant(from)?.tensor ?? null;
  }

  /** The product of a value with a constant matrix, and the bias added to it; null for other nodes. */
  linear(node: NodeProto): LinearUse | null {
    if (node.opType !== "MatMul" && node.opType !== "Gemm") return null;
    const matrix = this.constant(node.input[1]);
    if (matrix?.tensor.shape.length !== 2) return null;
    if (node.opType === "MatMul")
      return { node, matrix, bias: this.#addedVector(node.output[0] ?? "") };
    const isFlipped = node.attribute.some(({ name, i }) => name === "transB" && i === 1n);
    const bias = this.constant(node.input[2])?.tensor ?? null;
    return { node, matrix: { ...matrix, isTransposed: matrix.isTransposed !== isFlipped }, bias };
  }

  /** The scale and the shift of a LayerNorm that ends with this node, whole or in its parts. */
  layerNorm(node: NodeProto): { scale: OnnxTensor; shift: OnnxTensor } | null {
    if (node.opType === "LayerNormalization") {
      const [scale, shift] = [this.constant(node.input[1]), this.constant(node.input[2])];
      return scale && shift && { scale: scale.tensor, shift: shift.tensor };
    }
    const shift = node.opType === "Add" ? this.#vectorAnd(node) : null;
    const product = shift && this.#makers.get(shift.other);
    const scale = product?.opType === "Mul" ? this.#vectorAnd(product) : null;
    const quotient = scale && this.#makers.get(scale.other);
    return quotient?.opType === "Div" ? { scale: scale!.tensor, shift: shift!.tensor } : null;
  }

  /** The nearest nodes before a value for which `wanted` holds, along what its numbers are made of. */
  before(value: string | undefined, wanted: (node: NodeProto) => boolean): NodeProto[] {
    return this.#search(this.#maker(value), wanted, (node) =>
      dataInputs(node).flatMap((input) => this.#maker(input)),
    );
  }

  /** The nearest nodes after a value, likewise. */
  after(value: string | undefined, wanted: (node: NodeProto) => boolean): NodeProto[] {
    const readersOf = (name: string) =>
      (this.#readers.get(name) ?? []).filter((node) => dataInputs(node).includes(name));
    return this.#search(readersOf(value ?? ""), wanted, ({ output }) => output.flatMap(readersOf));
  }

  #maker(value: string | undefined): NodeProto[] {
    const maker = this.#makers.get(value ?? "");
    return maker ? [maker] : [];
  }

  #search(
    from: readonly NodeProto[],
    wanted: (node: NodeProto) => boolean,
    next: (node: NodeProto) => NodeProto[],
  ): NodeProto[] {
    const found: NodeProto[] = [];
    const seen = new Set(from);
    for (const node of seen) {
      if (wanted(node)) found.push(node);
      else for (const other of next(node)) seen.add(other);
    }
    return found;
  }

  #addedVector(value: string): OnnxTensor | null {
    for (const node of this.#readers.get(value) ?? []) {
      const vector = node.opType === "Add" ? this.#vectorAnd(node) : null;
      if (vector) return vector.tensor;
    }
    return null;
  }

  /** A node of two inputs, of which one is a constant vector. */
  #vectorAnd({ input }: NodeProto): { tensor: OnnxTensor; other: string } | null {
    for (const [i, value] of input.entries()) {
      const tensor = this.constant(value)?.tensor;
      if (tensor?.shape.length === 1 && tensor.shape[0]! > 1)
        return { tensor, other: input[1 - i] ?? "" };
    }
    return null;
  }
}

/** The inputs that a node's numbers are made of. */
function dataInputs({ opType, input }: NodeProto): string[] {
  if (observers.has(opType)) return [];
  return carriers.has(opType) || opType === "Gather" ? input.slice(0, 1) : [...input];
}
