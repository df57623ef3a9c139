import { expect, test } from "vitest";
import { gradients } from "../autodiff/backward.ts";
import { GraphBuilder } from "./builder.ts";
import { withLeavesLast } from "./executionOrder.ts";
import { interpret } from "./interpreter.ts";
import { workspace } from "./liveness.ts";
import { recompute } from "./recompute.ts";
import { validate } from "./validate.ts";

const segmentOf = ({ name }: { readonly name: string }) => /^layer \d+/.exec(name)?.[0] ?? null;
const isBackward = ({ name }: { readonly name: string }) => name.startsWith("gradient/");

/** Layers x + tanh(sigmoid(x · w)), each with a weight of its own, and the gradients by these. */
function layered(layers: number) {
  const g = new GraphBuilder("layered");
  const weights = Array.from({ length: layers }, (_, i) => g.input(`w${i}`, [6, 6]));
  let x = g.input("x", [50, 6]);
  for (const [i, w] of weights.entries())
    x = g.scope(`layer ${i}`, () => g.add(x, g.tanh(g.sigmoid(g.matmul(x, w)))));
  const loss = g.reduceSum(g.mul(x, x), [0, 1]);
  g.output(loss, "loss");
  for (const [i, gradient] of gradients(g, loss, weights).entries()) g.output(gradient, `d${i}`);
  return withLeavesLast(g.build());
}

const inputs = Object.fromEntries([
  ["x", Array.from({ length: 300 }, (_, i) => Math.sin(i))],
  ...Array.from({ length: 8 }, (_, i) => [
    `w${i}`,
    Array.from({ length: 36 }, (_, j) => Math.cos(i + j)),
  ]),
]) as Record<string, number[]>;

test("what is computed again gives the same gradients", () => {
  const graph = layered(8);
  const again = recompute(graph, segmentOf, isBackward);
  validate(again);
  expect(interpret(again, inputs)).toEqual(interpret(graph, inputs));
  expect(again.nodes.filter(({ name }) => name.startsWith("again/")).length).toBe(8 * 3);
});

test("only what enters a layer waits for its backward pass", () => {
  const graph = layered(8);
  const bytes = workspace(recompute(graph, segmentOf, isBackward)).peakBytes;
  expect(bytes).toBeLessThan(0.65 * workspace(graph).peakBytes);
});
