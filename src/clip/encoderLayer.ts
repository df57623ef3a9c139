import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import type { EncoderConfig } from "./config.ts";

/** Gives the value of a parameter by its engine name. */
export type ParameterSource = (name: string) => Value;

/** Where a residual branch ends, just before it is added to the stream. */
export interface BranchPlace {
  /** "vision_model" or "text_model". */
  readonly tower: string;
  /** Counted from 0. */
  readonly layer: number;
  readonly branch: "attention" | "mlp";
}

/**
 * Gives what is added to the residual stream in place of a branch, both [sequences · tokens, H].
 * Where a layer keeps only each sequence's first token, `tokens` is 1.
 */
export type BranchHook = (
  place: BranchPlace,
  branch: Value,
  rows: { readonly sequences: number; readonly tokens: number },
) => Value;

export interface TowerOptions {
  /** What becomes of every layer's two branches; absent: they are added as they are. */
  readonly branch?: BranchHook;
  /** What the MLP's activation is emitted as; absent: the config's, as one op. */
  readonly activation?: (x: Value) => Value;
}

/** Where encoder layers are emitted: B sequences of T tokens through one tower's layers. */
export interface EncoderSite extends TowerOptions {
  readonly graph: GraphBuilder;
  readonly config: EncoderConfig;
  readonly parameter: ParameterSource;
  /** "vision_model" or "text_model": what the tower's parameter names begin with. */
  readonly tower: string;
  readonly batch: number;
  readonly tokens: number;
  /** Added to the attention scores, [T,T]; none: every token sees every token. */
  readonly mask?: Value;
}

/**
 * One pre-norm transformer layer of CLIP: x + attention(LN(x)), then x + MLP(LN(x)). The residual
 * stream is a matrix [B·T,H], so that every linear layer is a Gemm with its bias inside. With
 * `keep` "first" the result is that of each sequence's first token only, [B,H], and nothing is
 * computed for the tokens that are dropped but their keys and values.
 */
export function encoderLayer(
  site: EncoderSite,
  index: number,
  x: Value,
  keep: "all" | "first" = "all",
): Value {
  const { graph: g, tower, batch, tokens } = site;
  const layer = `encoder.layers.${index}`;
  const rows = { sequences: batch, tokens: keep === "first" ? 1 : tokens };
  const end = (branch: "attention" | "mlp", value: Value) =>
    site.branch ? site.branch({ tower, layer: index, branch }, value, rows) : value;
  const residual = keep === "first" ? firstTokens(site, x) : x;
  return g.scope(`layers.${index}`, () => {
    const normed = norm(site, `${layer}.layer_norm1`, x);
    const mixed = attention(site, `${layer}.self_attn`, normed, keep);
    const attended = g.add(residual, end("attention", mixed));
    const hidden = linear(site, `${layer}.mlp.fc1`, norm(site, `${layer}.layer_norm2`, attended));
    const activated = activation(site, hidden);
    return g.add(attended, end("mlp", linear(site, `${layer}.mlp.fc2`, activated)));
  });
}

function activation({ graph: g, config, activation: given }: EncoderSite, x: Value): Value {
  if (given) return given(x);
  return config.activation === "gelu" ? g.gelu(x) : g.quickGelu(x);
}

/** LayerNorm over the last axis with the tower's parameters `name`. */
export function norm(site: EncoderSite, name: string, x: Value): Value {
  const { graph: g, config } = site;
  const [scale, bias] = [weight(site, name), weight(site, name, "bias")];
  return g.layerNorm(x, scale, bias, config.layerNormEpsilon);
}

/** The first row of every sequence of x [B·T,H], as [B,H]. */
function firstTokens({ graph: g, batch, tokens, config }: EncoderSite, x: Value): Value {
  const sequences = g.reshape(x, [batch, tokens, config.hiddenSize]);
  return g.reshape(g.slice(sequences, 1, 0, 1), [batch, config.hiddenSize]);
}

/** Multi-head self-attention with its output projection: x [B·T,H] to the rows that `keep` names. */
function attention(site: EncoderSite, name: string, x: Value, keep: "all" | "first"): Value {
  const { graph: g, batch, tokens, config, mask } = site;
  const { hiddenSize, heads } = config;
  const width = hiddenSize / heads;
  const fused = g.reshape(linear(site, `${name}.qkv_proj`, x), [batch, tokens, 3, heads, width]);
  // [3,B,heads,T,width]: one transpose for queries, keys and values together.
  const parts = g.split(g.transpose(fused, [2, 0, 3, 1, 4]), [1, 1, 1], 0);
  const [queries, keys, values] = parts as [Value, Value, Value];
  const asking = keep === "first" ? g.slice(queries, 3, 0, 1) : queries;
  const scores = g.matmul(g.scale(asking, width ** -0.5), g.transposeMatrix(keys));
  const shares = g.softmax(mask ? g.add(scores, mask) : scores);
  const mixed = g.matmul(shares, values);
  // The heads of a lone token already lie side by side.
  const inOrder = keep === "first" ? mixed : g.transpose(mixed, [0, 1, 3, 2, 4]);
  const rows = keep === "first" ? batch : batch * tokens;
  return linear(site, `${name}.out_proj`, g.reshape(inOrder, [rows, hiddenSize]));
}

/** x Wᵀ + b with the tower's parameters `name`; W is [outputs, inputs]. */
function linear(site: EncoderSite, name: string, x: Value): Value {
  return site.graph.gemm(x, weight(site, name), { c: weight(site, name, "bias"), transB: true });
}

function weight({ parameter, tower }: EncoderSite, name: string, kind = "weight"): Value {
  return parameter(`${tower}.${name}.${kind}`);
}
