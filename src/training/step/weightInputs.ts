import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import type { GraphBuilder } from "../../graph/builder.ts";
import type { Shape, Value } from "../../graph/graph.ts";
import type {
  Leaf,
  ModelSize,
  Parameterization,
  WeightSite,
} from "../../recipes/parameterization.ts";
import { headName, logitScaleName } from "../../recipes/parameterization.ts";

/** What a graph's input is that holds weights: its name begins with this, but for a leaf's. */
export const pretrainedPrefix = "frozen/";
export const tunedPrefix = "tuned/";

/** Shapes of all that a pre-trained model with a zero-shot head has, by engine name. */
export function modelShapes({ config, classes }: ModelSize): ReadonlyMap<string, Shape> {
  const towers = [...imageTowerParameters(config), ...textTowerParameters(config)];
  return new Map<string, Shape>([
    ...towers.map(({ name, shape }) => [name, shape] as const),
    [headName, [config.projectionDim, classes]],
    [logitScaleName, [1, 1]],
  ]);
}

/** A parameterization emitted into one graph: leaves are inputs from the start, all else once it is asked for. */
export class WeightInputs {
  readonly leaves: readonly Leaf[];
  readonly site: WeightSite;
  readonly #parameterization: Parameterization;
  readonly #leafValues: ReadonlyMap<string, Value>;
  readonly #weights = new Map<string, Value>();

  constructor(
    graph: GraphBuilder,
    parameterization: Parameterization,
    size: ModelSize,
    purpose: WeightSite["purpose"],
  ) {
    const shapes = modelShapes(size);
    const given = new Map<string, Value>();
    const input = (prefix: string) => (name: string) => {
      const shape = shapes.get(name);
      if (!shape) throw new Error(`the model has no parameter '${name}'`);
      const known = given.get(prefix + name) ?? graph.input(prefix + name, shape);
      given.set(prefix + name, known);
      return known;
    };
    this.leaves = parameterization.leaves(size);
    this.#parameterization = parameterization;
    this.#leafValues = new Map(
      this.leaves.map(({ name, shape }) => [name, graph.input(name, shape)]),
    );
    this.site = {
      graph,
      purpose,
      size,
      leaf: (name) => this.leaf(name),
      pretrained: input(pretrainedPrefix),
      tuned: input(tunedPrefix),
    };
  }

  leaf(name: string): Value {
    const value = this.#leafValues.get(name);
    if (!value) throw new Error(`'${name}' does not train here`);
    return value;
  }

  /** The weight that the model multiplies by, emitted once. */
  weight(name: string): Value {
    const known = this.#weights.get(name) ?? this.#parameterization.weight(this.site, name);
    this.#weights.set(name, known);
    return known;
  }
}
