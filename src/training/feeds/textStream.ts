import type { RandomTextOptions } from "../../clip/randomTexts.ts";
import { drawRandomTexts } from "../../clip/randomTexts.ts";
import type { ClipTextEncoder, TextTower } from "../../clip/textEncoder.ts";
import { createTextEncoder } from "../../clip/textEncoder.ts";
import type { Tokenizer } from "../../clip/tokenizer.ts";
import type { RandomText } from "../../experiment/record.ts";
import type { DeviceTensor } from "../../runtime/runtime.ts";
import { Sha256 } from "../../shared/sha256.ts";
import type { TensorScope } from "../tensorScope.ts";

/** Fresh random texts for every step, encoded by the frozen text tower: what the seed alone decides. */
export class TextStream {
  readonly #texts: RandomTextOptions;
  readonly #encoder: ClipTextEncoder;
  readonly #tokenizer: Tokenizer;
  readonly #contextLength: number;
  readonly #seed: number;
  readonly #hash = new Sha256();
  #ids = new Int32Array(0);

  private constructor(
    texts: RandomTextOptions,
    encoder: ClipTextEncoder,
    tower: TextTower,
    tokenizer: Tokenizer,
    seed: number,
  ) {
    this.#texts = texts;
    this.#encoder = encoder;
    this.#tokenizer = tokenizer;
    this.#contextLength = tower.config.text.contextLength;
    this.#seed = seed;
  }

  /** Ready, with the texts of the first step already encoded. */
  static async create(
    scope: TensorScope,
    tower: TextTower,
    tokenizer: Tokenizer,
    texts: RandomTextOptions,
    seed: number,
  ): Promise<TextStream> {
    // Before anything is made, since a text that is too long is the spec's fault.
    drawRandomTexts(texts, tokenizer, tower.config.text.contextLength, { seed, step: 0 });
    const shape = { count: texts.count, length: texts.tokenLength + 2 };
    const encoder = await createTextEncoder(tower, shape, { repeats: true });
    scope.onDispose(() => encoder.dispose());
    const stream = new TextStream(texts, encoder, tower, tokenizer, seed);
    await stream.#encode(0);
    return stream;
  }

  /** Unit-norm embeddings of the texts last loaded, [M,D]. */
  get embeddings(): DeviceTensor {
    return this.#encoder.embeddings;
  }

  /** Draws and encodes the texts of update `step`, counted from 0. */
  async load(step: number): Promise<void> {
    await this.#encode(step);
    this.#hash.update(new Uint8Array(this.#ids.buffer));
  }

  /** Counts the texts of the first `steps` updates as loaded, without encoding one. */
  skip(steps: number): void {
    for (let step = 0; step < steps; step++)
      this.#hash.update(new Uint8Array(this.#draw(step).buffer));
  }

  /** SHA-256 over the ids of all texts loaded so far. */
  get hash(): string {
    return this.#hash.hex();
  }

  /** The first `count` of the texts last loaded. */
  sample(count: number): RandomText[] {
    const { length } = this.#encoder;
    return Array.from({ length: Math.min(count, this.#encoder.count) }, (_, m) => {
      const ids = [...this.#ids.subarray(m * length, (m + 1) * length)];
      return { text: this.#tokenizer.decode(ids), ids };
    });
  }

  async #encode(step: number): Promise<void> {
    this.#ids = this.#draw(step);
    await this.#encoder.encode(this.#ids);
  }

  #draw(step: number): Int32Array<ArrayBuffer> {
    const at = { seed: this.#seed, step };
    return drawRandomTexts(this.#texts, this.#tokenizer, this.#contextLength, at);
  }
}
