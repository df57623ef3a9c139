import { classPrompts } from "../clip/classPrompts.ts";
import { contextsOf, headOf } from "../clip/promptMeans.ts";
import type { PromptTable } from "../clip/promptTable.ts";
import { createPromptTable } from "../clip/promptTable.ts";
import type { TextTower } from "../clip/textEncoder.ts";
import type { Assets } from "./assets.ts";
import { PromptTokens } from "./promptTokens.ts";
import type { Tensors } from "./run.ts";
import type { TensorScope } from "./tensorScope.ts";

/** The prompts of a dataset's classes, and what text towers make of them. */
export class Prompts {
  readonly tokens: PromptTokens;
  /** Of the pre-trained text tower: W_cls [D,C] and W_ctx [K,D]. */
  readonly zeroShot: {
    readonly head: Float32Array<ArrayBuffer>;
    readonly contexts: Float32Array<ArrayBuffer>;
  };
  readonly #table: PromptTable;
  /** C and D. */
  readonly #size: readonly [number, number];

  private constructor(table: PromptTable, assets: Assets, embeddings: Float32Array<ArrayBuffer>) {
    this.tokens = new PromptTokens(assets);
    this.#table = table;
    this.#size = [assets.dataset.index.classes.length, assets.model.config.projectionDim];
    this.zeroShot = {
      head: headOf(embeddings, ...this.#size),
      contexts: contextsOf(embeddings, ...this.#size),
    };
  }

  /** Everything on the device belongs to `scope`. */
  static async create(scope: TensorScope, tower: TextTower, assets: Assets): Promise<Prompts> {
    const { model, tokenizer, dataset, classNames } = assets;
    const prompts = classPrompts(dataset.index.classes, model.templates, classNames);
    const table = await createPromptTable(tower, tokenizer, prompts);
    scope.onDispose(() => table.dispose());
    return new Prompts(table, assets, await table.encode());
  }

  /** Of every template of every class by the pre-trained text tower, class after class: [C·K,D]. */
  embeddings(): Promise<Float32Array<ArrayBuffer>> {
    return this.#table.encode();
  }

  /** The zero-shot head [D,C] that a text tower gives; null: the pre-trained one. */
  async headOf(textTower: Tensors | null): Promise<Float32Array<ArrayBuffer>> {
    if (!textTower) return this.zeroShot.head;
    return headOf(await this.#table.encode(textTower), ...this.#size);
  }
}
