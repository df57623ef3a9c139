import { BatchOrder } from "../../data/batches.ts";
import type { Dataset } from "../../data/loadDataset.ts";
import type { Preprocessor } from "../../data/preprocess.ts";
import type { CommonValues } from "../../experiment/spec.ts";
import { headName } from "../../recipes/parameterization.ts";
import type { BankPictures, FeatureBank, FeatureKind, Probing } from "../../recipes/probing.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { RandomStream } from "../../shared/random.ts";
import { wholeSplit } from "../assets.ts";
import type { DomainPictures } from "../measuring/embedder.ts";
import { Embedder } from "../measuring/embedder.ts";
import type { Pretrained } from "../pretrained.ts";
import { TensorScope } from "../tensorScope.ts";

/** What all banks of an experiment are made of. */
export interface BankSource {
  readonly runtime: Runtime;
  readonly dataset: Dataset;
  readonly preprocessor: Preprocessor;
  readonly pretrained: Pretrained;
}

type Pictured = Pick<FeatureBank, "count" | "width" | "features" | "labels" | "domains">;

/** Features of pictures by the frozen tower, each kind computed once however many methods read it. */
export class FeatureBanks {
  readonly #source: BankSource;
  readonly #pictured = new Map<string, Promise<Pictured>>();

  constructor(source: BankSource) {
    this.#source = source;
  }

  /** What a probe reads in an experiment of these values. */
  async of(
    { features, pictures }: Pick<Probing, "features" | "pictures">,
    { batchSize, seed }: Pick<CommonValues, "batchSize" | "seed">,
  ): Promise<FeatureBank> {
    const key = `${features} of ${pictures}`;
    const known = this.#pictured.get(key) ?? this.#compute(features, pictures);
    this.#pictured.set(key, known);
    const pictured = await known;
    const { config, classes, logitScale, weights } = this.#source.pretrained;
    const order = new BatchOrder(pictured.count, batchSize, seed);
    return {
      ...pictured,
      ...{ classes, logitScale, batchSize },
      zeroShotHead: weights.get(headName)!,
      projection: weights.get("visual_projection.weight")!,
      dimension: config.projectionDim,
      batch: (step) => order.indices(step),
      random: (name, index) => new RandomStream(seed, name, index),
    };
  }

  async #compute(kind: FeatureKind, which: BankPictures): Promise<Pictured> {
    const { dataset } = this.#source;
    const sets = await picturesOf(dataset, which);
    const byDomain = await this.#embed(kind, sets);
    const parts = sets.map(({ id }) => byDomain.get(id)!);
    const labels = sets.flatMap(({ pictures, indices }) => indices.map((i) => pictures.labels[i]!));
    const features = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let offset = 0;
    for (const part of parts) {
      features.set(part, offset);
      offset += part.length;
    }
    const domains = sets.flatMap(({ id, indices }) => {
      const domain = dataset.index.domains.findIndex((each) => each.id === id);
      return indices.map(() => domain);
    });
    const count = labels.length;
    return { count, width: features.length / count, features, labels, domains };
  }

  async #embed(
    kind: FeatureKind,
    sets: readonly DomainPictures[],
  ): Promise<ReadonlyMap<string, Float32Array>> {
    const { runtime, preprocessor, pretrained } = this.#source;
    const scope = new TensorScope(runtime);
    try {
      const embedder = await Embedder.create(scope, pretrained.config, preprocessor, { kind });
      return await pretrained.tower.borrow((tower) => embedder.embed(tower, sets));
    } finally {
      await scope.dispose();
    }
  }
}

async function picturesOf(
  dataset: Dataset,
  which: BankPictures,
): Promise<readonly DomainPictures[]> {
  if (which === "all-validation") return wholeSplit(dataset, "val");
  const pictures = await dataset.pictures(dataset.reference, "train");
  const indices = pictures.labels.map((_, i) => i);
  return [{ id: dataset.reference.id, pictures, indices }];
}
