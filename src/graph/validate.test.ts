import { expect, test } from "vitest";
import { GraphBuilder } from "./builder.ts";
import type { Graph, Node } from "./graph.ts";
import type { OpType } from "./ops.ts";
import { validate } from "./validate.ts";

function product(): Graph {
  const g = new GraphBuilder("product");
  g.output(g.matmul(g.input("a", [2, 3]), g.input("b", [3, 4])), "y");
  return g.build();
}

test("a sound graph passes", () => {
  expect(() => validate(product())).not.toThrow();
});

test("an op outside the table is named", () => {
  const graph = product();
  // What a hand-made or damaged graph might hold.
  const scatter = { ...graph.nodes[0]!, op: "ScatterND" as OpType } as Node;
  expect(() => validate({ ...graph, nodes: [scatter] })).toThrow(
    "graph 'product', node 'MatMul': its op is not in the op table",
  );
});

test("an output that a relabelling writes is refused, naming the node", () => {
  const g = new GraphBuilder("copied");
  g.output(g.reshape(g.neg(g.input("x", [2, 3])), [6]), "y");
  expect(() => validate(g.build())).toThrow(
    /node 'Reshape' = Reshape\(Neg; shape=\[6\]\).*'y'.*copy/,
  );
});

test("a transpose that moves data may be an output, one that moves only extents of 1 may not", () => {
  const transposed = (shape: number[]) => {
    const g = new GraphBuilder("transposed");
    g.output(g.transpose(g.neg(g.input("x", shape)), [1, 0]), "y");
    return g.build();
  };
  expect(() => validate(transposed([2, 3]))).not.toThrow();
  expect(() => validate(transposed([1, 3]))).toThrow("may be a copy");
});

test("a node that reads what stands after it is named", () => {
  const g = new GraphBuilder("order");
  g.output(g.exp(g.neg(g.input("x", [1]))), "y");
  const graph = g.build();
  expect(() => validate({ ...graph, nodes: graph.nodes.toReversed() })).toThrow(
    "node 'Exp' = Exp(Neg): reads 'Neg' before it is produced",
  );
});

test("a recorded type that the op does not give is refused", () => {
  const graph = product();
  const values = new Map(graph.values).set("y", { name: "y", dtype: "float32", shape: [4, 2] });
  expect(() => validate({ ...graph, values })).toThrow(
    "gives float32[2,4], recorded is float32[4,2]",
  );
});

test("int64 does not cross the edge of a graph", () => {
  const graph = product();
  const inputs = [{ name: "a", dtype: "int64", shape: [2, 3] } as const, graph.inputs[1]!];
  expect(() => validate({ ...graph, inputs })).toThrow("input 'a': is int64");
});
