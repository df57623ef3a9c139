import type { ClipConfig } from "../clip/config.ts";
import { imageTowerParameters } from "../clip/parameters.ts";
import type { Pictures } from "../data/dataset.ts";
import type { Preprocessor } from "../data/preprocess.ts";
import type { DeviceTensor, Program } from "../runtime/runtime.ts";
import { buildFeatureGraph } from "./stepGraph.ts";
import type { TensorScope } from "./tensorScope.ts";

/** Some pictures of one split of one domain. */
export interface DomainPictures {
  readonly id: string;
  readonly pictures: Pictures;
  readonly indices: readonly number[];
}

/** Pictures in a run of the feature program, however many there are to embed. */
const batchSize = 32;

/**
 * Image embeddings of any number of pictures through one static-shape program, on weights that stay
 * where they lie. Domains share batches, so that only the very last is padded.
 */
export class Embedder {
  readonly #scope: TensorScope;
  readonly #program: Program;
  readonly #parameterNames: readonly string[];
  readonly #preprocessor: Preprocessor;
  readonly #pixels: DeviceTensor;
  readonly #features: DeviceTensor;
  readonly #host: Float32Array<ArrayBuffer>;

  private constructor(
    scope: TensorScope,
    program: Program,
    preprocessor: Preprocessor,
    config: ClipConfig,
  ) {
    const { image, projectionDim } = config;
    const shape = [batchSize, 3, image.imageSize, image.imageSize];
    this.#scope = scope;
    this.#program = program;
    this.#parameterNames = imageTowerParameters(config).map(({ name }) => name);
    this.#preprocessor = preprocessor;
    this.#pixels = scope.tensor(shape);
    this.#features = scope.tensor([batchSize, projectionDim]);
    this.#host = new Float32Array(shape.reduce((a, b) => a * b, 1));
  }

  static async create(
    scope: TensorScope,
    config: ClipConfig,
    preprocessor: Preprocessor,
  ): Promise<Embedder> {
    const program = await scope.compile(buildFeatureGraph(config, batchSize), { repeats: true });
    return new Embedder(scope, program, preprocessor, config);
  }

  /**
   * Unit-norm embeddings of every picture, [n,D] by domain id.
   * @param parameters the image tower's, by name; there may be others.
   */
  async embed(
    parameters: Readonly<Record<string, DeviceTensor>>,
    domains: readonly DomainPictures[],
  ): Promise<ReadonlyMap<string, Float32Array>> {
    const dimension = this.#features.shape[1]!;
    const weights = Object.fromEntries(this.#parameterNames.map((n) => [n, parameters[n]!]));
    const embeddings = new Map(
      domains.map(({ id, indices }) => [id, new Float32Array(indices.length * dimension)]),
    );
    const all = domains.flatMap(({ id, pictures, indices }) =>
      indices.map((index, i) => ({ target: embeddings.get(id)!, i, pictures, index })),
    );
    for (let first = 0; first < all.length; first += batchSize) {
      const batch = all.slice(first, first + batchSize);
      batch.forEach(({ pictures, index }, slot) =>
        this.#preprocessor.whole(this.#host, slot, pictures, index),
      );
      this.#scope.runtime.write(this.#pixels, this.#host);
      await this.#program.run({ pixels: this.#pixels, ...weights }, { features: this.#features });
      const features = await this.#scope.runtime.read(this.#features);
      batch.forEach(({ target, i }, slot) =>
        target.set(features.subarray(slot * dimension, (slot + 1) * dimension), i * dimension),
      );
    }
    return embeddings;
  }
}
