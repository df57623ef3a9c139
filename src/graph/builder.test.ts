import { expect, test } from "vitest";
import { GraphBuilder } from "./builder.ts";
import { interpret } from "./interpreter.ts";

test("shapes that do not fit are refused with the op, its inputs and the rule", () => {
  const g = new GraphBuilder("misfit");
  const [a, b] = [g.input("a", [2, 3]), g.input("b", [4, 5])];
  expect(() => g.matmul(a, b)).toThrow(
    "MatMul(float32[2,3], float32[4,5]): inner extents or batch shapes differ",
  );
  expect(() => g.add(a, b)).toThrow("shapes do not broadcast");
});

test("a value of another graph is refused", () => {
  const other = new GraphBuilder("other").input("x", [1]);
  expect(() => new GraphBuilder("mine").neg(other)).toThrow("is not a value of graph 'mine'");
});

test("what leads to no output is left out, inputs and constants too", () => {
  const g = new GraphBuilder("dead");
  const [x, unused] = [g.input("x", [1]), g.input("unused", [1])];
  g.mul(unused, g.scalar(7));
  g.output(g.mul(x, g.scalar(2)), "y");
  const graph = g.build();
  expect(graph.nodes.map(({ op }) => op)).toEqual(["Mul"]);
  expect(graph.inputs.map(({ name }) => name)).toEqual(["x"]);
  expect(graph.initializers).toHaveLength(1);
});

test("an output that other nodes read keeps its readers", () => {
  const g = new GraphBuilder("shared");
  const doubled = g.scale(g.input("x", [1]), 2);
  g.output(g.scale(doubled, 5), "ten");
  g.output(doubled, "two");
  expect(interpret(g.build(), { x: [3] })).toEqual({
    ten: Float64Array.of(30),
    two: Float64Array.of(6),
  });
});

test("reshapes and transposes that undo each other vanish", () => {
  const g = new GraphBuilder("folded");
  const x = g.input("x", [2, 3, 4]);
  expect(g.reshape(g.reshape(x, [6, 4]), [2, 3, 4])).toBe(x);
  expect(g.transposeMatrix(g.transposeMatrix(x))).toBe(x);
});

test("the transpose of AᵀB is BᵀA", () => {
  const g = new GraphBuilder("peephole");
  const [a, b] = [g.input("a", [2, 4, 3]), g.input("b", [2, 4, 5])];
  const product = g.matmul(g.transposeMatrix(a), b);
  g.output(g.add(product, g.scalar(0)), "plain");
  g.output(g.add(g.transposeMatrix(product), g.scalar(0)), "folded");
  const random = (size: number, step: number) =>
    Float64Array.from({ length: size }, (_, i) => Math.sin(i * step));
  const { plain, folded } = interpret(g.build(), { a: random(24, 1.3), b: random(40, 0.7) });
  for (let batch = 0; batch < 2; batch++)
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 5; j++)
        expect(folded![batch * 15 + j * 3 + i]).toBeCloseTo(plain![batch * 15 + i * 5 + j]!, 12);
});
