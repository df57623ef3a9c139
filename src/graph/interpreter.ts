/**
 * Runs a graph in float64, slowly and plainly, straight from ONNX's definition of each op. Only for
 * tests: it is the outside truth for gradients (central differences need its precision) and for
 * what each runtime computes.
 */
import type { Graph, Node, Shape, Value } from "./graph.ts";
import { sizeOf } from "./graph.ts";
import type { AttributesOf, OpType } from "./ops.ts";
import { normalizeAxis } from "./shapes.ts";

/** A tensor of numbers, row-major; booleans are 0 and 1. */
export interface Dense {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** Evaluates every output of `graph` from its inputs, both by name. */
export function interpret(
  graph: Graph,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
): Record<string, Float64Array> {
  const values = new Map<string, Dense>();
  for (const { name, shape } of graph.inputs) {
    const data = inputs[name];
    if (data?.length !== sizeOf(shape))
      throw new Error(`input '${name}' must have ${sizeOf(shape)} elements`);
    values.set(name, { shape, data: Float64Array.from(data) });
  }
  for (const { name, shape, data } of graph.initializers)
    values.set(name, { shape, data: Float64Array.from(data, Number) });
  for (const node of graph.nodes) {
    const given = node.inputs.map((name) => values.get(name)!);
    const results = apply(
      node,
      given,
      node.outputs.map((name) => graph.values.get(name)!),
    );
    for (const [i, name] of node.outputs.entries()) values.set(name, results[i]!);
  }
  return Object.fromEntries(graph.outputs.map(({ name }) => [name, values.get(name)!.data]));
}

type Kernel<Attributes> = (
  inputs: readonly Dense[],
  attributes: Attributes,
  outputs: readonly Value[],
) => Dense[];

function apply<O extends OpType>(
  { op, attributes }: Node<O>,
  inputs: readonly Dense[],
  outputs: readonly Value[],
): Dense[] {
  return kernels[op](inputs, attributes, outputs);
}

/** Fills an output by a function of its multi-index. */
function fill(shape: Shape, at: (index: readonly number[]) => number): Dense {
  const data = new Float64Array(sizeOf(shape));
  const index = shape.map(() => 0);
  for (let i = 0; i < data.length; i++) {
    data[i] = at(index);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      if (index[axis]! < shape[axis]!) break;
      index[axis] = 0;
    }
  }
  return { shape, data };
}

/** The element at an index that may be of a higher rank or extent: extents of 1 repeat. */
function at({ shape, data }: Dense, index: readonly number[]): number {
  const skip = index.length - shape.length;
  let offset = 0;
  for (let axis = 0; axis < shape.length; axis++)
    offset = offset * shape[axis]! + (shape[axis] === 1 ? 0 : index[axis + skip]!);
  return data[offset]!;
}

const unary =
  (f: (x: number) => number): Kernel<unknown> =>
  ([x]) => [{ shape: x!.shape, data: x!.data.map(f) }];

const binary =
  (f: (a: number, b: number) => number): Kernel<unknown> =>
  ([a, b], _attributes, [output]) => [
    fill(output!.shape, (index) => f(at(a!, index), at(b!, index))),
  ];

/** Applies `f` to each row of the last axis. */
function byRow({ shape, data }: Dense, f: (row: Float64Array) => Float64Array): Dense {
  const width = shape.at(-1)!;
  const result = new Float64Array(data.length);
  for (let i = 0; i < data.length; i += width) result.set(f(data.subarray(i, i + width)), i);
  return { shape, data: result };
}

const reduce =
  (
    initial: number,
    f: (total: number, x: number, count: number) => number,
  ): Kernel<AttributesOf<"ReduceSum">> =>
  ([x], { axes }, [output]) => {
    const { shape } = x!;
    const reduced = new Set(axes.map((axis) => normalizeAxis(axis, shape.length)));
    const count = [...reduced].reduce((product, axis) => product * shape[axis]!, 1);
    const kept = shape.map((extent, axis) => (reduced.has(axis) ? 1 : extent));
    const data = new Float64Array(sizeOf(kept)).fill(initial);
    let i = 0;
    fill(shape, (index) => {
      const offset = kept.reduce(
        (sum, extent, axis) => sum * extent + (extent === 1 ? 0 : index[axis]!),
        0,
      );
      data[offset] = f(data[offset]!, x!.data[i]!, count);
      return x!.data[i++]!;
    });
    return [{ shape: output!.shape, data }];
  };

const mean = (row: Float64Array) => row.reduce((sum, x) => sum + x, 0) / row.length;

const kernels: { readonly [O in OpType]: Kernel<AttributesOf<O>> } = {
  Add: binary((a, b) => a + b),
  Sub: binary((a, b) => a - b),
  Mul: binary((a, b) => a * b),
  Div: binary((a, b) => a / b),
  Pow: binary(Math.pow),
  Neg: unary((x) => -x),
  Exp: unary(Math.exp),
  Log: unary(Math.log),
  Sqrt: unary(Math.sqrt),
  Reciprocal: unary((x) => 1 / x),
  Sigmoid: unary((x) => 1 / (1 + Math.exp(-x))),
  Tanh: unary(Math.tanh),
  Erf: unary(erf),
  QuickGelu: ([x], { alpha }) => [
    { shape: x!.shape, data: x!.data.map((v) => v / (1 + Math.exp(-alpha * v))) },
  ],
  Gelu: unary((x) => (x / 2) * (1 + erf(x / Math.SQRT2))),

  MatMul: ([a, b], _attributes, [output]) => [
    fill(output!.shape, (index) => {
      const batch = index.slice(0, -2);
      let sum = 0;
      for (let k = 0; k < a!.shape.at(-1)!; k++)
        sum += at(a!, [...batch, index.at(-2)!, k]) * at(b!, [...batch, k, index.at(-1)!]);
      return sum;
    }),
  ],

  Gemm: ([a, b, c], { transA, transB, alpha, beta }, [output]) => [
    fill(output!.shape, (index) => {
      const [m, n] = index as [number, number];
      let sum = 0;
      for (let k = 0; k < a!.shape[transA ? 0 : 1]!; k++)
        sum += at(a!, transA ? [k, m] : [m, k]) * at(b!, transB ? [n, k] : [k, n]);
      return alpha * sum + (c ? beta * at(c, index) : 0);
    }),
  ],

  Softmax: ([x]) => [
    byRow(x!, (row) => {
      const top = Math.max(...row);
      const exps = row.map((v) => Math.exp(v - top));
      const sum = exps.reduce((total, v) => total + v, 0);
      return exps.map((v) => v / sum);
    }),
  ],

  LayerNormalization: ([x, scale, bias], { epsilon }, [, statistics]) => {
    const means: number[] = [];
    const inverses: number[] = [];
    const y = byRow(x!, (row) => {
      const m = mean(row);
      const inverse = 1 / Math.sqrt(mean(row.map((v) => (v - m) ** 2)) + epsilon);
      means.push(m);
      inverses.push(inverse);
      return row.map((v, i) => (v - m) * inverse * scale!.data[i]! + bias!.data[i]!);
    });
    const { shape } = statistics!;
    return [
      y,
      { shape, data: Float64Array.from(means) },
      { shape, data: Float64Array.from(inverses) },
    ];
  },

  ReduceSum: reduce(0, (total, x) => total + x),
  ReduceMean: reduce(0, (total, x, count) => total + x / count),
  ReduceMax: reduce(-Infinity, (top, x) => Math.max(top, x)),

  Transpose: ([x], { perm }, [output]) => [
    fill(output!.shape, (index) => {
      const source = perm.map(() => 0);
      for (const [i, axis] of perm.entries()) source[axis] = index[i]!;
      return at(x!, source);
    }),
  ],
  Reshape: ([x], { shape }) => [{ shape, data: x!.data }],
  Concat: (parts, { axis }, [output]) => {
    const along = normalizeAxis(axis, output!.shape.length);
    return [
      fill(output!.shape, (index) => {
        let position = index[along]!;
        for (const part of parts) {
          if (position < part.shape[along]!) return at(part, index.with(along, position));
          position -= part.shape[along]!;
        }
        return NaN;
      }),
    ];
  },
  Split: ([x], { axis, sizes }, outputs) => {
    const along = normalizeAxis(axis, x!.shape.length);
    let start = 0;
    return outputs.map(({ shape }, i) => {
      const from = start;
      start += sizes[i]!;
      return fill(shape, (index) => at(x!, index.with(along, index[along]! + from)));
    });
  },
  Slice: ([x], { axis, start }, [output]) => {
    const along = normalizeAxis(axis, x!.shape.length);
    return [fill(output!.shape, (index) => at(x!, index.with(along, index[along]! + start)))];
  },
  Pad: ([x], { before }, [output]) => [
    fill(output!.shape, (index) => {
      const source = index.map((i, axis) => i - before[axis]!);
      const isInside = source.every((i, axis) => i >= 0 && i < x!.shape[axis]!);
      return isInside ? at(x!, source) : 0;
    }),
  ],
  Expand: ([x], _attributes, [output]) => [fill(output!.shape, (index) => at(x!, index))],
  Gather: ([data, indices], { axis }, [output]) => {
    const along = normalizeAxis(axis, data!.shape.length);
    const rank = indices!.shape.length;
    return [
      fill(output!.shape, (index) => {
        const row = at(indices!, index.slice(along, along + rank));
        return at(data!, index.toSpliced(along, rank, row));
      }),
    ];
  },

  Equal: binary((a, b) => Number(a === b)),
  Greater: binary((a, b) => Number(a > b)),
  Cast: ([x], { to }) => [
    { shape: x!.shape, data: to === "int32" ? x!.data.map(Math.trunc) : x!.data },
  ],
  Where: ([condition, a, b], _attributes, [output]) => [
    fill(output!.shape, (index) => (at(condition!, index) === 1 ? at(a!, index) : at(b!, index))),
  ],
};

/** The error function: 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!!, all terms of one sign. */
function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
