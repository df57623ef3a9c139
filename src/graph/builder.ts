import type { Graph, Initializer, Node, Shape, TensorData, Value } from "./graph.ts";
import { sizeOf, typeOf } from "./graph.ts";
import type { AttributesOf, OpType } from "./ops.ts";
import { inferTypes } from "./ops.ts";
import { normalizeAxis, sameShape } from "./shapes.ts";

/**
 * Builds a {@link Graph} node by node; shapes and dtypes are checked as it goes. `emit` applies any
 * op; the named methods are the ops in the argument order of NumPy. What leads to no output is
 * dropped by `build`.
 */
export class GraphBuilder {
  readonly #name: string;
  readonly #inputs: Value[] = [];
  /** Output names by the name of the value that they give. */
  readonly #outputs = new Map<string, string>();
  readonly #initializers: Initializer[] = [];
  readonly #nodes: Node[] = [];
  readonly #values = new Map<string, Value>();
  readonly #producers = new Map<string, Node>();
  readonly #filled = new Map<string, Value>();
  readonly #detached = new Set<string>();
  #scope = "";

  constructor(name: string) {
    this.#name = name;
  }

  /** The nodes so far, in order: what autodiff walks. */
  get nodes(): readonly Node[] {
    return this.#nodes;
  }

  /** Runs `body` with `name/` before the name of every node it emits. */
  scope<T>(name: string, body: () => T): T {
    const outer = this.#scope;
    this.#scope = `${outer}${name}/`;
    try {
      return body();
    } finally {
      this.#scope = outer;
    }
  }

  input(name: string, shape: Shape, dtype: "float32" | "int32" = "float32"): Value {
    const value = this.#declare({ name, dtype, shape });
    this.#inputs.push(value);
    return value;
  }

  /** A constant; float32 for a Float32Array, int32 for an Int32Array. */
  constant(shape: Shape, data: TensorData, name?: string): Value {
    const dtype =
      data instanceof Float32Array ? "float32" : data instanceof Int32Array ? "int32" : "int64";
    if (data.length !== sizeOf(shape))
      throw new Error(`constant of shape [${shape.join(",")}] given ${data.length} elements`);
    const value = { name: name ?? this.#freshName("constant"), dtype, shape, data } as const;
    this.#declare(value);
    this.#initializers.push(value);
    return value;
  }

  /** A float32 constant that holds one number throughout; equal ones are one. */
  filled(shape: Shape, number: number): Value {
    const key = `${number}[${shape.join(",")}]`;
    const known = this.#filled.get(key);
    if (known) return known;
    const value = this.constant(shape, new Float32Array(sizeOf(shape)).fill(number));
    this.#filled.set(key, value);
    return value;
  }

  /** A float32 constant of shape [1]. */
  scalar(number: number): Value {
    return this.filled([1], number);
  }

  /** Marks a value as constant for autodiff: no gradient flows through it. Returns it. */
  detach(value: Value): Value {
    this.#detached.add(value.name);
    return value;
  }

  isDetached(value: Value): boolean {
    return this.#detached.has(value.name);
  }

  /** Makes `value`, which a node produces, a graph output under `name`. */
  output(value: Value, name: string): void {
    if (!this.#producers.has(value.name))
      throw new Error(`output '${name}' is not produced by a node`);
    if (this.#outputs.has(value.name))
      throw new Error(`'${value.name}' is already output '${this.#outputs.get(value.name) ?? ""}'`);
    this.#outputs.set(value.name, name);
  }

  value(name: string): Value {
    const value = this.#values.get(name);
    if (!value) throw new Error(`no value named '${name}'`);
    return value;
  }

  /** The node that produces `value`, unless it is an input or a constant. */
  producer(value: Value): Node | undefined {
    return this.#producers.get(value.name);
  }

  /** Applies an op; returns its outputs. */
  emit<O extends OpType>(op: O, inputs: readonly Value[], attributes: AttributesOf<O>): Value[] {
    const name = this.#freshName(op);
    const types = inferTypes(op, inputs, attributes);
    const outputs = types.map((type, i) =>
      this.#declare({ name: types.length === 1 ? name : `${name}.${i}`, ...type }),
    );
    const node: Node<O> = {
      op,
      name,
      inputs: inputs.map((input) => this.#known(input).name),
      outputs: outputs.map((output) => output.name),
      attributes,
    };
    this.#nodes.push(node);
    for (const output of outputs) this.#producers.set(output.name, node);
    return outputs;
  }

  // Elementwise -------------------------------------------------------------------------------

  add(a: Value, b: Value): Value {
    return this.#single("Add", [a, b], {});
  }

  sub(a: Value, b: Value): Value {
    return this.#single("Sub", [a, b], {});
  }

  mul(a: Value, b: Value): Value {
    return this.#single("Mul", [a, b], {});
  }

  div(a: Value, b: Value): Value {
    return this.#single("Div", [a, b], {});
  }

  pow(a: Value, b: Value): Value {
    return this.#single("Pow", [a, b], {});
  }

  /** a times a number. */
  scale(a: Value, factor: number): Value {
    return factor === 1 ? a : this.mul(a, this.scalar(factor));
  }

  neg(a: Value): Value {
    return this.#single("Neg", [a], {});
  }

  exp(a: Value): Value {
    return this.#single("Exp", [a], {});
  }

  log(a: Value): Value {
    return this.#single("Log", [a], {});
  }

  sqrt(a: Value): Value {
    return this.#single("Sqrt", [a], {});
  }

  reciprocal(a: Value): Value {
    return this.#single("Reciprocal", [a], {});
  }

  sigmoid(a: Value): Value {
    return this.#single("Sigmoid", [a], {});
  }

  tanh(a: Value): Value {
    return this.#single("Tanh", [a], {});
  }

  erf(a: Value): Value {
    return this.#single("Erf", [a], {});
  }

  /** x · sigmoid(1.702 x). */
  quickGelu(a: Value): Value {
    return this.#single("QuickGelu", [a], { alpha: 1.702 });
  }

  gelu(a: Value): Value {
    return this.#single("Gelu", [a], {});
  }

  equal(a: Value, b: Value): Value {
    return this.#single("Equal", [a, b], {});
  }

  greater(a: Value, b: Value): Value {
    return this.#single("Greater", [a, b], {});
  }

  where(condition: Value, a: Value, b: Value): Value {
    return this.#single("Where", [condition, a, b], {});
  }

  cast(a: Value, to: "float32" | "int32"): Value {
    return a.dtype === to ? a : this.#single("Cast", [a], { to });
  }

  // Products and normalisation ----------------------------------------------------------------

  matmul(a: Value, b: Value): Value {
    return this.#single("MatMul", [a, b], {});
  }

  /** A'B' (+ C), each matrix transposed if asked. A: [M,K], B: [K,N], C broadcasts to [M,N]. */
  gemm(
    a: Value,
    b: Value,
    options: { c?: Value; transA?: boolean; transB?: boolean; alpha?: number } = {},
  ): Value {
    const { c, transA = false, transB = false, alpha = 1 } = options;
    return this.#single("Gemm", c ? [a, b, c] : [a, b], { transA, transB, alpha, beta: 1 });
  }

  /** Over the last axis. */
  softmax(a: Value): Value {
    return this.#single("Softmax", [a], {});
  }

  /** Over the last axis. */
  layerNorm(x: Value, scale: Value, bias: Value, epsilon: number): Value {
    return this.emit("LayerNormalization", [x, scale, bias], { epsilon })[0]!;
  }

  // Reductions --------------------------------------------------------------------------------

  reduceSum(a: Value, axes: readonly number[], keepDims = true): Value {
    return this.#single("ReduceSum", [a], { axes, keepDims });
  }

  reduceMean(a: Value, axes: readonly number[], keepDims = true): Value {
    return this.#single("ReduceMean", [a], { axes, keepDims });
  }

  reduceMax(a: Value, axes: readonly number[], keepDims = true): Value {
    return this.#single("ReduceMax", [a], { axes, keepDims });
  }

  // Shape and movement ------------------------------------------------------------------------

  /** A reshape of a reshape is one reshape; one to the same shape is none. */
  reshape(a: Value, shape: Shape): Value {
    const producer = this.producer(a);
    const source = producer?.op === "Reshape" ? this.value(producer.inputs[0]!) : a;
    return sameShape(source.shape, shape) ? source : this.#single("Reshape", [source], { shape });
  }

  /**
   * Permutes axes. Two transposes that undo each other vanish, and the transpose of AᵀB (last two
   * axes) is emitted as BᵀA, so that gradients of attention do not move data twice.
   */
  transpose(a: Value, perm: readonly number[]): Value {
    if (perm.every((axis, i) => axis === i)) return a;
    const producer = this.producer(a);
    if (producer?.op === "Transpose") {
      const inner = (producer as Node<"Transpose">).attributes.perm;
      return this.transpose(
        this.value(producer.inputs[0]!),
        perm.map((axis) => inner[axis]!),
      );
    }
    if (producer?.op === "MatMul" && swapsLastTwo(perm)) {
      const [left, right] = producer.inputs.map((name) => this.value(name)) as [Value, Value];
      const leftProducer = this.producer(left);
      const isTransposed =
        leftProducer?.op === "Transpose" &&
        swapsLastTwo((leftProducer as Node<"Transpose">).attributes.perm);
      if (isTransposed && left.shape.length === right.shape.length)
        return this.matmul(this.transpose(right, perm), this.value(leftProducer.inputs[0]!));
    }
    return this.#single("Transpose", [a], { perm });
  }

  /** Swaps the last two axes. */
  transposeMatrix(a: Value): Value {
    const rank = a.shape.length;
    const perm = [...Array(rank).keys()];
    return this.transpose(a, perm.with(rank - 2, rank - 1).with(rank - 1, rank - 2));
  }

  concat(values: readonly Value[], axis: number): Value {
    return this.#single("Concat", values, { axis });
  }

  split(a: Value, sizes: readonly number[], axis: number): Value[] {
    return this.emit("Split", [a], { axis, sizes });
  }

  /** Elements start..end-1 of an axis. */
  slice(a: Value, axis: number, start: number, end: number): Value {
    return this.#single("Slice", [a], { axis, start, end });
  }

  /** Zeros around `a`, a number for each axis. */
  pad(a: Value, before: readonly number[], after: readonly number[]): Value {
    return this.#single("Pad", [a], { before, after });
  }

  expand(a: Value, shape: Shape): Value {
    return sameShape(a.shape, shape) ? a : this.#single("Expand", [a], { shape });
  }

  gather(data: Value, indices: Value, axis = 0): Value {
    return this.#single("Gather", [data, indices], {
      axis: normalizeAxis(axis, data.shape.length),
    });
  }

  // Result ------------------------------------------------------------------------------------

  /** The graph of all that leads to an output; inputs and constants that none needs are left out. */
  build(): Graph {
    const needed = new Set(this.#outputs.keys());
    const live: Node[] = [];
    for (const node of this.#nodes.toReversed()) {
      if (!node.outputs.some((name) => needed.has(name))) continue;
      live.push(node);
      for (const name of node.inputs) needed.add(name);
    }
    const rename = (name: string) => this.#outputs.get(name) ?? name;
    const renamed = (value: Value) => ({ ...value, name: rename(value.name) });
    const nodes = live.reverse().map((node) => ({
      ...node,
      inputs: node.inputs.map(rename),
      outputs: node.outputs.map(rename),
    }));
    const inputs = this.#inputs.filter(({ name }) => needed.has(name));
    const initializers = this.#initializers.filter(({ name }) => needed.has(name));
    const produced = live.flatMap((node) => node.outputs.map((name) => renamed(this.value(name))));
    const values = new Map([...inputs, ...initializers, ...produced].map((v) => [v.name, v]));
    const outputs = [...this.#outputs.values()].map((name) => values.get(name)!);
    if (new Set(this.#outputs.values()).size !== outputs.length)
      throw new Error(`graph '${this.#name}' has two outputs of one name`);
    return { name: this.#name, inputs, outputs, initializers, nodes, values };
  }

  #single<O extends OpType>(op: O, inputs: readonly Value[], attributes: AttributesOf<O>): Value {
    return this.emit(op, inputs, attributes)[0]!;
  }

  #declare(value: Value): Value {
    if (this.#values.has(value.name)) throw new Error(`'${value.name}' is declared twice`);
    this.#values.set(value.name, value);
    return value;
  }

  #known(value: Value): Value {
    if (this.#values.get(value.name) !== value)
      throw new Error(`'${value.name}' (${typeOf(value)}) is not a value of graph '${this.#name}'`);
    return value;
  }

  #freshName(base: string): string {
    const stem = this.#scope + base;
    let name = stem;
    for (let i = 2; this.#values.has(name) || this.#values.has(`${name}.0`); i++)
      name = `${stem}_${i}`;
    return name;
  }
}

function swapsLastTwo(perm: readonly number[]): boolean {
  const rank = perm.length;
  return perm.every((axis, i) =>
    i === rank - 1 ? axis === rank - 2 : i === rank - 2 ? axis === rank - 1 : axis === i,
  );
}
