import type { DomainResult, DomainResults } from "../experiment/record.ts";
import type { DeviceTensor } from "../runtime/runtime.ts";
import type { Predictions } from "./changedPredictions.ts";
import type { DomainPictures, Embedder } from "./embedder.ts";
import { measure } from "./measure.ts";
import type { Yardstick } from "./measure.ts";

/** A model on every domain. */
export interface Evaluation {
  readonly domains: DomainResults;
  readonly predictions: Predictions;
}

type Tensors = Readonly<Record<string, DeviceTensor>>;
type Embeddings = ReadonlyMap<string, Float32Array>;

/**
 * Measures models on sets of pictures against the zero-shot model, whose embeddings of a set are
 * computed once.
 */
export class Evaluator {
  readonly #embedder: Embedder;
  readonly #yardstick: Yardstick;
  readonly #initial: Tensors;
  readonly #zeroShotHead: Float32Array;
  readonly #zeroShot = new Map<readonly DomainPictures[], Promise<Embeddings>>();

  /** @param initial the pre-trained image tower on the device. */
  constructor(
    embedder: Embedder,
    yardstick: Yardstick,
    initial: Tensors,
    zeroShotHead: Float32Array,
  ) {
    this.#embedder = embedder;
    this.#yardstick = yardstick;
    this.#initial = initial;
    this.#zeroShotHead = zeroShotHead;
  }

  async zeroShot(set: readonly DomainPictures[]): Promise<Evaluation> {
    const embeddings = await this.#zeroShotEmbeddings(set);
    return this.#measure(set, embeddings, embeddings, this.#zeroShotHead);
  }

  /** @param head [D,C]. */
  async evaluate(
    parameters: Tensors,
    head: Float32Array,
    set: readonly DomainPictures[],
  ): Promise<Evaluation> {
    const zeroShot = await this.#zeroShotEmbeddings(set);
    return this.#measure(set, await this.#embedder.embed(parameters, set), zeroShot, head);
  }

  #zeroShotEmbeddings(set: readonly DomainPictures[]): Promise<Embeddings> {
    const known = this.#zeroShot.get(set);
    if (known) return known;
    const embedding = this.#embedder.embed(this.#initial, set);
    this.#zeroShot.set(set, embedding);
    return embedding;
  }

  #measure(
    set: readonly DomainPictures[],
    embeddings: Embeddings,
    zeroShot: Embeddings,
    head: Float32Array,
  ): Evaluation {
    const domains: Record<string, DomainResult> = {};
    const predictions = new Map<string, Int32Array>();
    for (const { id, pictures, indices } of set) {
      const labels = indices.map((index) => pictures.labels[index]!);
      const [f, f0] = [embeddings.get(id)!, zeroShot.get(id)!];
      const measured = measure(this.#yardstick, f, f0, head, labels);
      domains[id] = measured.result;
      predictions.set(id, measured.predictions);
    }
    return { domains, predictions };
  }
}
