import { expect, test } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { interpret } from "../graph/interpreter.ts";
import { RandomStream } from "../shared/random.ts";
import { classShares, infoNce, mpmNce } from "./contrastive.ts";

const [batch, dimension, classes] = [4, 3, 5];
const random = new RandomStream(0, "contrastive");
const features = unitRows();
const captions = unitRows();
const repeated = [2, 0, 2, 4];
const distinct = [2, 0, 1, 4];

/** B rows of unit norm. */
function unitRows(): number[][] {
  return Array.from({ length: batch }, () => {
    const row = Array.from({ length: dimension }, () => random.normal());
    return row.map((x) => x / Math.hypot(...row));
  });
}

/** All the terms' values over the same pictures and captions, at s = 10 trained and constant. */
function evaluate(labels: readonly number[], options = { smoothing: 0.02, margin: 0.05 }) {
  const g = new GraphBuilder("contrastive");
  const oneHot = labels.flatMap((label) =>
    Array.from({ length: classes }, (_, c) => +(c === label)),
  );
  const given = g.input("features", [batch, dimension]);
  const texts = g.input("captions", [batch, dimension]);
  const scale = g.input("scale", [1, 1]);
  const site = {
    graph: g,
    features: given,
    labels: g.input("labels", [batch, classes]),
    logitScale: 10,
    captions: () => texts,
    tunedLogitScale: () => scale,
  };
  g.output(infoNce(site, "diagonal").value, "diagonal");
  g.output(infoNce(site, "label-aware").value, "labelAware");
  g.output(mpmNce(site, options).value, "mpm");
  g.output(classShares(site), "shares");
  return interpret(g.build(), {
    features: features.flat(),
    captions: captions.flat(),
    scale: [10],
    labels: oneHot,
  });
}

/** Written out anew: the mean over rows and over columns of −Σ target · log softmax, and of both. */
function symmetric(
  score: (i: number, j: number) => number,
  target: (i: number, j: number) => number,
) {
  const indices = [...Array(batch).keys()];
  const one = (at: (i: number, j: number) => number) => {
    const rows = indices.map((i) => {
      const total = Math.log(indices.reduce((sum, j) => sum + Math.exp(at(i, j)), 0));
      return indices.reduce((sum, j) => sum - target(i, j) * (at(i, j) - total), 0);
    });
    return rows.reduce((sum, row) => sum + row, 0) / batch;
  };
  return (one(score) + one((i, j) => score(j, i))) / 2;
}

const cosine = (i: number, j: number) =>
  features[i]!.reduce((sum, x, d) => sum + x * captions[j]![d]!, 0);

test("the diagonal target is CLIP's loss, whatever the labels", () => {
  const expected = symmetric(
    (i, j) => 10 * cosine(i, j),
    (i, j) => +(i === j),
  );
  expect(evaluate(repeated)["diagonal"]![0]).toBeCloseTo(expected, 10);
  expect(evaluate(distinct)["diagonal"]![0]).toBeCloseTo(expected, 10);
});

test("the label-aware target is shared by the captions of a class, and each row of it sums to 1", () => {
  const { shares, labelAware, diagonal } = evaluate(repeated);
  expect([...shares!]).toEqual([0.5, 0, 0.5, 0, 0, 1, 0, 0, 0.5, 0, 0.5, 0, 0, 0, 0, 1]);
  const expected = symmetric(
    (i, j) => 10 * cosine(i, j),
    (i, j) => shares![batch * i + j]!,
  );
  expect(labelAware![0]).toBeCloseTo(expected, 10);
  expect(Math.abs(labelAware![0]! - diagonal![0]!)).toBeGreaterThan(1e-3);
});

test("MPM-NCE without smoothing and margin is the contrastive loss where no class comes twice", () => {
  const { mpm, diagonal } = evaluate(distinct, { smoothing: 0, margin: 0 });
  expect(mpm![0]).toBeCloseTo(diagonal![0]!, 12);
  expect(evaluate(distinct)["mpm"]![0]).not.toBeCloseTo(diagonal![0]!, 3);
});

test("MPM-NCE smooths over the other classes and raises their cosines", () => {
  const isSame = (i: number, j: number) => repeated[i] === repeated[j];
  const count = (i: number) => repeated.filter((label) => label === repeated[i]).length;
  const expected = symmetric(
    (i, j) => 10 * (cosine(i, j) + (isSame(i, j) ? 0 : 0.05)),
    (i, j) => (isSame(i, j) ? 0.98 / count(i) : 0.02 / (batch - count(i))),
  );
  expect(evaluate(repeated)["mpm"]![0]).toBeCloseTo(expected, 6);
});

test("a batch of one class has a finite loss", () => {
  const { mpm } = evaluate([1, 1, 1, 1]);
  expect(mpm![0]).toBeGreaterThan(0);
  expect(mpm![0]).toBeLessThan(100);
});
