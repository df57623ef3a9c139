import type { ModelSize, Parameterization } from "../../recipes/parameterization.ts";
import type { DeviceTensor, Program } from "../../runtime/runtime.ts";
import { planMerge } from "./mergeGraph.ts";
import type { MergePlan } from "./mergeGraph.ts";
import type { Tensors } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";

/** Leaves to the weights of a plain model, on the device. */
export class MergedWeights {
  readonly #plan: MergePlan;
  readonly #program: Program | null;
  /** `weight/<name>`. */
  readonly #merged: Tensors;
  readonly #given: Tensors;

  private constructor(plan: MergePlan, program: Program | null, merged: Tensors, given: Tensors) {
    this.#plan = plan;
    this.#program = program;
    this.#merged = merged;
    this.#given = given;
  }

  /** @param given pre-trained weights under `frozen/<name>`, and `tuned/<name>` where they are read. */
  static async create(
    scope: TensorScope,
    parameterization: Parameterization,
    size: ModelSize,
    given: Tensors,
  ): Promise<MergedWeights> {
    const plan = planMerge(parameterization, size);
    const outputs = plan.graph?.outputs ?? [];
    const merged = Object.fromEntries(
      outputs.map(({ name, shape }) => [name, scope.tensor(shape)]),
    );
    const program = plan.graph && (await scope.compile(plan.graph));
    return new MergedWeights(plan, program, merged, given);
  }

  /** True where `name` is not the pre-trained weight. */
  isTuned(name: string): boolean {
    return this.#plan.origins.get(name)!.kind !== "pretrained";
  }

  /**
   * Weights by engine name: the towers', `head.weight` and `logit_scale`. Those that are merged are
   * overwritten by the next call.
   */
  async of(leaves: Tensors): Promise<Tensors> {
    const { graph, origins } = this.#plan;
    const all: Record<string, DeviceTensor> = { ...this.#given, ...leaves };
    if (this.#program && graph) {
      const inputs = graph.inputs.map(({ name }) => [name, all[name]!] as const);
      await this.#program.run(Object.fromEntries(inputs), this.#merged);
    }
    const entries = [...origins].map(([name, origin]) => {
      if (origin.kind === "merged") return [name, this.#merged[`weight/${name}`]!] as const;
      if (origin.kind === "leaf") return [name, leaves[origin.name]!] as const;
      const prefix = origin.kind === "pretrained" ? "frozen" : "tuned";
      return [name, all[`${prefix}/${origin.name}`]!] as const;
    });
    return Object.fromEntries(entries);
  }
}
