import { expect, test } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { interpret } from "../graph/interpreter.ts";
import { printGraph } from "../graph/print.ts";
import { gradients } from "./backward.ts";

test("a value that is used twice receives both cotangents", () => {
  const g = new GraphBuilder("square plus cube");
  const x = g.input("x", [1]);
  const loss = g.add(g.mul(x, x), g.mul(x, g.mul(x, x)));
  const [dx] = gradients(g, loss, [x]);
  g.output(dx!, "dx");
  expect(interpret(g.build(), { x: [3] })["dx"]![0]).toBe(2 * 3 + 3 * 9);
});

test("what the loss does not depend on is named", () => {
  const g = new GraphBuilder("independent");
  const [x, z] = [g.input("x", [1]), g.input("z", [1])];
  expect(() => gradients(g, g.mul(x, x), [z])).toThrow("the loss does not depend on 'z'");
});

test("a loss of several elements is refused", () => {
  const g = new GraphBuilder("vector loss");
  const x = g.input("x", [3]);
  expect(() => gradients(g, g.mul(x, x), [x])).toThrow("shape [3]");
});

test("no gradient flows through a detached value", () => {
  const g = new GraphBuilder("detached");
  const x = g.input("x", [1]);
  const [dx] = gradients(g, g.mul(g.detach(g.exp(x)), x), [x]);
  g.output(g.add(dx!, g.scalar(0)), "dx");
  expect(interpret(g.build(), { x: [0] })["dx"]![0]).toBe(1);
});

test("the gradient of QKᵀ needs no transpose of its own products", () => {
  const g = new GraphBuilder("scores");
  const [q, k] = [g.input("q", [2, 3, 4]), g.input("k", [2, 3, 4])];
  const scores = g.matmul(q, g.transposeMatrix(k));
  const loss = g.reduceSum(g.mul(scores, scores), [0, 1, 2]);
  const [dq, dk] = gradients(g, loss, [q, k]);
  g.output(dq!, "dq");
  g.output(dk!, "dk");
  const graph = g.build();
  expect(graph.nodes.filter(({ op }) => op === "Transpose")).toHaveLength(2);
  expect(printGraph(graph)).toMatchInlineSnapshot(`
    "graph scores(q: float32[2,3,4], k: float32[2,3,4])
      const constant: float32[1,1,1] = 1
      Transpose: float32[2,4,3] = Transpose(k; perm=[0,2,1])
      MatMul: float32[2,3,3] = MatMul(q, Transpose)
      gradient/ReduceSum/Expand: float32[2,3,3] = Expand(constant; shape=[2,3,3])
      gradient/Mul/Mul: float32[2,3,3] = Mul(gradient/ReduceSum/Expand, MatMul)
      gradient/Mul/Mul_2: float32[2,3,3] = Mul(gradient/ReduceSum/Expand, MatMul)
      Add: float32[2,3,3] = Add(gradient/Mul/Mul, gradient/Mul/Mul_2)
      dq: float32[2,3,4] = MatMul(Add, k)
      gradient/Transpose/Transpose: float32[2,3,3] = Transpose(Add; perm=[0,2,1])
      dk: float32[2,3,4] = MatMul(gradient/Transpose/Transpose, q)
      return dq, dk"
  `);
});
