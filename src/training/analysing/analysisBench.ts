import type { AssetNames } from "../../experiment/spec.ts";
import type { Classifier } from "../../analysis/classifier.ts";
import { logitsOf, restrictTo } from "../../analysis/classifier.ts";
import type { ModelOutputs } from "../../analysis/outputs.ts";
import { rowOf } from "../../analysis/outputs.ts";
import type { DomainResults } from "../../experiment/record.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { SiteFiles } from "../../shared/files.ts";
import { loadAssets, wholeSplit } from "../assets.ts";
import type { DomainPictures } from "../measuring/embedder.ts";
import { Embedder } from "../measuring/embedder.ts";
import { measure } from "../measuring/measure.ts";
import { onDevice, zeroShotModel } from "../onDevice.ts";
import type { MeasuredModel } from "../run.ts";
import { TensorScope } from "../tensorScope.ts";
import type { TunedWeights } from "../tunedWeights.ts";
import { readTunedWeights } from "../tunedWeights.ts";
import { LiveClassifier } from "./liveClassifier.ts";
import { setUpWorkbench } from "../workbench.ts";
import type { Workbench } from "../workbench.ts";

/** A model to analyse: tuned.safetensors under a name that stands for these bytes, or the zero-shot model. */
export type Subject = { readonly name: string; read(): Promise<Uint8Array> } | "zero-shot";

/** Who waits for an analysis. */
export interface AnalysisWatch {
  readonly report?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A row a test picture, by domain id. */
type Features = ReadonlyMap<string, Float32Array>;

/** What a model makes of the test pictures: features by domain id, and what makes logits of them. */
interface Embedded {
  readonly features: Features;
  readonly classifier: Classifier;
}

export interface AnalysisBenchOptions {
  readonly values: AssetNames;
  readonly runtime: Runtime;
  /** Rooted at the site, as for an experiment. */
  readonly files: SiteFiles;
}

/** Features of models are kept up to so many bytes in all, the zero-shot model's apart. */
const maxKeptBytes = 128 * 2 ** 20;

/**
 * A model and a data set made ready for analyses, which are made of what models say of every test
 * picture. One analysis at a time: they share tensors on the device.
 */
export class AnalysisBench {
  readonly workbench: Workbench;
  /** Every test picture, as the results are measured on. */
  readonly pictures: readonly DomainPictures[];
  readonly #scope: TensorScope;
  #zeroShot: Embedded | null = null;
  #live: Promise<LiveClassifier> | null = null;
  /** In the order of use. */
  readonly #kept = new Map<string, Embedded>();
  #projector: Promise<Embedder> | null = null;
  #projectedZeroShot: Features | null = null;

  private constructor(
    scope: TensorScope,
    workbench: Workbench,
    pictures: readonly DomainPictures[],
  ) {
    this.#scope = scope;
    this.workbench = workbench;
    this.pictures = pictures;
  }

  static async open({ values, runtime, files }: AnalysisBenchOptions): Promise<AnalysisBench> {
    const assets = await loadAssets(files, values);
    const pictures = await wholeSplit(assets.dataset, "test");
    const scope = new TensorScope(runtime);
    try {
      return new AnalysisBench(scope, await setUpWorkbench(scope, assets), pictures);
    } catch (error) {
      await scope.dispose();
      throw error;
    }
  }

  get runtime(): Runtime {
    return this.#scope.runtime;
  }

  get dimension(): number {
    return this.workbench.pretrained.config.projectionDim;
  }

  /** s0. */
  get logitScale(): number {
    return this.workbench.pretrained.logitScale;
  }

  /** The zero-shot model beside `subject`, on every test picture. */
  async outputs(
    subject: Subject,
    watch: AnalysisWatch = {},
  ): Promise<{ readonly zeroShot: ModelOutputs; readonly tuned: ModelOutputs }> {
    const zeroShot = await this.#embedded("zero-shot", part(watch, 0, 2));
    const tuned = await this.#embedded(subject, part(watch, 1, 2));
    return { zeroShot: this.#outputsOf(zeroShot), tuned: this.#outputsOf(tuned) };
  }

  /** What the results table shows of `subject`. */
  async results(
    subject: Subject,
    watch: AnalysisWatch = {},
  ): Promise<{ readonly zeroShot: DomainResults; readonly tuned: DomainResults }> {
    const zeroShot = await this.#embedded("zero-shot", part(watch, 0, 2));
    const tuned = await this.#embedded(subject, part(watch, 1, 2));
    return { zeroShot: this.#resultsOf(zeroShot), tuned: this.#resultsOf(tuned) };
  }

  /** The same of weights that no run has, and that are not kept. */
  async resultsOfWeights(weights: TunedWeights, watch: AnalysisWatch = {}): Promise<DomainResults> {
    await this.#embedded("zero-shot", part(watch, 0, 2));
    return this.withModel(weights, async (model) =>
      this.#resultsOf(await this.#embed(model, part(watch, 1, 2))),
    );
  }

  /** What the projection gives, [n,D] before its norm is made 1, of the zero-shot model beside `subject`. */
  async projections(
    subject: Subject,
    watch: AnalysisWatch = {},
  ): Promise<{ readonly zeroShot: Features; readonly tuned: Features }> {
    const zeroShot = (this.#projectedZeroShot ??= await this.#project(null, part(watch, 0, 2)));
    if (subject === "zero-shot") return { zeroShot, tuned: zeroShot };
    const weights = await this.weightsOf(subject);
    return { zeroShot, tuned: await this.#project(weights, part(watch, 1, 2)) };
  }

  /** A subject's weights on the host; null of the zero-shot model. */
  async weightsOf(subject: Subject): Promise<TunedWeights | null> {
    if (subject === "zero-shot") return null;
    const { config, classes } = this.workbench.pretrained;
    return readTunedWeights(await subject.read(), config, classes);
  }

  /** Puts a model on the device while `look` looks at it; null: the zero-shot model. */
  async withModel<R>(
    weights: TunedWeights | null,
    look: (model: MeasuredModel) => Promise<R>,
  ): Promise<R> {
    const { pretrained } = this.workbench;
    if (!weights) return look(zeroShotModel(pretrained));
    const scope = new TensorScope(this.runtime);
    try {
      return await look(onDevice(scope, pretrained, weights));
    } finally {
      await scope.dispose();
    }
  }

  /** For single pictures; made when first asked for. */
  live(): Promise<LiveClassifier> {
    return (this.#live ??= LiveClassifier.create(this.#scope, this));
  }

  dispose(): Promise<void> {
    return this.#scope.dispose();
  }

  async #embedded(subject: Subject, watch: AnalysisWatch): Promise<Embedded> {
    const known = subject === "zero-shot" ? this.#zeroShot : this.#kept.get(subject.name);
    if (known) return known;
    const weights = await this.weightsOf(subject);
    const embedded = await this.withModel(weights, (model) => this.#embed(model, watch));
    if (subject === "zero-shot") this.#zeroShot = embedded;
    else this.#keep(subject.name, embedded);
    return embedded;
  }

  async #project(weights: TunedWeights | null, watch: AnalysisWatch): Promise<Features> {
    const { pretrained, preprocessor } = this.workbench;
    const projector = await (this.#projector ??= Embedder.create(
      this.#scope,
      pretrained.config,
      preprocessor,
      { kind: "projected", keptBytes: 0 },
    ));
    return this.withModel(weights, ({ tower }) => this.#embedWith(projector, tower, watch));
  }

  #keep(name: string, embedded: Embedded): void {
    this.#kept.set(name, embedded);
    let bytes = 0;
    for (const [key, { features }] of [...this.#kept].reverse()) {
      for (const { byteLength } of features.values()) bytes += byteLength;
      if (bytes > maxKeptBytes && key !== name) this.#kept.delete(key);
    }
  }

  async #embed(model: MeasuredModel, watch: AnalysisWatch): Promise<Embedded> {
    const { head, bias, logitScale, tower } = model;
    const features = await this.#embedWith(this.workbench.embedder, tower, watch);
    return { features, classifier: { head, bias, logitScale } };
  }

  #embedWith(
    embedder: Embedder,
    tower: MeasuredModel["tower"],
    { report, signal }: AnalysisWatch,
  ): Promise<Features> {
    const total = this.pictures.reduce((sum, { indices }) => sum + indices.length, 0);
    const onPictures = (done: number) => report?.({ done, total });
    return embedder.embed(tower, this.pictures, { onPictures, signal });
  }

  #outputsOf({ features, classifier }: Embedded): ModelOutputs {
    const { classes } = this.workbench.yardstick;
    return this.pictures.map(({ id, pictures, indices, answers = null }) => {
      const labels = indices.map((index) => pictures.labels[index]!);
      const own = features.get(id)!;
      const logits = logitsOf(own, labels.length, classifier);
      for (let i = 0; i < labels.length; i++) restrictTo(answers, rowOf(logits, i, classes));
      return { domain: id, labels, features: own, logits };
    });
  }

  /** The zero-shot model must have been embedded. */
  #resultsOf({ features, classifier }: Embedded): DomainResults {
    const { yardstick } = this.workbench;
    const results = this.pictures.map(({ id, pictures, indices, answers = null }) => {
      const labels = indices.map((index) => pictures.labels[index]!);
      const [f, f0] = [features.get(id)!, this.#zeroShot!.features.get(id)!];
      return [id, measure(yardstick, f, f0, classifier, labels, answers).result];
    });
    return Object.fromEntries(results) as DomainResults;
  }
}

/** The watch of part `index` of `count` equal parts. */
export function part(watch: AnalysisWatch, index: number, count: number): AnalysisWatch {
  const { report, signal } = watch;
  return {
    signal,
    report: ({ done, total }) => report?.({ done: index * total + done, total: count * total }),
  };
}
