import { imageParameters } from "./modelLeaves.ts";

const layerNormPattern = /\.(pre_layrnorm|layer_norm[12]|post_layernorm)\.(weight|bias)$/;

/** The scale and bias of every LayerNorm in the image tower, and the head. */
export const layerNorms = imageParameters((name) => layerNormPattern.test(name));
