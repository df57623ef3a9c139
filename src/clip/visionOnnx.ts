import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Node, Value } from "../graph/graph.ts";
import { writeOnnx } from "../graph/protobuf.ts";
import type { ClipConfig } from "./config.ts";
import { imageTower } from "./imageTower.ts";
import type { PixelNormalization, Weights } from "./model.ts";
import { imageTowerParameters } from "./parameters.ts";

const positions = "vision_model.embeddings.position_embedding.weight";

/**
 * An image tower as `onnx/vision_model.onnx` of transformers.js: `pixel_values` [batch,3,S,S] to
 * `image_embeds` [batch,D], not normalised, with the weights inside. It holds only ops of ONNX 17, so
 * that older runtimes run it too.
 */
export function writeVisionOnnx(config: ClipConfig, weights: Weights): Uint8Array<ArrayBuffer> {
  const g = new GraphBuilder("vision_model");
  const { imageSize } = config.image;
  const pixels = g.input("pixel_values", [1, 3, imageSize, imageSize]);
  const parameters = new Map<string, Value>();
  for (const { name, shape } of imageTowerParameters(config)) {
    const data = weights.get(name);
    if (!data) throw new Error(`internal: '${name}' is missing from the image weights`);
    parameters.set(
      name,
      g.constant(shape, name === positions ? withClassToken(config, weights) : data, name),
    );
  }
  const embedded = imageTower(g, config, (name) => parameters.get(name)!, pixels, {
    activation: (x) => plainActivation(g, config, x),
  });
  g.output(embedded, "image_embeds");
  return writeOnnx(ofAnyBatch(g.build()), { opset: 17, irVersion: 8, batch: "batch_size" });
}

/** preprocessor_config.json for the tower: what transformers.js does to a picture before it. */
export function preprocessorJson(config: ClipConfig, { mean, std }: PixelNormalization): object {
  const { imageSize: size } = config.image;
  return {
    crop_size: { height: size, width: size },
    do_center_crop: true,
    do_convert_rgb: true,
    do_normalize: true,
    do_rescale: true,
    do_resize: true,
    feature_extractor_type: "CLIPFeatureExtractor",
    image_mean: mean,
    image_processor_type: "CLIPImageProcessor",
    image_std: std,
    resample: 3,
    rescale_factor: 1 / 255,
    size: { shortest_edge: size },
  };
}

/** GELU by ops that every runtime has. */
function plainActivation(g: GraphBuilder, config: ClipConfig, x: Value): Value {
  if (config.image.activation === "quick_gelu") return g.mul(x, g.sigmoid(g.scale(x, 1.702)));
  const distribution = g.scale(g.add(g.erf(g.scale(x, Math.SQRT1_2)), g.scalar(1)), 0.5);
  return g.mul(x, distribution);
}

/** Positions [T,H] with the class token added to the first: it is the same in every picture. */
function withClassToken({ image }: ClipConfig, weights: Weights): Float32Array<ArrayBuffer> {
  const sum = weights.get(positions)!.slice();
  const token = weights.get("vision_model.embeddings.class_embedding")!;
  for (let i = 0; i < image.hiddenSize; i++) sum[i]! += token[i]!;
  return sum;
}

/**
 * For a batch of any size in place of one: its extent stands first wherever a shape is written, and in
 * place of the class token, which would have to be repeated as often, there is a row of zeros.
 */
function ofAnyBatch(graph: Graph): Graph {
  const nodes = graph.nodes
    .filter(({ op }) => op !== "Expand")
    .map((node) => (node.op === "Reshape" ? ofAnyRows(node) : node))
    .map((node) => (node.op === "Concat" ? afterZeros(node) : node));
  const read = new Set(nodes.flatMap(({ inputs }) => inputs));
  const initializers = graph.initializers.filter(({ name }) => read.has(name));
  return { ...graph, nodes, initializers };
}

/** Zeros in the first place, where a Concat has the class token. */
function afterZeros({ name, inputs, outputs }: Node): Node {
  const attributes = { before: [0, 1, 0], after: [0, 0, 0] };
  return { op: "Pad", name, inputs: inputs.slice(1), outputs, attributes };
}

function ofAnyRows(node: Node): Node {
  // A node's attributes are those of its op.
  const { shape } = (node as Node<"Reshape">).attributes;
  return { ...node, attributes: { shape: [-1, ...shape.slice(1)] } };
}
