import { GraphBuilder } from "../../graph/builder.ts";
import type { Shape, Value } from "../../graph/graph.ts";
import type { Leaf, ModelSize } from "../../recipes/parameterization.ts";
import type { ProbeStage } from "../../recipes/probing.ts";
import type { StepGraph } from "../step/stepGraph.ts";
import { withGradients } from "../step/stepGraph.ts";

export interface ProbeGraphOptions {
  readonly stage: Pick<ProbeStage, "title" | "objective">;
  readonly leaves: readonly Leaf[];
  /** Shapes of what the stage reads, by name. */
  readonly inputs: Readonly<Record<string, Shape>>;
  readonly size: ModelSize;
  /** s0. */
  readonly logitScale: number;
}

/** The step graph of a stage on cached features: leaves and the stage's inputs by name, no tower. */
export function buildProbeGraph({
  stage,
  leaves,
  inputs,
  size,
  logitScale,
}: ProbeGraphOptions): Pick<StepGraph, "graph" | "leaves" | "terms"> {
  const graph = new GraphBuilder(`${stage.title} step`);
  const emit = (named: readonly (readonly [string, Shape])[]) =>
    new Map(named.map(([name, shape]) => [name, graph.input(name, shape)]));
  const trained = emit(leaves.map(({ name, shape }) => [name, shape]));
  const given = emit(Object.entries(inputs));
  const among = (values: ReadonlyMap<string, Value>) => (name: string) => {
    const value = values.get(name);
    if (!value) throw new Error(`stage '${stage.title}' has no '${name}'`);
    return value;
  };
  const site = { graph, logitScale, size, leaf: among(trained), input: among(given) };
  const terms = graph.scope("objective", () => stage.objective(site));
  return withGradients(graph, terms, leaves);
}
