import type { Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { sameShape } from "../graph/shapes.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import type { ClipConfig, EncoderConfig } from "./config.ts";
import { imageTokens } from "./config.ts";

/** A tensor as a weights file holds it. */
export interface NamedTensor {
  readonly shape: Shape;
  readonly data: Float32Array<ArrayBuffer>;
}

/** One parameter of the engine, in the layout that it has while it trains. */
export interface ParameterInfo {
  /**
   * Hugging Face's tensor name; but a layer's query, key and value weights are one parameter,
   * `….self_attn.qkv_proj.weight` [3H,H] and `.bias` [3H] in this order, since one product is faster
   * than three.
   */
  readonly name: string;
  /** Hugging Face's shape; but the patch kernel [H,3,P,P] is the matrix [H,3PP] that multiplies. */
  readonly shape: Shape;
}

/** A parameter and the file's tensors that it is made of, laid one after the other. */
interface Layout extends ParameterInfo {
  readonly parts: readonly { readonly name: string; readonly shape: Shape }[];
}

/** As many tensors are named of those that do not fit. */
const mostShown = 3;

/** Image tower, visual_projection included: all that fine-tuning trains beside the head. */
export function imageTowerParameters(config: ClipConfig): ParameterInfo[] {
  return imageTowerLayout(config).map(withoutParts);
}

/** Text tower, text_projection included. */
export function textTowerParameters(config: ClipConfig): ParameterInfo[] {
  return textTowerLayout(config).map(withoutParts);
}

/** Hugging Face's tensors of a tower, by name, as a weights file has them. */
export function fileShapes(config: ClipConfig, tower: "image" | "text"): Map<string, Shape> {
  const parts = layoutOf(config, tower).flatMap((layout) => layout.parts);
  return new Map(parts.map(({ name, shape }) => [name, shape]));
}

/** Where a tensor of a weights file goes: a part of one parameter. */
export interface Slot {
  /** Hugging Face's name. */
  readonly name: string;
  readonly shape: Shape;
  /** What is written here is written into the parameter. */
  readonly data: Float32Array<ArrayBuffer>;
}

/** A tower's parameters by engine name, all zero, and the slots that fill them. */
export interface EmptyParameters {
  readonly parameters: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  readonly slots: readonly Slot[];
}

/**
 * Throws a FailureError ("bad-file") that names every tensor of `tower` that is missing or of another
 * shape.
 * @param shapes of the file's tensors, by Hugging Face's names.
 */
export function expectFits(
  config: ClipConfig,
  tower: "image" | "text",
  shapes: ReadonlyMap<string, Shape>,
): void {
  const layouts = layoutOf(config, tower);
  const problems = layouts.flatMap(({ parts }) =>
    parts.flatMap(({ name, shape }) => {
      const found = shapes.get(name);
      if (!found) return [said("tensorMissing", name)];
      return sameShape(found, shape) ? [] : [said("tensorShape", name, found.join(), shape.join())];
    }),
  );
  if (problems.length > 0) throw new FailureError("bad-file", refusal(tower, problems));
}

/** Makes room for `tower`, once it is known that a weights file fits it; else as {@link expectFits}. */
export function emptyParameters(
  config: ClipConfig,
  tower: "image" | "text",
  shapes: ReadonlyMap<string, Shape>,
): EmptyParameters {
  expectFits(config, tower, shapes);
  const layouts = layoutOf(config, tower);
  const parameters = new Map<string, Float32Array<ArrayBuffer>>();
  const slots: Slot[] = [];
  for (const { name, shape, parts } of layouts) {
    const data = new Float32Array(sizeOf(shape));
    parameters.set(name, data);
    let offset = 0;
    for (const part of parts) {
      const end = offset + sizeOf(part.shape);
      slots.push({ ...part, data: data.subarray(offset, end) });
      offset = end;
    }
  }
  return { parameters, slots };
}

/** The parameters of `tower` from tensors in memory, see {@link emptyParameters}. */
export function packParameters(
  config: ClipConfig,
  tower: "image" | "text",
  tensors: ReadonlyMap<string, NamedTensor>,
): Map<string, Float32Array<ArrayBuffer>> {
  const shapes = new Map([...tensors].map(([name, { shape }]) => [name, shape]));
  const { parameters, slots } = emptyParameters(config, tower, shapes);
  for (const { name, data } of slots) data.set(tensors.get(name)!.data);
  return new Map(parameters);
}

/** The opposite of {@link packParameters}: tensors under Hugging Face's names and shapes, which share their numbers. */
export function unpackParameters(
  config: ClipConfig,
  tower: "image" | "text",
  parameters: ReadonlyMap<string, Float32Array<ArrayBuffer>>,
): Map<string, NamedTensor> {
  const tensors = new Map<string, NamedTensor>();
  for (const { name, shape, parts } of layoutOf(config, tower)) {
    const data = parameters.get(name);
    if (data?.length !== sizeOf(shape))
      throw new Error(
        `parameter '${name}' must have ${sizeOf(shape)} elements, got ${data?.length ?? "none"}`,
      );
    let offset = 0;
    for (const part of parts) {
      const size = sizeOf(part.shape);
      tensors.set(part.name, { shape: part.shape, data: data.subarray(offset, offset + size) });
      offset += size;
    }
  }
  return tensors;
}

function layoutOf(config: ClipConfig, tower: "image" | "text"): Layout[] {
  return tower === "image" ? imageTowerLayout(config) : textTowerLayout(config);
}

function imageTowerLayout(config: ClipConfig): Layout[] {
  const { hiddenSize: h, patchSize: p } = config.image;
  const kernel = "vision_model.embeddings.patch_embedding.weight";
  return [
    one("vision_model.embeddings.class_embedding", [h]),
    { name: kernel, shape: [h, 3 * p * p], parts: [{ name: kernel, shape: [h, 3, p, p] }] },
    one("vision_model.embeddings.position_embedding.weight", [imageTokens(config.image), h]),
    ...layerNorm("vision_model.pre_layrnorm", h),
    ...encoder("vision_model", config.image),
    ...layerNorm("vision_model.post_layernorm", h),
    one("visual_projection.weight", [config.projectionDim, h]),
  ];
}

function textTowerLayout(config: ClipConfig): Layout[] {
  const { hiddenSize: h, vocabSize, contextLength } = config.text;
  return [
    one("text_model.embeddings.token_embedding.weight", [vocabSize, h]),
    one("text_model.embeddings.position_embedding.weight", [contextLength, h]),
    ...encoder("text_model", config.text),
    ...layerNorm("text_model.final_layer_norm", h),
    one("text_projection.weight", [config.projectionDim, h]),
  ];
}

function encoder(tower: string, { layers, hiddenSize: h, intermediateSize }: EncoderConfig) {
  return Array.from({ length: layers }, (_, i) => {
    const layer = `${tower}.encoder.layers.${i}`;
    return [
      ...layerNorm(`${layer}.layer_norm1`, h),
      fused(`${layer}.self_attn`, "weight", [h, h]),
      fused(`${layer}.self_attn`, "bias", [h]),
      ...linear(`${layer}.self_attn.out_proj`, h, h),
      ...layerNorm(`${layer}.layer_norm2`, h),
      ...linear(`${layer}.mlp.fc1`, intermediateSize, h),
      ...linear(`${layer}.mlp.fc2`, h, intermediateSize),
    ];
  }).flat();
}

function fused(attention: string, kind: "weight" | "bias", shape: Shape): Layout {
  return {
    name: `${attention}.qkv_proj.${kind}`,
    shape: shape.with(0, 3 * shape[0]!),
    parts: ["q", "k", "v"].map((part) => ({ name: `${attention}.${part}_proj.${kind}`, shape })),
  };
}

function linear(name: string, outputs: number, inputs: number): Layout[] {
  return [one(`${name}.weight`, [outputs, inputs]), one(`${name}.bias`, [outputs])];
}

function layerNorm(name: string, width: number): Layout[] {
  return [one(`${name}.weight`, [width]), one(`${name}.bias`, [width])];
}

function one(name: string, shape: Shape): Layout {
  return { name, shape, parts: [{ name, shape }] };
}

function withoutParts({ name, shape }: Layout): ParameterInfo {
  return { name, shape };
}

function refusal(tower: "image" | "text", problems: readonly Said[]): Said {
  const more = problems.length - mostShown;
  const told = [...problems.slice(0, mostShown), ...(more > 0 ? [said("moreSuch", more)] : [])];
  const all = told.reduceRight((rest, first) => said("andThen", first, rest));
  return said(tower === "image" ? "imageTowerUnfit" : "textTowerUnfit", all);
}
