import { argmax, logitsOf, probabilitiesOf } from "../../analysis/classifier.ts";
import { distance } from "../../analysis/distance.ts";
import { scoresOf } from "../../analysis/scores.ts";
import { energyGapOf } from "../../analysis/textGram.ts";
import type { Pictures } from "../../data/dataset.ts";
import type { DomainPictures } from "../measuring/embedder.ts";
import { Embedder } from "../measuring/embedder.ts";
import { onDevice, zeroShotModel } from "../onDevice.ts";
import type { MeasuredModel } from "../run.ts";
import { TensorScope } from "../tensorScope.ts";
import type { AnalysisBench, Subject } from "./analysisBench.ts";

/** Row-major RGB bytes of one picture of any size. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** What one model says of one picture. */
export interface PictureAnswer {
  /** softmax(s·f·W + b), [C]. */
  readonly probabilities: readonly number[];
  /** The most probable class. */
  readonly predicted: number;
  /** v(x) on the texts that are told, in logits. */
  readonly scores: readonly number[];
  /** Of this picture on all evaluation texts, in logits². */
  readonly energyGap: number;
  /** ‖f − f0‖. */
  readonly distortion: number;
}

export interface PictureAnswers {
  /** The random texts that the scores are of. */
  readonly texts: readonly string[];
  readonly zeroShot: PictureAnswer;
  /** In the order of the models that were asked. */
  readonly tuned: readonly PictureAnswer[];
}

/** Random texts whose scores are told. */
const shownTexts = 8;

/** Tuned models that stay on the device for the next picture. */
const mostModels = 4;

interface Resident {
  readonly scope: TensorScope;
  readonly model: MeasuredModel;
}

/** Asks models about single pictures, one after the other, as quickly as it can be done. */
export class LiveClassifier {
  readonly #bench: AnalysisBench;
  readonly #embedder: Embedder;
  /** In the order of use. */
  readonly #residents = new Map<string, Resident>();

  private constructor(bench: AnalysisBench, embedder: Embedder) {
    this.#bench = bench;
    this.#embedder = embedder;
  }

  /** What it puts on the device belongs to `scope`. */
  static async create(scope: TensorScope, bench: AnalysisBench): Promise<LiveClassifier> {
    const { pretrained, preprocessor } = bench.workbench;
    const options = { batchSize: 1, keptBytes: 0 };
    const embedder = await Embedder.create(scope, pretrained.config, preprocessor, options);
    const live = new LiveClassifier(bench, embedder);
    scope.onDispose(() => live.#keepAtMost(0));
    return live;
  }

  /** Preprocesses the picture as those of the data set are. */
  async answer(picture: RgbPicture, subjects: readonly Subject[]): Promise<PictureAnswers> {
    const { workbench, dimension, logitScale } = this.#bench;
    const set = setOf(picture);
    const before = zeroShotModel(workbench.pretrained);
    const f0 = await this.#feature(before, set);
    const texts = workbench.evaluationTexts.embeddings.subarray(0, shownTexts * dimension);
    const answerOf = (f: Float32Array, model: MeasuredModel): PictureAnswer => {
      const probabilities = probabilitiesOf(logitsOf(f, 1, model));
      return {
        probabilities: [...probabilities],
        predicted: argmax(probabilities),
        scores: [...scoresOf(f, texts, dimension, logitScale)],
        energyGap: energyGapOf(workbench.yardstick, f, f0),
        distortion: distance(f, f0),
      };
    };
    const tuned: PictureAnswer[] = [];
    for (const subject of subjects) {
      const model = await this.#resident(subject);
      tuned.push(answerOf(await this.#feature(model, set), model));
    }
    const { tokenizer } = workbench.assets;
    const words = workbench.evaluationTexts.ids.slice(0, shownTexts);
    return {
      texts: words.map((ids) => tokenizer.decode(ids)),
      zeroShot: answerOf(f0, before),
      tuned,
    };
  }

  async #feature(model: MeasuredModel, set: readonly DomainPictures[]): Promise<Float32Array> {
    const features = await this.#embedder.embed(model.tower, set);
    return features.get(set[0]!.id)!;
  }

  async #resident(subject: Subject): Promise<MeasuredModel> {
    const { pretrained } = this.#bench.workbench;
    if (subject === "zero-shot") return zeroShotModel(pretrained);
    const known = this.#residents.get(subject.name);
    if (known) {
      this.#residents.delete(subject.name);
      this.#residents.set(subject.name, known);
      return known.model;
    }
    const weights = await this.#bench.weightsOf(subject);
    if (!weights) return zeroShotModel(pretrained);
    await this.#keepAtMost(mostModels - 1);
    const scope = new TensorScope(this.#bench.runtime);
    const model = onDevice(scope, pretrained, weights);
    this.#residents.set(subject.name, { scope, model });
    return model;
  }

  async #keepAtMost(count: number): Promise<void> {
    for (const [name, { scope }] of this.#residents) {
      if (this.#residents.size <= count) return;
      this.#residents.delete(name);
      await scope.dispose();
    }
  }
}

function setOf({ width, height, rgb }: RgbPicture): readonly DomainPictures[] {
  const frames = [{ offset: 0, width, height }];
  const pictures: Pictures = { tile: width, count: 1, labels: [0], rgb, frames };
  return [{ id: "picture", pictures, indices: [0] }];
}
