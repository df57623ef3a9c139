/** A bank of random features for tests, and what a stage's objective is on it, in float64. */
import { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import { interpret } from "../graph/interpreter.ts";
import { RandomStream } from "../shared/random.ts";
import { tinySize } from "./fixtures.ts";
import type { Arrays, FeatureBank, Probing } from "./probing.ts";

/** 20 pictures of three classes: 10, 6 and 4. The first half of each is of domain 0, the rest of domain 1. */
export function tinyBank(features: Probing["features"]): FeatureBank {
  const { config, classes } = tinySize;
  const [count, dimension, hidden] = [20, config.projectionDim, config.image.hiddenSize];
  const width = features === "embedding" ? dimension : hidden;
  const normals = (name: string, length: number) => {
    const random = new RandomStream(0, name);
    return Float32Array.from({ length }, () => random.normal());
  };
  const repeated = (value: number, times: number) => new Array<number>(times).fill(value);
  return {
    count,
    width,
    features: normals("features", count * width),
    labels: [...repeated(0, 10), ...repeated(1, 6), ...repeated(2, 4)],
    domains: [5, 3, 2].flatMap((half) => [...repeated(0, half), ...repeated(1, half)]),
    classes,
    logitScale: 5,
    zeroShotHead: normals("head", dimension * classes),
    projection: normals("projection", dimension * hidden),
    dimension,
    batchSize: 4,
    batch: (step) => Uint32Array.from({ length: 4 }, (_, i) => (5 * step + 7 * i) % count),
    random: (name, index) => new RandomStream(0, name, index),
  };
}

/** The value of each term of a probe's stage at an update, by name, where the leaves are `leaves`. */
export function termsOf(
  probing: Probing,
  stageIndex: number,
  { bank, leaves, step = 0 }: { bank: FeatureBank; leaves: Arrays; step?: number },
): Record<string, number> {
  const g = new GraphBuilder("stage");
  const stage = probing.stages[stageIndex]!;
  const feed = stage.feed(bank, leaves);
  const inputs = Object.entries(feed.inputs).map(([name, shape]) => g.input(name, shape));
  const trained = probing.leaves(tinySize).map(({ name, shape }) => g.input(name, shape));
  const among = (values: readonly Value[]) => (name: string) =>
    values.find((value) => value.name === name)!;
  const terms = stage.objective({
    graph: g,
    logitScale: bank.logitScale,
    size: tinySize,
    leaf: among(trained),
    input: among(inputs),
  });
  for (const { name, value } of terms) g.output(value, name);
  const values = interpret(g.build(), { ...feed.at(step), ...leaves });
  return Object.fromEntries(terms.map(({ name }) => [name, values[name]![0]!]));
}
