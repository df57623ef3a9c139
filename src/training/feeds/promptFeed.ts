import { RandomStream } from "../../shared/random.ts";
import type { Feed, FeedOptions } from "./feed.ts";
import type { ClassPrompts } from "../promptTokens.ts";
import type { TensorScope } from "../tensorScope.ts";

/**
 * A prompt for each picture of the batch: a row of its class, drawn from stream `name`.
 * Inputs `<name>/ids` int32 [B,T] and `<name>/pool` [B,1,T].
 */
export function promptFeed(
  scope: TensorScope,
  name: "captions" | "spurious",
  { ids, pool, length, rowsPerClass }: ClassPrompts,
  { seed, batchSize }: FeedOptions,
  firstLabels: readonly number[],
): Feed {
  const idsTensor = scope.intTensor([batchSize, length]);
  const poolTensor = scope.tensor([batchSize, 1, length]);
  const fill = (step: number, labels: readonly number[]) => {
    const random = new RandomStream(seed, name, step);
    const chosenIds = new Int32Array(batchSize * length);
    const chosenPool = new Float32Array(batchSize * length);
    labels.forEach((label, b) => {
      const row = (label * rowsPerClass + random.integer(rowsPerClass)) * length;
      chosenIds.set(ids.subarray(row, row + length), b * length);
      chosenPool.set(pool.subarray(row, row + length), b * length);
    });
    scope.runtime.write(idsTensor, chosenIds);
    scope.runtime.write(poolTensor, chosenPool);
  };
  fill(0, firstLabels);
  return {
    tensors: { [`${name}/ids`]: idsTensor, [`${name}/pool`]: poolTensor },
    load: (step, labels) => {
      fill(step, labels);
      return Promise.resolve();
    },
  };
}
