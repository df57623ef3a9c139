import { hasKind, restoreTensors } from "../checkpoint/runState.ts";
import type { RunState } from "../checkpoint/runState.ts";
import type { Tensors } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";

/** A copy of a run's leaves on the device, to be measured in place of those that go on training. */
export class KeptLeaves {
  readonly #scope: TensorScope;
  #copy: Tensors | null = null;
  #isUsed = false;

  /** What it makes belongs to `scope`. */
  constructor(scope: TensorScope) {
    this.#scope = scope;
  }

  /** Remembers `leaves` as they are; a later call replaces them. */
  keep(leaves: Tensors): void {
    this.#copy ??= this.#like(leaves);
    for (const [name, tensor] of Object.entries(this.#copy))
      this.#scope.runtime.copy(leaves[name]!, tensor);
  }

  /** What was last kept; null before anything was. */
  get tensors(): Tensors | null {
    return this.#copy;
  }

  /** Takes what an earlier run of these leaves had kept, if anything. */
  async restore(state: RunState, leaves: Tensors): Promise<void> {
    if (!hasKind(state, "kept")) return;
    this.#copy = this.#like(leaves);
    await restoreTensors(this.#scope.runtime, state, "kept", this.#copy);
  }

  /** From now on {@link instead} gives what was kept, if anything was. */
  use(): void {
    this.#isUsed = true;
  }

  /** What is to be measured where `leaves` are those that train. */
  instead(leaves: Tensors): Tensors {
    return (this.#isUsed ? this.#copy : null) ?? leaves;
  }

  #like(leaves: Tensors): Tensors {
    return Object.fromEntries(
      Object.entries(leaves).map(([name, { shape }]) => [name, this.#scope.tensor(shape)]),
    );
  }
}
