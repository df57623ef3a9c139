/**
 * The op table: every ONNX op that a graph of ours may hold, with its attributes, its domain and the
 * rule that gives its outputs' types. All of them have a kernel in onnxruntime's WebGPU provider for
 * the dtypes accepted here. The VJP table (autodiff/rules) is total over it.
 */
import type { DType, Shape, Value } from "./graph.ts";
import { broadcast, normalizeAxis, reducedShape, ShapeError, sameShape } from "./shapes.ts";
import { sizeOf } from "./graph.ts";

type None = Readonly<Record<string, never>>;
/** ONNX gives axes and shapes as int64 inputs; here they are attributes, and the writer adds the input. */
interface Axes {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

export interface OpAttributes {
  Add: None;
  Sub: None;
  Mul: None;
  Div: None;
  Pow: None;
  Neg: None;
  Exp: None;
  Log: None;
  Sqrt: None;
  Reciprocal: None;
  Sigmoid: None;
  Tanh: None;
  Erf: None;
  /** x · sigmoid(alpha · x), of com.microsoft. */
  QuickGelu: { readonly alpha: number };
  /** Exact (erf) GELU. */
  Gelu: None;
  MatMul: None;
  /** alpha · A'B' + beta · C with optional transposes; C broadcasts. */
  Gemm: {
    readonly transA: boolean;
    readonly transB: boolean;
    readonly alpha: number;
    readonly beta: number;
  };
  /** Over the last axis. */
  Softmax: None;
  /** Over the last axis; outputs Y, Mean and InvStdDev (both with the last extent 1). */
  LayerNormalization: { readonly epsilon: number };
  ReduceSum: Axes;
  ReduceMean: Axes;
  ReduceMax: Axes;
  Transpose: { readonly perm: readonly number[] };
  Reshape: { readonly shape: Shape };
  Concat: { readonly axis: number };
  Split: { readonly axis: number; readonly sizes: readonly number[] };
  Slice: { readonly axis: number; readonly start: number; readonly end: number };
  /** Zeros before and after, a number for each axis. */
  Pad: { readonly before: readonly number[]; readonly after: readonly number[] };
  Expand: { readonly shape: Shape };
  /** Rows of `data` along an axis, by int32 indices. */
  Gather: { readonly axis: number };
  Equal: None;
  Greater: None;
  Cast: { readonly to: "float32" | "int32" };
  Where: None;
}

export type OpType = keyof OpAttributes;
export type AttributesOf<O extends OpType> = OpAttributes[O];

export interface OpDefinition<O extends OpType> {
  readonly domain: "" | "com.microsoft";
  /** True where the result is only a relabelled copy of the input, which graph capture does not replay. */
  isCopy?(inputs: readonly Value[], attributes: AttributesOf<O>): boolean;
  /** Types of the outputs, or a ShapeError. */
  infer(inputs: readonly Value[], attributes: AttributesOf<O>): { dtype: DType; shape: Shape }[];
}

const unary = (op: OpType): OpDefinition<never> => ({
  domain: "",
  infer: (inputs) => {
    expectInputs(op, inputs, 1);
    expectFloat(op, inputs);
    return [{ dtype: "float32", shape: inputs[0]!.shape }];
  },
});

const binary = (op: OpType, result?: DType): OpDefinition<never> => ({
  domain: "",
  infer: (inputs) => {
    expectInputs(op, inputs, 2);
    const [a, b] = inputs as [Value, Value];
    const shape = broadcast(a.shape, b.shape);
    if (!shape) throw new ShapeError(op, inputs, "shapes do not broadcast");
    if (a.dtype !== b.dtype || (a.dtype !== "float32" && a.dtype !== "int32"))
      throw new ShapeError(op, inputs, "needs two float32 or two int32");
    return [{ dtype: result ?? a.dtype, shape }];
  },
});

const reduction = (op: "ReduceSum" | "ReduceMean" | "ReduceMax"): OpDefinition<typeof op> => ({
  domain: "",
  infer: (inputs, { axes, keepDims }: Axes) => {
    expectInputs(op, inputs, 1);
    expectFloat(op, inputs);
    if (axes.length === 0) throw new ShapeError(op, inputs, "needs at least one axis");
    return [{ dtype: "float32", shape: reducedShape(inputs[0]!.shape, axes, keepDims) }];
  },
});

export const ops: { readonly [O in OpType]: OpDefinition<O> } = {
  Add: binary("Add"),
  Sub: binary("Sub"),
  Mul: binary("Mul"),
  Div: binary("Div"),
  Pow: {
    domain: "",
    infer: (inputs) => {
      const types = binary("Pow").infer(inputs, {} as never);
      const [base, exponent] = inputs as [Value, Value];
      const isBySingle = sizeOf(base.shape) === 1 || sizeOf(exponent.shape) === 1;
      // onnxruntime's WebGPU kernel mixes vectors and scalars here, and its shader does not compile.
      if (!isBySingle && base.shape.at(-1) !== exponent.shape.at(-1))
        throw new ShapeError("Pow", inputs, "last extents must be equal, or one input one element");
      return types;
    },
  },
  Neg: unary("Neg"),
  Exp: unary("Exp"),
  Log: unary("Log"),
  Sqrt: unary("Sqrt"),
  Reciprocal: unary("Reciprocal"),
  Sigmoid: unary("Sigmoid"),
  Tanh: unary("Tanh"),
  Erf: unary("Erf"),
  QuickGelu: { ...unary("QuickGelu"), domain: "com.microsoft" },
  Gelu: unary("Gelu"),

  MatMul: {
    domain: "",
    infer: (inputs) => {
      expectInputs("MatMul", inputs, 2);
      expectFloat("MatMul", inputs);
      const [a, b] = inputs as [Value, Value];
      if (a.shape.length < 2 || b.shape.length < 2)
        throw new ShapeError("MatMul", inputs, "needs matrices");
      const batch = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
      if (!batch || a.shape.at(-1) !== b.shape.at(-2))
        throw new ShapeError("MatMul", inputs, "inner extents or batch shapes differ");
      return [{ dtype: "float32", shape: [...batch, a.shape.at(-2)!, b.shape.at(-1)!] }];
    },
  },

  Gemm: {
    domain: "",
    infer: (inputs, { transA, transB }) => {
      if (inputs.length !== 2 && inputs.length !== 3)
        throw new ShapeError("Gemm", inputs, "needs two or three inputs");
      expectFloat("Gemm", inputs);
      const [a, b, c] = inputs as [Value, Value, Value?];
      if (a.shape.length !== 2 || b.shape.length !== 2)
        throw new ShapeError("Gemm", inputs, "A and B must be matrices");
      const [m, k] = transA ? [a.shape[1]!, a.shape[0]!] : [a.shape[0]!, a.shape[1]!];
      const [kB, n] = transB ? [b.shape[1]!, b.shape[0]!] : [b.shape[0]!, b.shape[1]!];
      if (k !== kB) throw new ShapeError("Gemm", inputs, "inner extents differ");
      if (c && !sameShape(broadcast(c.shape, [m, n]) ?? [], [m, n]))
        throw new ShapeError("Gemm", inputs, "C does not broadcast to the product");
      return [{ dtype: "float32", shape: [m, n] }];
    },
  },

  Softmax: unary("Softmax"),

  LayerNormalization: {
    domain: "",
    infer: (inputs) => {
      expectInputs("LayerNormalization", inputs, 3);
      expectFloat("LayerNormalization", inputs);
      const [x, scale, bias] = inputs as [Value, Value, Value];
      const width = [x.shape.at(-1)!];
      if (!sameShape(scale.shape, width) || !sameShape(bias.shape, width))
        throw new ShapeError(
          "LayerNormalization",
          inputs,
          "scale and bias must have the last extent",
        );
      const statistics = [...x.shape.slice(0, -1), 1];
      return [x.shape, statistics, statistics].map((shape) => ({ dtype: "float32", shape }));
    },
  },

  ReduceSum: reduction("ReduceSum"),
  ReduceMean: reduction("ReduceMean"),
  ReduceMax: reduction("ReduceMax"),

  Transpose: {
    domain: "",
    // Moving axes of extent 1 moves no data.
    isCopy: ([input], { perm }) => {
      const moved = perm.filter((axis) => input!.shape[axis] !== 1);
      return moved.every((axis, i) => i === 0 || axis > moved[i - 1]!);
    },
    infer: (inputs, { perm }) => {
      expectInputs("Transpose", inputs, 1);
      expectFloat("Transpose", inputs);
      const { shape } = inputs[0]!;
      if (
        !sameShape(
          [...perm].sort((a, b) => a - b),
          [...shape.keys()],
        )
      )
        throw new ShapeError(
          "Transpose",
          inputs,
          `[${perm.join(",")}] is no permutation of its axes`,
        );
      return [{ dtype: "float32", shape: perm.map((axis) => shape[axis]!) }];
    },
  },

  Reshape: {
    domain: "",
    isCopy: () => true,
    infer: (inputs, { shape }) => {
      expectInputs("Reshape", inputs, 1);
      if (sizeOf(shape) !== sizeOf(inputs[0]!.shape))
        throw new ShapeError("Reshape", inputs, `[${shape.join(",")}] has another size`);
      return [{ dtype: inputs[0]!.dtype, shape }];
    },
  },

  Concat: {
    domain: "",
    infer: (inputs, { axis }) => {
      expectFloat("Concat", inputs);
      const first = inputs[0]?.shape ?? [];
      const at = normalizeAxis(axis, first.length);
      const fits = inputs.every(({ shape }) =>
        sameShape(shape.toSpliced(at, 1), first.toSpliced(at, 1)),
      );
      if (inputs.length === 0 || !fits)
        throw new ShapeError("Concat", inputs, `extents but axis ${axis} must be equal`);
      const extent = inputs.reduce((sum, { shape }) => sum + shape[at]!, 0);
      return [{ dtype: "float32", shape: first.with(at, extent) }];
    },
  },

  Split: {
    domain: "",
    infer: (inputs, { axis, sizes }) => {
      expectInputs("Split", inputs, 1);
      expectFloat("Split", inputs);
      const { shape } = inputs[0]!;
      const at = normalizeAxis(axis, shape.length);
      if (sizes.reduce((sum, size) => sum + size, 0) !== shape[at])
        throw new ShapeError("Split", inputs, `sizes ${sizes.join("+")} must sum to axis ${axis}`);
      return sizes.map((size) => ({ dtype: "float32", shape: shape.with(at, size) }));
    },
  },

  Slice: {
    domain: "",
    infer: (inputs, { axis, start, end }) => {
      expectInputs("Slice", inputs, 1);
      expectFloat("Slice", inputs);
      const { shape } = inputs[0]!;
      const at = normalizeAxis(axis, shape.length);
      if (start < 0 || end > shape[at]! || start >= end)
        throw new ShapeError("Slice", inputs, `${start}:${end} does not lie in axis ${axis}`);
      return [{ dtype: "float32", shape: shape.with(at, end - start) }];
    },
  },

  Pad: {
    domain: "",
    infer: (inputs, { before, after }) => {
      expectInputs("Pad", inputs, 1);
      expectFloat("Pad", inputs);
      const { shape } = inputs[0]!;
      if (before.length !== shape.length || after.length !== shape.length)
        throw new ShapeError("Pad", inputs, "needs a number for each axis");
      const padded = shape.map((extent, axis) => before[axis]! + extent + after[axis]!);
      return [{ dtype: "float32", shape: padded }];
    },
  },

  Expand: {
    domain: "",
    infer: (inputs, { shape }) => {
      expectInputs("Expand", inputs, 1);
      if (!sameShape(broadcast(inputs[0]!.shape, shape) ?? [], shape))
        throw new ShapeError("Expand", inputs, `does not broadcast to [${shape.join(",")}]`);
      return [{ dtype: inputs[0]!.dtype, shape }];
    },
  },

  Gather: {
    domain: "",
    infer: (inputs, { axis }) => {
      expectInputs("Gather", inputs, 2);
      const [data, indices] = inputs as [Value, Value];
      if (data.dtype !== "float32" || indices.dtype !== "int32")
        throw new ShapeError("Gather", inputs, "needs float32 data and int32 indices");
      const at = normalizeAxis(axis, data.shape.length);
      return [{ dtype: "float32", shape: data.shape.toSpliced(at, 1, ...indices.shape) }];
    },
  },

  Equal: binary("Equal", "bool"),
  Greater: binary("Greater", "bool"),

  Cast: {
    domain: "",
    infer: (inputs, { to }) => {
      expectInputs("Cast", inputs, 1);
      return [{ dtype: to, shape: inputs[0]!.shape }];
    },
  },

  Where: {
    domain: "",
    infer: (inputs) => {
      expectInputs("Where", inputs, 3);
      const [condition, a, b] = inputs as [Value, Value, Value];
      expectFloat("Where", [a, b]);
      const branches = broadcast(a.shape, b.shape);
      const shape = branches && broadcast(condition.shape, branches);
      if (condition.dtype !== "bool" || !shape)
        throw new ShapeError("Where", inputs, "needs a bool condition and shapes that broadcast");
      return [{ dtype: "float32", shape }];
    },
  },
};

/** Types of the outputs of an op applied to `inputs`, or a ShapeError. */
export function inferTypes<O extends OpType>(
  op: O,
  inputs: readonly Value[],
  attributes: AttributesOf<O>,
): { dtype: DType; shape: Shape }[] {
  return ops[op].infer(inputs, attributes);
}

export function isOpType(name: string): name is OpType {
  return Object.hasOwn(ops, name);
}

function expectInputs(op: OpType, inputs: readonly Value[], count: number): void {
  if (inputs.length !== count) throw new ShapeError(op, inputs, `needs ${count} inputs`);
}

function expectFloat(op: OpType, inputs: readonly Value[]): void {
  if (inputs.some(({ dtype }) => dtype !== "float32"))
    throw new ShapeError(op, inputs, "needs float32");
}
