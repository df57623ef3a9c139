import { describe, expect, test } from "vitest";
import type { Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { interpret } from "../graph/interpreter.ts";
import type { AttributesOf, OpType } from "../graph/ops.ts";
import { ops } from "../graph/ops.ts";
import { RandomStream } from "../shared/random.ts";
import { gradients } from "./backward.ts";
import type { CaseGraph, OpCase } from "./opCases.ts";
import { buildCase, opCases } from "./opCases.ts";
import { vjpRules } from "./rules.ts";

/** In float64 a central difference errs by about h² times the third derivative. */
const h = 1e-5;
const tolerance = 1e-7;

for (const op of Object.keys(ops) as OpType[]) {
  describe(`gradient of ${op}`, () => {
    if (vjpRules[op] === "not-differentiable")
      test("is refused, naming the node", () => expectRefusal(op));
    else for (const each of opCases[op]) test(each.name, () => checkGradient(op, each));
  });
}

function checkGradient<O extends OpType>(op: O, opCase: OpCase<AttributesOf<O>>): void {
  const site = buildCase(op, opCase);
  const { builder: g } = site;
  const wrt = site.inputs.filter(
    (input, i) => input.dtype === "float32" && !isCondition(opCase, i),
  );
  expect(wrt.length).toBeGreaterThan(0);
  const loss = weightedSum(site);
  const found = gradients(g, loss, wrt);
  g.output(loss, "loss");
  for (const [i, gradient] of found.entries()) {
    expect(gradient.shape).toEqual(wrt[i]!.shape);
    // An output of its own: two inputs may share one gradient value.
    g.output(g.add(gradient, g.scalar(0)), `gradient/${wrt[i]!.name}`);
  }
  const graph = g.build();
  const inputs = Object.fromEntries(
    Object.entries(site.data).map(([name, data]) => [name, Float64Array.from(data)]),
  );
  const evaluate = () => interpret(graph, inputs);
  const analytic = evaluate();
  for (const { name, shape } of wrt) {
    const x = inputs[name]!;
    for (let i = 0; i < sizeOf(shape); i++) {
      const kept = x[i]!;
      x[i] = kept + h;
      const above = evaluate()["loss"]![0]!;
      x[i] = kept - h;
      const below = evaluate()["loss"]![0]!;
      x[i] = kept;
      const numeric = (above - below) / (2 * h);
      const difference = Math.abs(analytic[`gradient/${name}`]![i]! - numeric);
      expect(difference, `d loss / d ${name}[${i}]`).toBeLessThan(
        tolerance * Math.max(1, Math.abs(numeric)),
      );
    }
  }
}

/** Σ w·y over the outputs that carry gradients, with fixed random weights: no two elements alike. */
function weightedSum({ builder: g, outputs }: CaseGraph): Value {
  const random = new RandomStream(1, "weights");
  const isLayerNorm = g.nodes.some(({ op }) => op === "LayerNormalization");
  const carrying = isLayerNorm ? outputs.slice(0, 1) : outputs;
  const sums = carrying.map((output) => {
    const flat = g.reshape(output, [1, sizeOf(output.shape)]);
    const weights = Float32Array.from({ length: sizeOf(output.shape) }, () => random.normal());
    return g.gemm(flat, g.constant([weights.length, 1], weights));
  });
  return sums.reduce((total, sum) => g.add(total, sum));
}

function expectRefusal(op: OpType): void {
  const { builder: g, inputs, outputs } = buildCase(op, opCases[op][0]!);
  const product = g.mul(outputs[0]!, outputs[0]!);
  const axes = [...product.shape.keys()];
  const loss = g.reduceSum(product, axes);
  expect(() => gradients(g, loss, inputs.slice(0, 1))).toThrow(/no gradient flows through node/);
}

function isCondition(opCase: OpCase<unknown>, index: number): boolean {
  return opCase.inputs[index]![1] === "condition";
}
