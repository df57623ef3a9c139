import type { Split } from "../../data/dataset.ts";
import type { ModelSize } from "../../recipes/parameterization.ts";
import type { BankPictures } from "../../recipes/probing.ts";
import type { PromptSizes } from "../step/stepSite.ts";
import type { PictureClasses } from "./randomBank.ts";

/** How many pictures there are, and the bytes that they take once they are read. */
export interface SplitSize {
  readonly count: number;
  readonly bytes: number;
}

/** What costs depend on besides the settings: shapes, and no weights. */
export interface CostSite extends ModelSize {
  readonly prompts: PromptSizes;
  /** The pictures that features may be cached of. */
  readonly pictures: Readonly<Record<BankPictures, PictureClasses>>;
  /** By domain, the reference first. */
  readonly splits: Readonly<Record<Split, readonly SplitSize[]>>;
}
