import type { AttributesOf, OpType } from "./ops.ts";

/** How an op's attributes stand in a file: as ONNX attributes, or as int64 constants after its inputs. */
export interface OnnxForm {
  readonly ints?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
  readonly intLists?: Readonly<Record<string, readonly number[]>>;
  /** Constants appended to the inputs, in order. */
  readonly constants?: readonly (readonly number[])[];
}

interface FormRule<Attributes> {
  write(attributes: Attributes): OnnxForm;
  /** The inverse; an attribute that a file leaves out has ONNX's default. */
  read(form: OnnxForm): Attributes;
}

const none: FormRule<AttributesOf<"Add">> = { write: () => ({}), read: () => ({}) };

const reduction: FormRule<AttributesOf<"ReduceSum">> = {
  write: ({ axes, keepDims }) => ({ ints: { keepdims: Number(keepDims) }, constants: [axes] }),
  read: ({ ints, constants }) => ({
    axes: constants?.[0] ?? [],
    keepDims: (ints?.["keepdims"] ?? 1) === 1,
  }),
};

const shaped: FormRule<AttributesOf<"Reshape">> = {
  write: ({ shape }) => ({ constants: [shape] }),
  read: ({ constants }) => ({ shape: constants?.[0] ?? [] }),
};

export const onnxForms: { readonly [O in OpType]: FormRule<AttributesOf<O>> } = {
  Add: none,
  Sub: none,
  Mul: none,
  Div: none,
  Pow: none,
  Neg: none,
  Exp: none,
  Log: none,
  Sqrt: none,
  Reciprocal: none,
  Sigmoid: none,
  Tanh: none,
  Erf: none,
  Gelu: none,
  MatMul: none,
  Equal: none,
  Greater: none,
  Where: none,
  QuickGelu: {
    write: ({ alpha }) => ({ floats: { alpha } }),
    read: ({ floats }) => ({ alpha: floats?.["alpha"] ?? 1.702 }),
  },
  Gemm: {
    write: ({ transA, transB, alpha, beta }) => ({
      ints: { transA: Number(transA), transB: Number(transB) },
      floats: { alpha, beta },
    }),
    read: ({ ints, floats }) => ({
      transA: ints?.["transA"] === 1,
      transB: ints?.["transB"] === 1,
      alpha: floats?.["alpha"] ?? 1,
      beta: floats?.["beta"] ?? 1,
    }),
  },
  Softmax: { write: () => ({ ints: { axis: -1 } }), read: () => ({}) },
  LayerNormalization: {
    write: ({ epsilon }) => ({ ints: { axis: -1 }, floats: { epsilon } }),
    read: ({ floats }) => ({ epsilon: floats?.["epsilon"] ?? 1e-5 }),
  },
  ReduceSum: reduction,
  ReduceMean: reduction,
  ReduceMax: reduction,
  Transpose: {
    write: ({ perm }) => ({ intLists: { perm } }),
    read: ({ intLists }) => ({ perm: intLists?.["perm"] ?? [] }),
  },
  Reshape: shaped,
  Expand: shaped,
  Concat: {
    write: ({ axis }) => ({ ints: { axis } }),
    read: ({ ints }) => ({ axis: ints?.["axis"] ?? 0 }),
  },
  Split: {
    write: ({ axis, sizes }) => ({ ints: { axis }, constants: [sizes] }),
    read: ({ ints, constants }) => ({ axis: ints?.["axis"] ?? 0, sizes: constants?.[0] ?? [] }),
  },
  Slice: {
    write: ({ axis, start, end }) => ({ constants: [[start], [end], [axis]] }),
    read: ({ constants }) => ({
      start: constants?.[0]?.[0] ?? 0,
      end: constants?.[1]?.[0] ?? 0,
      axis: constants?.[2]?.[0] ?? 0,
    }),
  },
  Pad: {
    write: ({ before, after }) => ({ constants: [[...before, ...after]] }),
    read: ({ constants }) => {
      const pads = constants?.[0] ?? [];
      return { before: pads.slice(0, pads.length / 2), after: pads.slice(pads.length / 2) };
    },
  },
  Gather: {
    write: ({ axis }) => ({ ints: { axis } }),
    read: ({ ints }) => ({ axis: ints?.["axis"] ?? 0 }),
  },
  Cast: {
    write: ({ to }) => ({ ints: { to: to === "float32" ? 1 : 6 } }),
    read: ({ ints }) => ({ to: ints?.["to"] === 6 ? "int32" : "float32" }),
  },
};
