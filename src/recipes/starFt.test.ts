import { expect, test } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { interpret } from "../graph/interpreter.ts";
import { RandomStream } from "../shared/random.ts";
import { spuriousDivergence } from "./starFt.ts";

const [batch, dimension, classes, scale] = [4, 3, 5, 10];

type Rows = readonly (readonly number[])[];
interface Scores {
  readonly features: Rows;
  readonly frozenFeatures: Rows;
  readonly tuned: Rows;
  readonly frozen: Rows;
}

const random = new RandomStream(1, "starft");
const rows = (): Rows =>
  Array.from({ length: batch }, () => Array.from({ length: dimension }, () => random.normal()));
const scores: Scores = { features: rows(), frozenFeatures: rows(), tuned: rows(), frozen: rows() };

function divergence(labels: readonly number[], isMasked: boolean, given = scores): number {
  const g = new GraphBuilder("spurious");
  const names = ["features", "frozenFeatures", "tuned", "frozen"] as const;
  const [features, frozenFeatures, tuned, frozen] = names.map((name) =>
    g.input(name, [batch, dimension]),
  );
  const site = {
    graph: g,
    features: features!,
    labels: g.input("labels", [batch, classes]),
    logitScale: scale,
    frozenFeatures: () => frozenFeatures!,
    spuriousTexts: () => ({ tuned: tuned!, frozen: frozen! }),
  };
  g.output(spuriousDivergence(site, isMasked).value, "value");
  const numbers = Object.fromEntries(names.map((name) => [name, given[name].flat()]));
  const graph = g.build();
  const oneHot = labels.flatMap((label) =>
    Array.from({ length: classes }, (_, c) => +(c === label)),
  );
  const used = graph.inputs.some(({ name }) => name === "labels");
  return interpret(graph, used ? { ...numbers, labels: oneHot } : numbers)["value"]![0]!;
}

/** Batch mean of KL(p0 ‖ p) over the texts of other pictures that `isIn` keeps. */
function expected(isIn: (i: number, j: number) => boolean): number {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, d) => sum + x * b[d]!, 0);
  const indices = [...Array(batch).keys()];
  const shares = (images: Rows, texts: Rows, i: number) => {
    const exps = indices.map((j) =>
      isIn(i, j) ? Math.exp(scale * dot(images[i]!, texts[j]!)) : 0,
    );
    const sum = exps.reduce((total, x) => total + x, 0);
    return exps.map((x) => x / sum);
  };
  const kl = indices.map((i) => {
    const p0 = shares(scores.frozenFeatures, scores.frozen, i);
    const p = shares(scores.features, scores.tuned, i);
    return p0.reduce((sum, x, j) => sum + (x === 0 ? 0 : x * Math.log(x / p[j]!)), 0);
  });
  return kl.reduce((sum, x) => sum + x, 0) / batch;
}

const labels = [2, 0, 2, 4];

test("masked, a picture's own text and all of its class have no part in the distributions", () => {
  const isOther = (i: number, j: number) => labels[i] !== labels[j];
  expect(divergence(labels, true)).toBeCloseTo(expected(isOther), 6);
  expect(divergence(labels, false)).toBeCloseTo(
    expected(() => true),
    6,
  );
});

test("masked, a batch of one class leaves no text to compare, and the term is 0", () => {
  expect(divergence([1, 1, 1, 1], true)).toBe(0);
  expect(divergence([1, 1, 1, 1], false)).toBeGreaterThan(0.1);
});

test("it is exactly 0 where nothing was tuned yet", () => {
  const same = { ...scores, features: scores.frozenFeatures, tuned: scores.frozen };
  expect(divergence(labels, true, same)).toBe(0);
  expect(divergence(labels, false, same)).toBe(0);
});
