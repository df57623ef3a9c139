import { unreachable } from "../../shared/unreachable.ts";
import type { Parameterization } from "../parameterization.ts";
import { imageTower } from "./imageTower.ts";
import { lastBlocks } from "./lastBlocks.ts";
import { layerNorms } from "./layerNorms.ts";
import { lora } from "./lora.ts";

/** How much of the image tower trains, for methods that leave the choice open. The head always does. */
export interface TrainedPart {
  readonly trains: "all" | "last-blocks" | "layer-norms" | "lora";
  /** Transformer layers that train where `trains` is "last-blocks". */
  readonly lastBlocks: number;
  /** r where `trains` is "lora". */
  readonly loraRank: number;
}

export function parameterizationOf(part: TrainedPart): Parameterization {
  switch (part.trains) {
    case "all":
      return imageTower;
    case "last-blocks":
      return lastBlocks(part.lastBlocks);
    case "layer-norms":
      return layerNorms;
    case "lora":
      return lora(part.loraRank);
    default:
      return unreachable(part.trains);
  }
}
