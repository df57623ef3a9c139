import { GraphBuilder } from "../../graph/builder.ts";
import { validate } from "../../graph/validate.ts";
import type { FitOptions } from "../../recipes/weightSpace.ts";
import type { Program } from "../../runtime/runtime.ts";
import type { Tensors } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";

/** Puts the numbers of some leaves back between bounds, on the device. */
export class LeafBounds {
  readonly #scope: TensorScope;
  readonly #program: Program;
  readonly #leaves: Tensors;
  /** `bounded/<leaf>`. */
  readonly #bounded: Tensors;

  private constructor(scope: TensorScope, program: Program, leaves: Tensors, bounded: Tensors) {
    this.#scope = scope;
    this.#program = program;
    this.#leaves = leaves;
    this.#bounded = bounded;
  }

  /** Everything that it makes belongs to `scope`. @param leaves by name; those without bounds are left alone. */
  static async create(
    scope: TensorScope,
    bounds: NonNullable<FitOptions["bounds"]>,
    leaves: Tensors,
  ): Promise<LeafBounds> {
    const g = new GraphBuilder("leaf bounds");
    for (const [name, { min, max }] of bounds) {
      const { shape } = leaves[name]!;
      const leaf = g.input(name, shape);
      const [low, high] = [g.filled(shape, min), g.filled(shape, max)];
      const notBelow = g.where(g.greater(low, leaf), low, leaf);
      g.output(g.where(g.greater(leaf, high), high, notBelow), `bounded/${name}`);
    }
    const graph = g.build();
    validate(graph);
    const program = await scope.compile(graph, { repeats: true });
    const bounded = graph.outputs.map(({ name, shape }) => [name, scope.tensor(shape)] as const);
    const bound = [...bounds.keys()].map((name) => [name, leaves[name]!] as const);
    return new LeafBounds(scope, program, Object.fromEntries(bound), Object.fromEntries(bounded));
  }

  async apply(): Promise<void> {
    await this.#program.run(this.#leaves, this.#bounded);
    for (const [name, leaf] of Object.entries(this.#leaves))
      this.#scope.runtime.copy(this.#bounded[`bounded/${name}`]!, leaf);
  }
}
