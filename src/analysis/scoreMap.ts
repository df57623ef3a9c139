import { FailureError } from "../shared/failure.ts";
import { RandomStream } from "../shared/random.ts";
import { said } from "../shared/said.ts";

/** How the map is made: UMAP (McInnes et al. 2018) at the library's settings, on Euclidean distances. */
export const mapSettings = { nNeighbors: 15, minDist: 0.1, seed: 0 } as const;

/** Who waits for a map. */
export interface MapWatch {
  readonly onEpoch?: (done: number, total: number) => void;
  /** Ends it with a FailureError ("cancelled"). */
  readonly signal?: AbortSignal | undefined;
}

/** The longest that other work waits, in milliseconds. */
const listenEveryMs = 30;

/**
 * Places n vectors on a plane so that neighbours stay neighbours: x and y by turns, [n,2]. The same
 * vectors give the same map. Distances between far clusters mean nothing.
 * @param vectors [n, width]
 */
export async function mapVectors(
  vectors: Float64Array,
  width: number,
  { onEpoch, signal }: MapWatch = {},
): Promise<Float32Array<ArrayBuffer>> {
  const count = vectors.length / width;
  if (count < 3) throw new FailureError("bad-file", said("mapNeedsPictures", count));
  const { UMAP } = await import("umap-js");
  const random = new RandomStream(mapSettings.seed, "score map");
  const umap = new UMAP({
    minDist: mapSettings.minDist,
    nNeighbors: Math.min(mapSettings.nNeighbors, count - 1),
    random: () => random.uniform(),
  });
  const rows = Array.from({ length: count }, (_, i) => [
    ...vectors.subarray(i * width, (i + 1) * width),
  ]);
  const epochs = umap.initializeFit(rows);
  let listenedAt = performance.now();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    umap.step();
    if (performance.now() - listenedAt < listenEveryMs) continue;
    onEpoch?.(epoch, epochs);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted) throw new FailureError("cancelled", "The map was cancelled.");
    listenedAt = performance.now();
  }
  return Float32Array.from(umap.getEmbedding().flat());
}
