import { imageTowerParameters } from "../clip/parameters.ts";
import type { ClipModel } from "../clip/model.ts";
import type { Tensors } from "./run.ts";
import { uploadImageTower } from "./onDevice.ts";
import { TensorScope } from "./tensorScope.ts";

/**
 * The pre-trained image tower, on the device only while somebody needs it: it is as large as all that
 * trains.
 */
export class FrozenTower {
  /** Of its parameters. */
  readonly names: ReadonlySet<string>;
  readonly #scope: TensorScope;
  readonly #model: Pick<ClipModel, "config" | "imageWeights">;
  #tensors: Tensors | null = null;
  #borrowers = 0;
  #isHeld = false;

  /** What is held belongs to `scope`. */
  constructor(scope: TensorScope, model: Pick<ClipModel, "config" | "imageWeights">) {
    this.#scope = new TensorScope(scope.runtime);
    this.#model = model;
    this.names = new Set(imageTowerParameters(model.config).map(({ name }) => name));
    scope.onDispose(() => this.#scope.dispose());
  }

  /** By parameter name, on the device from now on. Never written to. */
  hold(): Tensors {
    this.#isHeld = true;
    return this.#upload();
  }

  /** On the device for as long as `task` takes. */
  async borrow<T>(task: (tower: Tensors) => Promise<T>): Promise<T> {
    this.#borrowers++;
    try {
      return await task(this.#upload());
    } finally {
      await this.#giveBack();
    }
  }

  /** On the device until `task` has ended, or is not pulled any more. */
  async *lend<Y, T>(task: (tower: Tensors) => AsyncGenerator<Y, T>): AsyncGenerator<Y, T> {
    this.#borrowers++;
    try {
      return yield* task(this.#upload());
    } finally {
      await this.#giveBack();
    }
  }

  async #giveBack(): Promise<void> {
    this.#borrowers--;
    if (this.#borrowers > 0 || this.#isHeld) return;
    this.#tensors = null;
    await this.#scope.dispose();
  }

  #upload(): Tensors {
    return (this.#tensors ??= uploadImageTower(this.#scope, this.#model));
  }
}
