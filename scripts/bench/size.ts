import type { ClipConfig } from "../../src/clip/config.ts";
import { parseClipConfig } from "../../src/clip/config.ts";
import type { RecipeId } from "../../src/recipes/index.ts";

/** What a step is timed at. */
export interface Size {
  readonly name: string;
  readonly config: ClipConfig;
  readonly batchSize: number;
  readonly classes: number;
}

/** A model small enough for a WebGPU adapter that computes on the processor. */
export const micro: Size = {
  name: "micro",
  config: parseClipConfig({
    projection_dim: 64,
    vision_config: {
      hidden_size: 64,
      intermediate_size: 256,
      num_hidden_layers: 2,
      num_attention_heads: 2,
      image_size: 32,
      patch_size: 8,
    },
    text_config: {
      hidden_size: 64,
      intermediate_size: 256,
      num_hidden_layers: 2,
      num_attention_heads: 2,
      vocab_size: 512,
      max_position_embeddings: 32,
      eos_token_id: 511,
    },
  }),
  batchSize: 8,
  classes: 16,
};

export const timedRecipes = ["ft", "lipsum-ft"] as const satisfies readonly RecipeId[];
