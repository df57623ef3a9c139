import type { MemoryBytes } from "./memoryEstimate.ts";
import type { RecipeId } from "../recipes/index.ts";

/** What a method takes beside the forward and backward pass of what it trains. */
export const methodNeeds = {
  "frozen-pass": "a frozen image pass at each update",
  "text-pass": "a frozen text pass at each update",
  "text-gradient": "a text pass with gradient at each update",
  "cached-features": "features of the pictures, computed once",
  "finished-runs": "finished runs",
} as const;

export type MethodNeed = keyof typeof methodNeeds;

/** What a method costs with given settings: counted in its graphs, before anything runs. */
export interface MethodCost {
  /** Numbers that the optimizer updates; 0 for a method that makes no updates of its own. */
  readonly trainedParameters: number;
  /** Multiply-adds in the matrix products of one update: forward, backward and extra passes. */
  readonly multiplyAdds: number;
  /** The same as a multiple of FT's. */
  readonly relative: number;
  readonly needs: readonly MethodNeed[];
  /** Finished runs that it starts from: each costs a training where it is not there yet. */
  readonly runs: number;
  /** On a graphics card, for this method alone; runs that take turns share the frozen towers. */
  readonly bytes: MemoryBytes;
}

/** Of every method; null for one that cannot run with its settings. */
export type MethodCosts = Readonly<Record<RecipeId, MethodCost | null>>;
