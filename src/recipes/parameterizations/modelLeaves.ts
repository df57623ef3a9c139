import type { ClipConfig } from "../../clip/config.ts";
import { imageTowerParameters } from "../../clip/parameters.ts";
import type { Value } from "../../graph/graph.ts";
import type { Leaf, ModelSize, Parameterization, WeightSite } from "../parameterization.ts";
import { headName } from "../parameterization.ts";

/** The classification head as it trains: from the zero-shot head, at the head's own rate. */
export function headLeaf({ config, classes }: ModelSize): Leaf {
  const shape = [config.projectionDim, classes];
  return { name: headName, shape, start: "pretrained", rate: "head" };
}

/** A weight that is a leaf itself, or else the pre-trained one. */
export function weightOf(leaves: readonly Leaf[], site: WeightSite, name: string): Value {
  return leaves.some((leaf) => leaf.name === name) ? site.leaf(name) : site.pretrained(name);
}

/** Trains those parameters of the image tower that `trains` picks, as they are, and the head. */
export function imageParameters(
  trains: (name: string, config: ClipConfig) => boolean,
): Parameterization {
  const leaves = (size: ModelSize): readonly Leaf[] => [
    ...imageTowerParameters(size.config)
      .filter(({ name }) => trains(name, size.config))
      .map(({ name, shape }) => ({ name, shape, start: "pretrained", rate: "tower" }) as const),
    headLeaf(size),
  ];
  return { leaves, weight: (site, name) => weightOf(leaves(site.size), site, name) };
}
