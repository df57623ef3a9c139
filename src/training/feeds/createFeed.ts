import { RandomStream } from "../../shared/random.ts";
import { unreachable } from "../../shared/unreachable.ts";
import { promptFeed } from "./promptFeed.ts";
import type { Feed, FeedOptions } from "./feed.ts";
import type { Need } from "../step/needs.ts";
import type { TensorScope } from "../tensorScope.ts";
import { TextStream } from "./textStream.ts";
import type { Workbench } from "../workbench.ts";

/**
 * A feed that is filled for the first step, whose batch shows `labels`. Everything on the device belongs
 * to `scope`.
 */
export async function createFeed(
  scope: TensorScope,
  bench: Workbench,
  need: Need,
  options: FeedOptions,
  labels: readonly number[],
): Promise<Feed> {
  const { projectionDim } = bench.assets.model.config;
  const { seed, batchSize } = options;
  switch (need.kind) {
    case "random-texts": {
      const { textTower, assets } = bench;
      const texts = await TextStream.create(scope, textTower, assets.tokenizer, need.texts, seed);
      return { tensors: { texts: texts.embeddings }, load: (step) => texts.load(step), texts };
    }
    case "random-directions": {
      const shape = [need.count, projectionDim];
      return filled(scope, "directions", shape, (step) =>
        directions(seed, step, need.count, projectionDim),
      );
    }
    case "contexts": {
      const { contexts } = bench.prompts.zeroShot;
      const shape = [contexts.length / projectionDim, projectionDim];
      return { tensors: { contexts: scope.tensor(shape, contexts) }, load: async () => {} };
    }
    case "captions":
      return promptFeed(scope, "captions", bench.prompts.tokens.captions, options, labels);
    case "spurious-texts":
      return promptFeed(scope, "spurious", bench.prompts.tokens.spurious, options, labels);
    case "keep": {
      const input = `keep/${need.index}`;
      return filled(scope, input, [batchSize, 1, 1], (step) => {
        const random = new RandomStream(seed, input, step);
        return Float32Array.from({ length: batchSize }, () =>
          random.uniform() < need.probability ? 1 / need.probability : 0,
        );
      });
    }
    default:
      return unreachable(need);
  }
}

/** One input that is written from the host. */
function filled(
  scope: TensorScope,
  input: string,
  shape: readonly number[],
  draw: (step: number) => Float32Array<ArrayBuffer>,
): Feed {
  const tensor = scope.tensor(shape, draw(0));
  return {
    tensors: { [input]: tensor },
    // Async for feeds that compute on the device.
    load: (step) => {
      scope.runtime.write(tensor, draw(step));
      return Promise.resolve();
    },
  };
}

/** Unit vectors, uniform on the sphere: normal numbers of stream "directions", normalised. */
function directions(
  seed: number,
  step: number,
  count: number,
  dimension: number,
): Float32Array<ArrayBuffer> {
  const random = new RandomStream(seed, "directions", step);
  const rows = Float32Array.from({ length: count * dimension }, () => random.normal());
  for (let start = 0; start < rows.length; start += dimension) {
    const row = rows.subarray(start, start + dimension);
    const norm = Math.hypot(...row);
    row.forEach((value, d) => (row[d] = value / norm));
  }
  return rows;
}
