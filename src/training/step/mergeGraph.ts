import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import { GraphBuilder } from "../../graph/builder.ts";
import type { Graph, Shape } from "../../graph/graph.ts";
import { validate } from "../../graph/validate.ts";
import type { ModelSize, Parameterization } from "../../recipes/parameterization.ts";
import { headName, logitScaleName } from "../../recipes/parameterization.ts";
import { modelShapes, pretrainedPrefix, tunedPrefix, WeightInputs } from "./weightInputs.ts";

/** Where a weight of the measured model comes from. */
export type WeightOrigin =
  | { readonly kind: "leaf" | "pretrained" | "tuned"; readonly name: string }
  /** Output `weight/<name>` of the merge graph. */
  | { readonly kind: "merged"; readonly shape: Shape };

/** How a parameterization's leaves become the plain towers that are measured. */
export interface MergePlan {
  /** Image and text towers, `head.weight` and `logit_scale`, by engine name. */
  readonly origins: ReadonlyMap<string, WeightOrigin>;
  /** Leaves, `frozen/…` and `tuned/…` to the merged weights; null where nothing has to be computed. */
  readonly graph: Graph | null;
}

export function planMerge(parameterization: Parameterization, size: ModelSize): MergePlan {
  const g = new GraphBuilder("merge");
  const weights = new WeightInputs(g, parameterization, size, "evaluation");
  const leaves = new Set(weights.leaves.map(({ name }) => name));
  const shapes = modelShapes(size);
  const names = [
    ...[...imageTowerParameters(size.config), ...textTowerParameters(size.config)].map(
      ({ name }) => name,
    ),
    headName,
    logitScaleName,
  ];
  const origins = new Map<string, WeightOrigin>();
  for (const name of names) {
    const value = weights.weight(name);
    if (g.producer(value)) {
      g.output(value, `weight/${name}`);
      origins.set(name, { kind: "merged", shape: shapes.get(name)! });
    } else if (leaves.has(value.name)) origins.set(name, { kind: "leaf", name: value.name });
    else if (value.name.startsWith(pretrainedPrefix))
      origins.set(name, { kind: "pretrained", name: value.name.slice(pretrainedPrefix.length) });
    else if (value.name.startsWith(tunedPrefix))
      origins.set(name, { kind: "tuned", name: value.name.slice(tunedPrefix.length) });
    else throw new Error(`internal: the weight '${name}' is a constant, '${value.name}'`);
  }
  const isMerged = [...origins.values()].some(({ kind }) => kind === "merged");
  if (!isMerged) return { origins, graph: null };
  const graph = g.build();
  validate(graph);
  return { origins, graph };
}
