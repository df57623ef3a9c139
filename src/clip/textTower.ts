import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import type { ClipConfig } from "./config.ts";
import type { EncoderSite, ParameterSource, TowerOptions } from "./encoderLayer.ts";
import { encoderLayer, norm } from "./encoderLayer.ts";

/**
 * CLIP's text transformer with its projection, as Hugging Face computes it. What follows EOS in a
 * row is never seen, since attention is causal and EOS is where the row is pooled.
 * @param ids int32 [N,T], T at most the context length.
 * @param pool float32 [N,1,T], one-hot at each row's EOS.
 * @returns text embeddings before normalisation, [N,D].
 */
export function textTower(
  g: GraphBuilder,
  config: ClipConfig,
  parameter: ParameterSource,
  ids: Value,
  pool: Value,
  options: TowerOptions = {},
): Value {
  const [batch, tokens] = ids.shape as [number, number];
  const { layers, hiddenSize } = config.text;
  return g.scope("text", () => {
    const site: EncoderSite = {
      ...options,
      graph: g,
      config: config.text,
      parameter,
      tower: "text_model",
      batch,
      tokens,
      mask: causalMask(g, tokens),
    };
    const pieces = g.gather(parameter("text_model.embeddings.token_embedding.weight"), ids);
    const places = parameter("text_model.embeddings.position_embedding.weight");
    const used = tokens === places.shape[0] ? places : g.slice(places, 0, 0, tokens);
    let x = g.reshape(g.add(pieces, used), [batch * tokens, hiddenSize]);
    for (let i = 0; i < layers; i++) x = encoderLayer(site, i, x);
    // LayerNorm goes row by row, so that pooling first gives the same and norms one row a text.
    const pooled = g.matmul(pool, g.reshape(x, [batch, tokens, hiddenSize]));
    const normed = norm(site, "final_layer_norm", g.reshape(pooled, [batch, hiddenSize]));
    return g.gemm(normed, parameter("text_projection.weight"), { transB: true });
  });
}

/** [T,T], 0 where token i may see token j ≤ i; elsewhere so low that softmax gives exactly 0. */
function causalMask(g: GraphBuilder, tokens: number): Value {
  const mask = Float32Array.from({ length: tokens * tokens }, (_, at) =>
    at % tokens > Math.floor(at / tokens) ? -1e9 : 0,
  );
  return g.constant([tokens, tokens], mask);
}
