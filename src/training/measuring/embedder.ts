import type { ClipConfig } from "../../clip/config.ts";
import type { Crop } from "../../data/augment.ts";
import type { Pictures } from "../../data/dataset.ts";
import type { Preprocessor } from "../../data/preprocess.ts";
import type { Graph } from "../../graph/graph.ts";
import type { FeatureKind } from "../../recipes/probing.ts";
import { FailureError } from "../../shared/failure.ts";
import type { DeviceTensor, Program } from "../../runtime/runtime.ts";
import { buildFeatureGraph } from "../step/stepGraph.ts";
import type { TensorScope } from "../tensorScope.ts";

/** Some pictures of one split of one domain. */
export interface DomainPictures {
  readonly id: string;
  readonly pictures: Pictures;
  readonly indices: readonly number[];
  /** The labels among which they are classified; absent: all. */
  readonly answers?: readonly number[];
  /** The part of each of `indices` that is shown; absent: pictures as they are measured, whole. */
  readonly crops?: readonly Crop[];
}

export interface EmbedderOptions {
  /** "projected": embeddings as the projection gives them, before their norm is made 1. */
  readonly kind?: FeatureKind | "projected";
  /** Pictures in a run of the feature program, however many there are to embed. */
  readonly batchSize?: number;
  /** 0 for whoever never embeds the same set of pictures again. */
  readonly keptBytes?: number;
}

const defaultBatchSize = 32;

/** Sets of pictures are kept ready for the tower up to so many bytes in all, and else made again. */
const defaultKeptBytes = 64 * 2 ** 20;

/**
 * Bytes in which pictures are made ready, of `sets` of so many that are embedded again and again in turns:
 * those that are kept, and the batch through which the others pass.
 */
export function readyBytes(sets: readonly number[], imageSize: number): number {
  const batchBytes = 4 * defaultBatchSize * 3 * imageSize ** 2;
  let [kept, passing] = [0, 0];
  for (const count of sets) {
    const bytes = Math.ceil(count / defaultBatchSize) * batchBytes;
    if (kept + bytes <= defaultKeptBytes) kept += bytes;
    else passing = batchBytes;
  }
  return kept + passing;
}

/** Who waits for an embedding that takes its time. */
export interface EmbedWatch {
  /** Pictures that are done. */
  readonly onPictures?: (done: number) => void;
  /** Ends it with a FailureError ("cancelled"). */
  readonly signal?: AbortSignal | undefined;
}

/** Features of every picture by domain id. */
export type Embeddings = ReadonlyMap<string, Float32Array>;

/** A batch [B,3,S,S] and how many of its slots hold pictures; what is in the others does not matter. */
interface Ready {
  readonly pixels: Float32Array<ArrayBuffer>;
  readonly count: number;
}

/**
 * Image features of any number of pictures through one static-shape program, on weights that stay
 * where they lie. Domains share batches, so that only the very last is padded.
 */
export class Embedder {
  readonly #scope: TensorScope;
  readonly #program: Program;
  readonly #parameterNames: readonly string[];
  readonly #preprocessor: Preprocessor;
  readonly #pixels: DeviceTensor;
  readonly #features: DeviceTensor;
  readonly #kept = new Map<readonly DomainPictures[], readonly Ready[]>();
  readonly #maxKeptBytes: number;
  #keptBytes = 0;

  private constructor(
    scope: TensorScope,
    program: Program,
    preprocessor: Preprocessor,
    { inputs, outputs }: Graph,
    { keptBytes = defaultKeptBytes }: EmbedderOptions,
  ) {
    const [pixels, features] = [inputs.find(({ name }) => name === "pixels")!, outputs[0]!];
    this.#scope = scope;
    this.#program = program;
    this.#parameterNames = inputs.flatMap(({ name }) => (name === "pixels" ? [] : [name]));
    this.#preprocessor = preprocessor;
    this.#pixels = scope.tensor(pixels.shape);
    this.#features = scope.tensor(features.shape);
    this.#maxKeptBytes = keptBytes;
  }

  static async create(
    scope: TensorScope,
    config: ClipConfig,
    preprocessor: Preprocessor,
    options: EmbedderOptions = {},
  ): Promise<Embedder> {
    const { kind = "embedding", batchSize = defaultBatchSize } = options;
    const graph = buildFeatureGraph(config, batchSize, kind);
    const program = await scope.compile(graph, { repeats: true });
    return new Embedder(scope, program, preprocessor, graph, options);
  }

  /**
   * Features of every picture by domain id: unit-norm or projected embeddings [n,D], or pooled [n,H].
   * @param parameters the image tower's, by name; there may be others.
   */
  async embed(
    parameters: Readonly<Record<string, DeviceTensor>>,
    domains: readonly DomainPictures[],
    { onPictures, signal }: EmbedWatch = {},
  ): Promise<Embeddings> {
    const batches = this.embedding(parameters, domains);
    for (let done = 0; ;) {
      const next = await batches.next();
      if (next.done) return next.value;
      if (signal?.aborted) throw new FailureError("cancelled", "The evaluation was cancelled.");
      done += next.value;
      onPictures?.(done);
    }
  }

  /**
   * {@link embed} batch by batch: yields how many pictures are done since the last, and computes only while it is
   * pulled.
   * @param isOnce that the same pictures will not be asked for again: they are not kept ready.
   */
  async *embedding(
    parameters: Readonly<Record<string, DeviceTensor>>,
    domains: readonly DomainPictures[],
    { isOnce = false }: { readonly isOnce?: boolean } = {},
  ): AsyncGenerator<number, Embeddings> {
    const width = this.#features.shape[1]!;
    const weights = Object.fromEntries(this.#parameterNames.map((n) => [n, parameters[n]!]));
    const embeddings = new Map(
      domains.map(({ id, indices }) => [id, new Float32Array(indices.length * width)]),
    );
    const places = domains.flatMap(({ id, indices }) =>
      indices.map((_, i) => embeddings.get(id)!.subarray(i * width, (i + 1) * width)),
    );
    let first = 0;
    for (const { pixels, count } of isOnce ? this.#inTurn(domains) : this.#ready(domains)) {
      this.#scope.runtime.write(this.#pixels, pixels);
      await this.#program.run({ pixels: this.#pixels, ...weights }, { features: this.#features });
      const features = await this.#scope.runtime.read(this.#features);
      for (let slot = 0; slot < count; slot++)
        places[first + slot]!.set(features.subarray(slot * width, (slot + 1) * width));
      first += count;
      yield count;
    }
    return embeddings;
  }

  get #batchSize(): number {
    return this.#pixels.shape[0]!;
  }

  #ready(domains: readonly DomainPictures[]): Iterable<Ready> {
    const kept = this.#kept.get(domains);
    if (kept) return kept;
    const count = domains.reduce((sum, { indices }) => sum + indices.length, 0);
    const bytes = Math.ceil(count / this.#batchSize) * this.#pixels.byteLength;
    if (this.#keptBytes + bytes > this.#maxKeptBytes) return this.#inTurn(domains);
    const made = [...this.#prepare(domains, () => this.#newBatch())];
    this.#kept.set(domains, made);
    this.#keptBytes += bytes;
    return made;
  }

  /** Batches that are overwritten by the next. */
  #inTurn(domains: readonly DomainPictures[]): Iterable<Ready> {
    const pixels = this.#newBatch();
    return this.#prepare(domains, () => pixels);
  }

  #newBatch(): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#pixels.byteLength / 4);
  }

  *#prepare(
    domains: readonly DomainPictures[],
    nextBatch: () => Float32Array<ArrayBuffer>,
  ): Generator<Ready> {
    const all = domains.flatMap(({ pictures, indices, crops }) =>
      indices.map((index, i) => ({ pictures, index, crop: crops?.[i] })),
    );
    const size = this.#batchSize;
    for (let first = 0; first < all.length; first += size) {
      const batch = all.slice(first, first + size);
      const pixels = nextBatch();
      batch.forEach(({ pictures, index, crop }, slot) =>
        crop
          ? this.#preprocessor.crop(pixels, slot, pictures, index, crop)
          : this.#preprocessor.whole(pixels, slot, pictures, index),
      );
      yield { pixels, count: batch.length };
    }
  }
}
