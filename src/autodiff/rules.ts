/**
 * The VJP table: for every op, how the cotangents of its outputs become cotangents of its inputs.
 * Total over the op table, so an op without a rule does not compile. Each rule is checked against
 * central differences (gradcheck.test.ts).
 */
import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import type { AttributesOf, OpType } from "../graph/ops.ts";
import { normalizeAxis, reducedShape } from "../graph/shapes.ts";
import { unbroadcast } from "./unbroadcast.ts";

/** One application of an op, as its rule sees it. */
export interface VjpSite<Attributes> {
  readonly graph: GraphBuilder;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
  /** For each output: the gradient of the loss by it; null where the loss does not depend on it. */
  readonly cotangents: readonly (Value | null)[];
  /** For each input, whether its cotangent is wanted. */
  readonly wants: readonly boolean[];
}

/** Cotangents of the inputs, each of its input's shape; null for one that is not wanted. */
export type VjpRule<Attributes> = (site: VjpSite<Attributes>) => (Value | null)[];

type Elementwise = (site: { graph: GraphBuilder; x: Value; y: Value; cotangent: Value }) => Value;

const unary =
  (rule: Elementwise): VjpRule<unknown> =>
  ({ graph, inputs, outputs, cotangents }) => [
    rule({ graph, x: inputs[0]!, y: outputs[0]!, cotangent: cotangents[0]! }),
  ];

type Side = (site: {
  graph: GraphBuilder;
  a: Value;
  b: Value;
  y: Value;
  cotangent: Value;
}) => Value;

const binary =
  (left: Side, right: Side): VjpRule<unknown> =>
  ({ graph, inputs, outputs, cotangents, wants }) => {
    const [a, b] = inputs as [Value, Value];
    const site = { graph, a, b, y: outputs[0]!, cotangent: cotangents[0]! };
    return [
      wants[0] ? unbroadcast(graph, left(site), a.shape) : null,
      wants[1] ? unbroadcast(graph, right(site), b.shape) : null,
    ];
  };

/** Spreads the cotangent of a reduction over the elements that were reduced. */
function spread({
  graph,
  inputs,
  attributes,
  cotangents,
}: VjpSite<AttributesOf<"ReduceSum">>): Value {
  const { shape } = inputs[0]!;
  const kept = graph.reshape(cotangents[0]!, reducedShape(shape, attributes.axes, true));
  return graph.expand(kept, shape);
}

/** How many elements of `from` each element of `to` was reduced from. */
function reductionCount({ inputs, attributes }: VjpSite<AttributesOf<"ReduceSum">>): number {
  const { shape } = inputs[0]!;
  const axes = new Set(attributes.axes.map((axis) => normalizeAxis(axis, shape.length)));
  return [...axes].reduce((product, axis) => product * shape[axis]!, 1);
}

export const vjpRules: {
  readonly [O in OpType]: VjpRule<AttributesOf<O>> | "not-differentiable";
} = {
  Add: binary(
    ({ cotangent }) => cotangent,
    ({ cotangent }) => cotangent,
  ),
  Sub: binary(
    ({ cotangent }) => cotangent,
    ({ graph: g, cotangent }) => g.neg(cotangent),
  ),
  Mul: binary(
    ({ graph: g, cotangent, b }) => g.mul(cotangent, b),
    ({ graph: g, cotangent, a }) => g.mul(cotangent, a),
  ),
  Div: binary(
    ({ graph: g, cotangent, b }) => g.div(cotangent, b),
    ({ graph: g, cotangent, b, y }) => g.neg(g.div(g.mul(cotangent, y), b)),
  ),
  Pow: binary(
    ({ graph: g, cotangent, a, b }) => g.mul(cotangent, g.mul(b, g.pow(a, g.sub(b, g.scalar(1))))),
    ({ graph: g, cotangent, a, y }) => g.mul(cotangent, g.mul(y, g.log(a))),
  ),
  Neg: unary(({ graph: g, cotangent }) => g.neg(cotangent)),
  Exp: unary(({ graph: g, cotangent, y }) => g.mul(cotangent, y)),
  Log: unary(({ graph: g, cotangent, x }) => g.div(cotangent, x)),
  Sqrt: unary(({ graph: g, cotangent, y }) => g.div(g.scale(cotangent, 0.5), y)),
  Reciprocal: unary(({ graph: g, cotangent, y }) => g.neg(g.mul(cotangent, g.mul(y, y)))),
  Sigmoid: unary(({ graph: g, cotangent, y }) => g.mul(cotangent, g.mul(y, g.sub(g.scalar(1), y)))),
  Tanh: unary(({ graph: g, cotangent, y }) => g.mul(cotangent, g.sub(g.scalar(1), g.mul(y, y)))),
  // 2/√π · e^(−x²)
  Erf: unary(({ graph: g, cotangent, x }) =>
    g.mul(cotangent, g.scale(g.exp(g.neg(g.mul(x, x))), 2 / Math.sqrt(Math.PI))),
  ),
  // With s = sigmoid(αx): s · (1 + αx · (1 − s))
  QuickGelu: (site) => {
    const { graph: g, attributes } = site;
    const [x, cotangent] = [site.inputs[0]!, site.cotangents[0]!];
    const scaled = g.scale(x, attributes.alpha);
    const s = g.sigmoid(scaled);
    const slope = g.add(g.mul(scaled, g.sub(g.scalar(1), s)), g.scalar(1));
    return [g.mul(cotangent, g.mul(s, slope))];
  },
  // Φ(x) + x·φ(x), the normal distribution and its density
  Gelu: unary(({ graph: g, cotangent, x }) => {
    const distribution = g.scale(g.add(g.erf(g.scale(x, Math.SQRT1_2)), g.scalar(1)), 0.5);
    const density = g.scale(g.exp(g.scale(g.mul(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    return g.mul(cotangent, g.add(distribution, g.mul(x, density)));
  }),

  MatMul: ({ graph: g, inputs, cotangents, wants }) => {
    const [a, b] = inputs as [Value, Value];
    const cotangent = cotangents[0]!;
    const matrices = (value: Value) => g.reshape(value, [rows(value), value.shape.at(-1)!]);
    if (b.shape.length === 2) {
      // A weight shared by the whole batch: fold the batch into the rows.
      return [
        wants[0] ? g.reshape(g.gemm(matrices(cotangent), b, { transB: true }), a.shape) : null,
        wants[1] ? g.gemm(matrices(a), matrices(cotangent), { transA: true }) : null,
      ];
    }
    return [
      wants[0] ? unbroadcast(g, g.matmul(cotangent, g.transposeMatrix(b)), a.shape) : null,
      wants[1] ? unbroadcast(g, g.matmul(g.transposeMatrix(a), cotangent), b.shape) : null,
    ];
  },

  Gemm: ({ graph: g, inputs, attributes, cotangents, wants }) => {
    const [a, b, c] = inputs as [Value, Value, Value?];
    const { transA, transB, alpha, beta } = attributes;
    const cotangent = cotangents[0]!;
    const gradients: (Value | null)[] = [null, null];
    if (wants[0])
      gradients[0] = transA
        ? g.gemm(b, cotangent, { transA: transB, transB: true, alpha })
        : g.gemm(cotangent, b, { transB: !transB, alpha });
    if (wants[1])
      gradients[1] = transB
        ? g.gemm(cotangent, a, { transA: true, transB: transA, alpha })
        : g.gemm(a, cotangent, { transA: !transA, alpha });
    if (c) gradients.push(wants[2] ? unbroadcast(g, g.scale(cotangent, beta), c.shape) : null);
    return gradients;
  },

  // y · (c − Σ c·y)
  Softmax: unary(({ graph: g, cotangent, y }) =>
    g.mul(y, g.sub(cotangent, g.reduceSum(g.mul(cotangent, y), [-1]))),
  ),

  // With x̂ = (x − mean)·invStdDev and h = c·scale: invStdDev · (h − mean(h) − x̂·mean(h·x̂))
  LayerNormalization: ({ graph: g, inputs, outputs, cotangents, wants }) => {
    const [x, scale, bias] = inputs as [Value, Value, Value];
    const [, mean, inverse] = outputs as [Value, Value, Value];
    if (cotangents[1] ?? cotangents[2])
      throw new Error("LayerNormalization: no gradient through its Mean and InvStdDev outputs");
    const cotangent = cotangents[0]!;
    const normalized = g.mul(g.sub(x, mean), inverse);
    const gradient = () => {
      const scaled = g.mul(cotangent, scale);
      const projection = g.reduceMean(g.mul(scaled, normalized), [-1]);
      const centred = g.sub(scaled, g.reduceMean(scaled, [-1]));
      return g.mul(g.sub(centred, g.mul(normalized, projection)), inverse);
    };
    return [
      wants[0] ? gradient() : null,
      wants[1] ? unbroadcast(g, g.mul(cotangent, normalized), scale.shape) : null,
      wants[2] ? unbroadcast(g, cotangent, bias.shape) : null,
    ];
  },

  ReduceSum: (site) => [spread(site)],
  ReduceMean: (site) => [site.graph.scale(spread(site), 1 / reductionCount(site))],
  // Elements that tie for the maximum share its cotangent evenly.
  ReduceMax: (site) => {
    const { graph: g, inputs, outputs, attributes } = site;
    const x = inputs[0]!;
    const top = g.reshape(outputs[0]!, reducedShape(x.shape, attributes.axes, true));
    const isTop = g.cast(g.equal(x, top), "float32");
    const share = g.div(isTop, g.reduceSum(isTop, attributes.axes));
    return [g.mul(spread(site), share)];
  },

  Transpose: ({ graph: g, attributes: { perm }, cotangents }) => [
    g.transpose(
      cotangents[0]!,
      perm.map((_, axis) => perm.indexOf(axis)),
    ),
  ],
  Reshape: ({ graph: g, inputs, cotangents }) => [g.reshape(cotangents[0]!, inputs[0]!.shape)],
  Concat: ({ graph: g, inputs, attributes: { axis }, cotangents, wants }) => {
    const along = normalizeAxis(axis, inputs[0]!.shape.length);
    const sizes = inputs.map(({ shape }) => shape[along]!);
    if (wants.every(Boolean)) return g.split(cotangents[0]!, sizes, along);
    let start = 0;
    return sizes.map((size, i) => {
      start += size;
      return wants[i] ? g.slice(cotangents[0]!, along, start - size, start) : null;
    });
  },
  Split: ({ graph: g, outputs, attributes: { axis }, cotangents }) => {
    const along = normalizeAxis(axis, outputs[0]!.shape.length);
    const parts = cotangents.map((cotangent, i) => cotangent ?? g.filled(outputs[i]!.shape, 0));
    return [g.concat(parts, along)];
  },
  Slice: ({ graph: g, inputs, attributes: { axis, start, end }, cotangents }) => {
    const { shape } = inputs[0]!;
    const along = normalizeAxis(axis, shape.length);
    const none = shape.map(() => 0);
    return [g.pad(cotangents[0]!, none.with(along, start), none.with(along, shape[along]! - end))];
  },
  Pad: ({ graph: g, inputs, attributes: { before, after }, cotangents }) => {
    const { shape } = inputs[0]!;
    const cut = (cotangent: Value, axis: number) =>
      before[axis] === 0 && after[axis] === 0
        ? cotangent
        : g.slice(cotangent, axis, before[axis]!, before[axis]! + shape[axis]!);
    return [[...shape.keys()].reduce(cut, cotangents[0]!)];
  },
  Expand: ({ graph: g, inputs, cotangents }) => [unbroadcast(g, cotangents[0]!, inputs[0]!.shape)],
  // One-hot(indices)ᵀ · c: a product, because a Scatter is wrong under graph capture. The one-hot
  // takes indices × rows × 4 bytes, and a quarter more before its cast: 0.8 GB for 256 captions of 16
  // ids over CLIP's 49,408 rows.
  Gather: ({ graph: g, inputs, attributes: { axis }, cotangents }) => {
    const [data, indices] = inputs as [Value, Value];
    if (normalizeAxis(axis, data.shape.length) !== 0 || data.shape.length !== 2)
      throw new Error("Gather: its gradient is defined for rows (axis 0) of a matrix");
    const [rowCount, width] = data.shape as [number, number];
    const count = indices.shape.reduce((product, extent) => product * extent, 1);
    const iota = g.constant(
      [1, rowCount],
      Int32Array.from({ length: rowCount }, (_, i) => i),
    );
    const oneHot = g.cast(g.equal(g.reshape(indices, [count, 1]), iota), "float32");
    const rowsOfCotangent = g.reshape(cotangents[0]!, [count, width]);
    return [g.gemm(oneHot, rowsOfCotangent, { transA: true }), null];
  },

  Equal: "not-differentiable",
  Greater: "not-differentiable",
  Cast: "not-differentiable",
  Where: ({ graph: g, inputs, cotangents, wants }) => {
    const [condition, a, b] = inputs as [Value, Value, Value];
    const zero = g.scalar(0);
    const cotangent = cotangents[0]!;
    return [
      null,
      wants[1] ? unbroadcast(g, g.where(condition, cotangent, zero), a.shape) : null,
      wants[2] ? unbroadcast(g, g.where(condition, zero, cotangent), b.shape) : null,
    ];
  },
};

/** The product of all extents but the last. */
function rows({ shape }: Value): number {
  return shape.slice(0, -1).reduce((product, extent) => product * extent, 1);
}
