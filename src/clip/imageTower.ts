import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import type { ClipConfig } from "./config.ts";
import { imageTokens } from "./config.ts";
import type { EncoderSite, ParameterSource, TowerOptions } from "./encoderLayer.ts";
import { encoderLayer, norm } from "./encoderLayer.ts";

/**
 * CLIP's vision transformer with its projection, as Hugging Face computes it.
 * @param pixels [B,3,S,S], already normalised by the model's mean and standard deviation.
 * @returns image embeddings before normalisation, [B,D].
 */
export function imageTower(
  g: GraphBuilder,
  config: ClipConfig,
  parameter: ParameterSource,
  pixels: Value,
  options: TowerOptions = {},
): Value {
  const pooled = pooledImage(g, config, parameter, pixels, options);
  const projection = parameter("visual_projection.weight");
  return g.scope("image", () => g.gemm(pooled, projection, { transB: true }));
}

/** The image tower without its projection: h(x), the class token after the last LayerNorm, [B,H]. */
export function pooledImage(
  g: GraphBuilder,
  config: ClipConfig,
  parameter: ParameterSource,
  pixels: Value,
  options: TowerOptions = {},
): Value {
  const batch = pixels.shape[0]!;
  const tokens = imageTokens(config.image);
  const { layers, hiddenSize } = config.image;
  const site: EncoderSite = {
    ...options,
    graph: g,
    config: config.image,
    parameter,
    tower: "vision_model",
    batch,
    tokens,
  };
  return g.scope("image", () => {
    const embedded = embeddings(site, config, pixels);
    let x = norm(site, "pre_layrnorm", g.reshape(embedded, [batch * tokens, hiddenSize]));
    for (let i = 0; i < layers; i++)
      x = encoderLayer(site, i, x, i === layers - 1 ? "first" : "all");
    return norm(site, "post_layernorm", x);
  });
}

/** Class token and patches with their positions, [B,T,H]. The patch convolution is one product. */
function embeddings(site: EncoderSite, config: ClipConfig, pixels: Value): Value {
  const { graph: g, parameter, batch, tokens } = site;
  const { imageSize, patchSize: p, hiddenSize } = config.image;
  const grid = imageSize / p;
  const tiled = g.reshape(pixels, [batch, 3, grid, p, grid, p]);
  const patches = g.reshape(g.transpose(tiled, [0, 2, 4, 1, 3, 5]), [
    batch * grid * grid,
    3 * p * p,
  ]);
  const kernel = parameter("vision_model.embeddings.patch_embedding.weight");
  const embedded = g.gemm(patches, kernel, { transB: true });
  const classToken = g.expand(parameter("vision_model.embeddings.class_embedding"), [
    batch,
    1,
    hiddenSize,
  ]);
  const sequence = g.concat([classToken, g.reshape(embedded, [batch, tokens - 1, hiddenSize])], 1);
  return g.add(sequence, parameter("vision_model.embeddings.position_embedding.weight"));
}
