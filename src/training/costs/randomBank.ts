import type { ModelSize } from "../../recipes/parameterization.ts";
import type { FeatureBank, FeatureKind } from "../../recipes/probing.ts";
import { RandomStream } from "../../shared/random.ts";

/** Class and domain of pictures, by picture. */
export interface PictureClasses {
  readonly labels: readonly number[];
  readonly domains: readonly number[];
}

/**
 * A bank of random features of these pictures, [n,width]: of the true shapes, so that it shows how
 * large a stage's inputs are before any feature was computed.
 */
export function randomBank(
  kind: FeatureKind,
  { labels, domains }: PictureClasses,
  { config, classes }: ModelSize,
  batchSize: number,
): FeatureBank {
  const { projectionDim: dimension, image } = config;
  const width = kind === "embedding" ? dimension : image.hiddenSize;
  const random = new RandomStream(0, "random bank");
  const rows = (count: number, length: number) => {
    const scale = 1 / Math.sqrt(length);
    return Float32Array.from({ length: count * length }, () => scale * random.normal());
  };
  return {
    count: labels.length,
    width,
    features: rows(labels.length, width),
    labels,
    domains,
    classes,
    logitScale: 1,
    zeroShotHead: rows(dimension, classes),
    projection: rows(dimension, image.hiddenSize),
    dimension,
    batchSize,
    batch: (step) =>
      Uint32Array.from({ length: batchSize }, (_, i) => (step * batchSize + i) % labels.length),
    random: (name, index) => new RandomStream(0, name, index),
  };
}
