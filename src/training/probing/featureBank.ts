import { BatchOrder } from "../../data/batches.ts";
import type { Dataset } from "../../data/loadDataset.ts";
import type { Preprocessor } from "../../data/preprocess.ts";
import type { CommonValues } from "../../experiment/spec.ts";
import { headName } from "../../recipes/parameterization.ts";
import type { BankPictures, FeatureBank, Probing } from "../../recipes/probing.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { RandomStream } from "../../shared/random.ts";
import { wholeSplit } from "../assets.ts";
import type { DomainPictures, Embeddings } from "../measuring/embedder.ts";
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

/** Which features of which pictures. */
export type BankKind = Pick<Probing, "features" | "pictures">;

type Pictured = Pick<FeatureBank, "count" | "width" | "features" | "labels" | "domains">;

/** Features of pictures by the frozen tower, each kind computed once however many methods read it. */
export class FeatureBanks {
  readonly #source: BankSource;
  readonly #pictured = new Map<string, Pictured>();

  constructor(source: BankSource) {
    this.#source = source;
  }

  /** Pictures that are yet to be seen for these. */
  async countMissing(kinds: readonly BankKind[]): Promise<number> {
    let count = 0;
    for (const { pictures } of this.#missing(kinds))
      for (const { indices } of await picturesOf(this.#source.dataset, pictures))
        count += indices.length;
    return count;
  }

  /**
   * Computes those that are not there yet, batch by batch, while it is pulled: yields how many pictures
   * are done since the last.
   */
  async *compute(kinds: readonly BankKind[]): AsyncGenerator<number, void> {
    for (const kind of this.#missing(kinds))
      this.#pictured.set(keyOf(kind), yield* this.#compute(kind));
  }

  /** What a probe reads in an experiment of these values; computed now where it is not there yet. */
  async of(
    kind: BankKind,
    { batchSize, seed }: Pick<CommonValues, "batchSize" | "seed">,
  ): Promise<FeatureBank> {
    const batches = this.compute([kind]);
    while (!(await batches.next()).done);
    const pictured = this.#pictured.get(keyOf(kind))!;
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

  #missing(kinds: readonly BankKind[]): BankKind[] {
    const wanted = new Map(kinds.map((kind) => [keyOf(kind), kind]));
    return [...wanted].flatMap(([key, kind]) => (this.#pictured.has(key) ? [] : [kind]));
  }

  async *#compute({ features: kind, pictures }: BankKind): AsyncGenerator<number, Pictured> {
    const { runtime, dataset, preprocessor, pretrained } = this.#source;
    const sets = await picturesOf(dataset, pictures);
    const scope = new TensorScope(runtime);
    try {
      const embedder = await Embedder.create(scope, pretrained.config, preprocessor, { kind });
      const embeddings = yield* pretrained.tower.lend((tower) =>
        embedder.embedding(tower, sets, { isOnce: true }),
      );
      return joined(dataset, sets, embeddings);
    } finally {
      await scope.dispose();
    }
  }
}

function keyOf({ features, pictures }: BankKind): string {
  return `${features} of ${pictures}`;
}

function joined(
  dataset: Dataset,
  sets: readonly DomainPictures[],
  embeddings: Embeddings,
): Pictured {
  const parts = sets.map(({ id }) => embeddings.get(id)!);
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

async function picturesOf(
  dataset: Dataset,
  which: BankPictures,
): Promise<readonly DomainPictures[]> {
  if (which === "all-validation") return wholeSplit(dataset, "val");
  const pictures = await dataset.pictures(dataset.reference, "train");
  const indices = pictures.labels.map((_, i) => i);
  return [{ id: dataset.reference.id, pictures, indices }];
}
