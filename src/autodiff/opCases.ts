/**
 * Sample applications of every op: what the gradient check and the runtimes' parity tests are
 * generated from. Total over the op table, so a new op cannot go untested.
 */
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Shape, Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import type { AttributesOf, OpType } from "../graph/ops.ts";
import { RandomStream } from "../shared/random.ts";

/** How an input is drawn, so that the op is smooth where it is tested. */
type Draw =
  "normal" | "positive" | "away-from-zero" | "distinct" | "index" | "integer" | "condition";

export interface OpCase<Attributes> {
  readonly name: string;
  readonly inputs: readonly (readonly [Shape, Draw?])[];
  readonly attributes: Attributes;
}

const broadcasts = (draw: Draw): OpCase<AttributesOf<"Add">>[] => [
  {
    name: "same shape",
    inputs: [
      [[2, 3], draw],
      [[2, 3], draw],
    ],
    attributes: {},
  },
  {
    name: "row",
    inputs: [
      [[2, 3], draw],
      [[3], draw],
    ],
    attributes: {},
  },
  {
    name: "column",
    inputs: [
      [[2, 1], draw],
      [[2, 3], draw],
    ],
    attributes: {},
  },
  {
    name: "column by fours",
    inputs: [
      [[2, 1], draw],
      [[2, 4], draw],
    ],
    attributes: {},
  },
  {
    name: "scalar",
    inputs: [
      [[2, 3, 4], draw],
      [[1], draw],
    ],
    attributes: {},
  },
  {
    name: "both repeat",
    inputs: [
      [[2, 1, 4], draw],
      [[3, 1], draw],
    ],
    attributes: {},
  },
];

const elementwise = (draw: Draw): OpCase<AttributesOf<"Neg">>[] => [
  { name: "matrix", inputs: [[[3, 4], draw]], attributes: {} },
];

const reductions = (draw: Draw): OpCase<AttributesOf<"ReduceSum">>[] => [
  { name: "last axis", inputs: [[[3, 4], draw]], attributes: { axes: [1], keepDims: true } },
  {
    name: "first axis, dropped",
    inputs: [[[3, 4], draw]],
    attributes: { axes: [0], keepDims: false },
  },
  { name: "middle axis", inputs: [[[2, 3, 4], draw]], attributes: { axes: [-2], keepDims: true } },
  { name: "all axes", inputs: [[[3, 4], draw]], attributes: { axes: [0, 1], keepDims: true } },
];

const gemm = (transA: boolean, transB: boolean): OpCase<AttributesOf<"Gemm">> => ({
  name: `A${transA ? "ᵀ" : ""}B${transB ? "ᵀ" : ""}`,
  inputs: [[transA ? [4, 3] : [3, 4]], [transB ? [5, 4] : [4, 5]], [[5]]],
  attributes: { transA, transB, alpha: 0.5, beta: 2 },
});

export const opCases: { readonly [O in OpType]: readonly OpCase<AttributesOf<O>>[] } = {
  Add: broadcasts("normal"),
  Sub: broadcasts("normal"),
  Mul: broadcasts("normal"),
  Div: broadcasts("away-from-zero"),
  // Without those of the broadcasts that the op refuses.
  Pow: broadcasts("positive").filter(
    ({ name }) => !["column", "column by fours", "both repeat"].includes(name),
  ),
  Neg: elementwise("normal"),
  Exp: elementwise("normal"),
  Log: elementwise("positive"),
  Sqrt: elementwise("positive"),
  Reciprocal: elementwise("away-from-zero"),
  Sigmoid: elementwise("normal"),
  Tanh: elementwise("normal"),
  Erf: elementwise("normal"),
  QuickGelu: [{ name: "matrix", inputs: [[[3, 4]]], attributes: { alpha: 1.702 } }],
  Gelu: elementwise("normal"),
  MatMul: [
    { name: "matrices", inputs: [[[3, 4]], [[4, 5]]], attributes: {} },
    { name: "batched", inputs: [[[2, 3, 4]], [[2, 4, 5]]], attributes: {} },
    { name: "shared weight", inputs: [[[2, 3, 4]], [[4, 5]]], attributes: {} },
    { name: "repeated batch", inputs: [[[2, 1, 3, 4]], [[1, 3, 4, 2]]], attributes: {} },
  ],
  Gemm: [
    gemm(false, false),
    gemm(false, true),
    gemm(true, false),
    gemm(true, true),
    {
      name: "without C",
      inputs: [[[3, 4]], [[4, 5]]],
      attributes: { transA: false, transB: false, alpha: 1, beta: 1 },
    },
  ],
  Softmax: [{ name: "rows", inputs: [[[2, 3, 4]]], attributes: {} }],
  LayerNormalization: [
    { name: "rows", inputs: [[[2, 3, 4]], [[4]], [[4]]], attributes: { epsilon: 1e-5 } },
  ],
  ReduceSum: reductions("normal"),
  ReduceMean: reductions("normal"),
  ReduceMax: reductions("distinct"),
  Transpose: [
    { name: "matrix", inputs: [[[3, 4]]], attributes: { perm: [1, 0] } },
    { name: "rank 4", inputs: [[[2, 3, 4, 5]]], attributes: { perm: [0, 2, 1, 3] } },
    { name: "rank 5", inputs: [[[2, 3, 3, 2, 4]]], attributes: { perm: [2, 0, 3, 1, 4] } },
  ],
  Reshape: [{ name: "fold", inputs: [[[2, 3, 4]]], attributes: { shape: [6, 4] } }],
  Concat: [
    { name: "rows", inputs: [[[2, 3]], [[1, 3]]], attributes: { axis: 0 } },
    { name: "inner axis", inputs: [[[2, 1, 4]], [[2, 3, 4]]], attributes: { axis: 1 } },
  ],
  Split: [{ name: "inner axis", inputs: [[[2, 5, 3]]], attributes: { axis: 1, sizes: [1, 4] } }],
  Slice: [{ name: "inner axis", inputs: [[[2, 5, 3]]], attributes: { axis: 1, start: 1, end: 3 } }],
  Pad: [
    {
      name: "inner axis",
      inputs: [[[2, 3, 4]]],
      attributes: { before: [0, 1, 0], after: [0, 2, 0] },
    },
  ],
  Expand: [
    { name: "rows", inputs: [[[1, 3]]], attributes: { shape: [4, 3] } },
    { name: "new axes", inputs: [[[3, 1]]], attributes: { shape: [2, 3, 4] } },
  ],
  Gather: [{ name: "rows", inputs: [[[5, 3]], [[2, 4], "index"]], attributes: { axis: 0 } }],
  Equal: [
    {
      name: "integers",
      inputs: [
        [[2, 3], "index"],
        [[3], "index"],
      ],
      attributes: {},
    },
    {
      name: "column by fours",
      inputs: [
        [[5, 1], "index"],
        [[1, 8], "index"],
      ],
      attributes: {},
    },
  ],
  Greater: [
    { name: "numbers", inputs: [[[2, 3]], [[3]]], attributes: {} },
    { name: "column by fours", inputs: [[[2, 1]], [[2, 4]]], attributes: {} },
  ],
  Cast: [
    { name: "integers to float", inputs: [[[2, 3], "integer"]], attributes: { to: "float32" } },
  ],
  Where: [
    { name: "same shape", inputs: [[[2, 3], "condition"], [[2, 3]], [[2, 3]]], attributes: {} },
    { name: "scalar branch", inputs: [[[2, 3], "condition"], [[2, 3]], [[1]]], attributes: {} },
  ],
};

/** A case as a graph: inputs "x0", "x1", …; outputs "y0", … (bools as float32), and the inputs' data. */
export interface CaseGraph {
  readonly builder: GraphBuilder;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly data: Readonly<Record<string, Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>>>;
}

/** Applies the op of a case to inputs drawn from a stream named after it. */
export function buildCase<O extends OpType>(
  op: O,
  { name, inputs, attributes }: OpCase<AttributesOf<O>>,
): CaseGraph {
  const builder = new GraphBuilder(`${op}: ${name}`);
  const random = new RandomStream(0, `${op}/${name}`);
  const drawn = inputs.map(([shape, draw = "normal"]) => ({
    shape,
    draw,
    data: drawData(random, draw, shape),
  }));
  const given = drawn.map(({ shape, data }, i) =>
    builder.input(`x${i}`, shape, data instanceof Int32Array ? "int32" : "float32"),
  );
  const arguments_ = given.map((value, i) =>
    drawn[i]!.draw === "condition" ? builder.greater(value, builder.scalar(0)) : value,
  );
  const outputs = builder
    .emit(op, arguments_, attributes)
    .map((output) => (output.dtype === "float32" ? output : builder.cast(output, "float32")));
  const data = Object.fromEntries(given.map(({ name: input }, i) => [input, drawn[i]!.data]));
  return { builder, inputs: given, outputs, data };
}

/** The case's graph with its outputs named; a copying op is followed by an addition, as outputs must be computed. */
export function finishCase({ builder, outputs }: CaseGraph): Graph {
  const offset = builder.scalar(1);
  for (const [i, output] of outputs.entries()) builder.output(builder.add(output, offset), `y${i}`);
  return builder.build();
}

function drawData(
  random: RandomStream,
  draw: Draw,
  shape: Shape,
): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> {
  const size = sizeOf(shape);
  if (draw === "index") return Int32Array.from({ length: size }, () => random.integer(5));
  if (draw === "integer") return Int32Array.from({ length: size }, () => random.integer(100) - 50);
  if (draw === "distinct")
    return Float32Array.from(random.permutation(size), (rank) => rank / 4 - 1);
  return Float32Array.from({ length: size }, () => {
    const x = random.normal();
    if (draw === "positive") return 0.5 + Math.abs(x);
    if (draw === "away-from-zero") return x + Math.sign(x) * 0.5;
    return x;
  });
}
