import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import type { Leaf, ModelSize, Parameterization } from "../parameterization.ts";
import { logitScaleName } from "../parameterization.ts";
import { weightOf } from "./modelLeaves.ts";

/** Both towers and the logit scale train. There is no head that does: the text tower makes it. */
export const bothTowers: Parameterization = {
  leaves,
  weight: (site, name) => weightOf(leaves(site.size), site, name),
};

function leaves({ config }: ModelSize): readonly Leaf[] {
  const logitScale = { name: logitScaleName, shape: [1, 1] };
  return [...imageTowerParameters(config), ...textTowerParameters(config), logitScale].map(
    ({ name, shape }) => ({ name, shape, start: "pretrained", rate: "tower" }),
  );
}
