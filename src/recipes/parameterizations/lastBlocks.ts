import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Parameterization } from "../parameterization.ts";
import { imageParameters } from "./modelLeaves.ts";

const blockPattern = /^vision_model\.encoder\.layers\.(\d+)\./;

/**
 * The image tower's last `count` transformer layers and all that follows them: its last LayerNorm,
 * its projection and the head. `leaves` throws a FailureError ("bad-spec") where the tower has fewer.
 */
export function lastBlocks(count: number): Parameterization {
  return imageParameters((name, { image: { layers } }) => {
    if (count > layers) throw new FailureError("bad-spec", said("tooManyBlocks", layers, count));
    const block = blockPattern.exec(name);
    if (block) return Number(block[1]) >= layers - count;
    return name.startsWith("vision_model.post_layernorm.") || name === "visual_projection.weight";
  });
}
