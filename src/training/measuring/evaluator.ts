import type { Classifier } from "../../analysis/classifier.ts";
import type { DomainResult, DomainResults } from "../../experiment/record.ts";
import type { Predictions } from "./changedPredictions.ts";
import type { DomainPictures, Embedder, Embeddings } from "./embedder.ts";
import { measure } from "./measure.ts";
import type { Yardstick } from "./measure.ts";
import type { FrozenTower } from "../frozenTower.ts";
import type { MeasuredModel } from "../run.ts";

/** A model on every domain. */
export interface Evaluation {
  readonly domains: DomainResults;
  readonly predictions: Predictions;
}

/** The pre-trained image tower, and W_cls. */
export interface ZeroShotModel {
  readonly tower: FrozenTower;
  readonly head: Float32Array<ArrayBuffer>;
}

/**
 * Measures models on sets of pictures against the zero-shot model, whose embeddings of a set are
 * computed once.
 */
export class Evaluator {
  readonly #embedder: Embedder;
  readonly #yardstick: Yardstick;
  readonly #zeroShotModel: ZeroShotModel;
  readonly #zeroShot = new Map<readonly DomainPictures[], Promise<Embeddings>>();

  constructor(embedder: Embedder, yardstick: Yardstick, zeroShot: ZeroShotModel) {
    this.#embedder = embedder;
    this.#yardstick = yardstick;
    this.#zeroShotModel = zeroShot;
  }

  async zeroShot(set: readonly DomainPictures[]): Promise<Evaluation> {
    const embeddings = await this.#zeroShotEmbeddings(set);
    return this.#measure(set, embeddings, embeddings, this.#zeroShotClassifier);
  }

  /** What {@link zeroShot} computes of a set but once, batch by batch: yields how many pictures are done since the last. */
  async *prepare(set: readonly DomainPictures[]): AsyncGenerator<number, void> {
    if (this.#zeroShot.has(set)) return;
    const { tower } = this.#zeroShotModel;
    const embeddings = yield* tower.lend((tensors) => this.#embedder.embedding(tensors, set));
    this.#zeroShot.set(set, Promise.resolve(embeddings));
  }

  async evaluate(model: MeasuredModel, set: readonly DomainPictures[]): Promise<Evaluation> {
    const zeroShot = await this.#zeroShotEmbeddings(set);
    return this.#measure(set, await this.#embedder.embed(model.tower, set), zeroShot, model);
  }

  /** Share of right answers on the pictures of all domains of a set together. */
  async accuracy(model: MeasuredModel, set: readonly DomainPictures[]): Promise<number> {
    const { domains } = await this.evaluate(model, set);
    const results = Object.values(domains);
    const of = (read: (result: DomainResult) => number) =>
      results.reduce((sum, result) => sum + read(result), 0);
    return of(({ correct }) => correct) / of(({ n }) => n);
  }

  get #zeroShotClassifier(): Classifier {
    const { head } = this.#zeroShotModel;
    return { head, bias: null, logitScale: this.#yardstick.logitScale };
  }

  #zeroShotEmbeddings(set: readonly DomainPictures[]): Promise<Embeddings> {
    const known = this.#zeroShot.get(set);
    if (known) return known;
    const { tower } = this.#zeroShotModel;
    const embedding = tower.borrow((tensors) => this.#embedder.embed(tensors, set));
    this.#zeroShot.set(set, embedding);
    return embedding;
  }

  #measure(
    set: readonly DomainPictures[],
    embeddings: Embeddings,
    zeroShot: Embeddings,
    classifier: Classifier,
  ): Evaluation {
    const domains: Record<string, DomainResult> = {};
    const predictions = new Map<string, Int32Array>();
    for (const { id, pictures, indices, answers = null } of set) {
      const labels = indices.map((index) => pictures.labels[index]!);
      const [f, f0] = [embeddings.get(id)!, zeroShot.get(id)!];
      const measured = measure(this.#yardstick, f, f0, classifier, labels, answers);
      domains[id] = measured.result;
      predictions.set(id, measured.predictions);
    }
    return { domains, predictions };
  }
}
