import type { NodeProto } from "onnx-buf";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import type { ClipConfig } from "./config.ts";
import { imageTokens } from "./config.ts";
import type { OnnxFile, OnnxTensor } from "./onnxFile.ts";
import type { ConstantUse, LinearUse } from "./onnxGraph.ts";
import { OnnxGraph } from "./onnxGraph.ts";

/** By Hugging Face's names; `isTransposed`: the file holds the matrix the other way round. */
export type FoundWeights = ReadonlyMap<string, ConstantUse>;

/** Ops that work on rounded integers. */
const quantizedOp = /Quant|Integer|NBits|^QLinear|^QGemm/;

/**
 * Finds a tower's weights in an ONNX file as transformers.js has it, whatever they are called there:
 * by what the graph does with them. A tower's products and norms follow one another in one order
 * only; of the three that may come in any, the softmax tells which is which. Throws a FailureError
 * ("bad-file") for a quantised file, and for a graph of another form.
 */
export function findOnnxWeights(
  config: ClipConfig,
  tower: "image" | "text",
  file: OnnxFile,
): FoundWeights {
  refuseQuantized(file);
  const graph = new OnnxGraph(file);
  const found = new Map<string, ConstantUse>();
  const put = (name: string, tensor: OnnxTensor, isTransposed = false) =>
    found.set(name, { tensor, isTransposed });
  const putLinear = (name: string, { matrix, bias }: LinearUse) => {
    // x · M is a layer whose weight [outputs, inputs] is M transposed.
    put(`${name}.weight`, matrix.tensor, !matrix.isTransposed);
    if (bias) put(`${name}.bias`, bias);
  };
  const putNorm = (name: string, norm: { scale: OnnxTensor; shift: OnnxTensor }) => {
    put(`${name}.weight`, norm.scale);
    put(`${name}.bias`, norm.shift);
  };

  const { layers } = config[tower];
  const prefix = tower === "image" ? "vision_model" : "text_model";
  const attentions = file.nodes
    .filter(({ opType }) => opType === "Softmax")
    .map((softmax) => attentionAround(graph, softmax));
  const asked = new Set(attentions.flatMap((parts) => parts.map(({ node }) => node)));
  const linears = file.nodes.flatMap((node) => (asked.has(node) ? [] : (graph.linear(node) ?? [])));
  const norms = file.nodes.flatMap((node) => graph.layerNorm(node) ?? []);
  const isImage = tower === "image";
  expectCount(file, "attentions", attentions.length, layers);
  expectCount(file, "other linear layers", linears.length, 3 * layers + 1);
  expectCount(file, "LayerNorms", norms.length, 2 * layers + (isImage ? 2 : 1));

  const [nextLinear, nextNorm] = [linears.values(), norms.values()];
  // The counts are those that the loop and its surroundings take.
  const linear = (name: string) => putLinear(name, nextLinear.next().value!);
  const norm = (name: string) => putNorm(name, nextNorm.next().value!);
  if (isImage) norm("vision_model.pre_layrnorm");
  for (const [i, parts] of attentions.entries()) {
    const layer = `${prefix}.encoder.layers.${i}`;
    norm(`${layer}.layer_norm1`);
    for (const [part, use] of parts.entries())
      putLinear(`${layer}.self_attn.${"qkv"[part]!}_proj`, use);
    linear(`${layer}.self_attn.out_proj`);
    norm(`${layer}.layer_norm2`);
    linear(`${layer}.mlp.fc1`);
    linear(`${layer}.mlp.fc2`);
  }
  norm(isImage ? "vision_model.post_layernorm" : "text_model.final_layer_norm");
  linear(isImage ? "visual_projection" : "text_projection");
  for (const [name, tensor] of isImage
    ? imageEmbeddings(graph, config)
    : textEmbeddings(graph, config))
    put(name, tensor);
  return found;
}

/** The products that make the queries, keys and values of a softmax. */
function attentionAround(graph: OnnxGraph, softmax: NodeProto): [LinearUse, LinearUse, LinearUse] {
  const isMixing = (node: NodeProto) => node.opType === "MatMul" && graph.linear(node) === null;
  const [scores] = graph.before(softmax.input[0], isMixing);
  const [mixed] = graph.after(softmax.output[0], isMixing);
  const made = (value: string | undefined): LinearUse => {
    const [node] = graph.before(value, (other) => graph.linear(other) !== null);
    const use = node && graph.linear(node);
    if (use) return use;
    throw refusal(graph.file, said("attentionInputs", softmax.name));
  };
  return [made(scores?.input[0]), made(scores?.input[1]), made(mixed?.input[1])];
}

function imageEmbeddings(graph: OnnxGraph, config: ClipConfig): [string, OnnxTensor][] {
  const { nodes } = graph.file;
  const { hiddenSize } = config.image;
  const kernel = nodes.flatMap(({ opType, input }) =>
    opType === "Conv" ? (graph.constant(input[1])?.tensor ?? []) : [],
  );
  const token = nodes.flatMap(({ opType, input }) =>
    opType === "Concat" ? input.flatMap((value) => graph.constant(value)?.tensor ?? []) : [],
  );
  const isToken = (tensor: OnnxTensor) => hasExtents(tensor, [hiddenSize]);
  const places = added(graph, [imageTokens(config.image), hiddenSize]);
  return [
    ["vision_model.embeddings.patch_embedding.weight", one(graph, "patch kernel", kernel)],
    ["vision_model.embeddings.class_embedding", one(graph, "class token", token.filter(isToken))],
    ["vision_model.embeddings.position_embedding.weight", one(graph, "position table", places)],
  ];
}

function textEmbeddings(graph: OnnxGraph, { text }: ClipConfig): [string, OnnxTensor][] {
  const { hiddenSize, vocabSize, contextLength } = text;
  const tokens = added(graph, [vocabSize, hiddenSize]);
  const places = added(graph, [contextLength, hiddenSize]);
  return [
    ["text_model.embeddings.token_embedding.weight", one(graph, "token table", tokens)],
    ["text_model.embeddings.position_embedding.weight", one(graph, "position table", places)],
  ];
}

/** Tables of these extents that are added to something, or of which rows are. */
function added(graph: OnnxGraph, extents: readonly number[]): OnnxTensor[] {
  return graph.file.nodes.flatMap(({ opType, input }) =>
    opType === "Add"
      ? input.flatMap((value) => {
          const table = graph.table(value);
          return table && hasExtents(table, extents) ? table : [];
        })
      : [],
  );
}

/** Whether a tensor has these extents, apart from leading ones. */
function hasExtents({ shape }: OnnxTensor, extents: readonly number[]): boolean {
  const own = shape.slice(-extents.length);
  return own.join() === extents.join() && shape.slice(0, -extents.length).every((n) => n === 1);
}

function one(graph: OnnxGraph, what: string, found: readonly OnnxTensor[]): OnnxTensor {
  const [tensor, ...others] = new Set(found);
  if (tensor && others.length === 0) return tensor;
  throw refusal(graph.file, said("severalTensors", found.length, what));
}

function expectCount(file: OnnxFile, what: string, count: number, expected: number): void {
  if (count === expected) return;
  const foreign = file.nodes.find(({ domain }) => domain !== "" && domain !== "ai.onnx");
  const why = said("otherCount", count, what, expected);
  throw refusal(file, foreign ? said("foreignNodes", why, foreign.opType) : why);
}

function refuseQuantized({ source, nodes }: OnnxFile): void {
  const op = nodes.find(({ opType }) => quantizedOp.test(opType))?.opType;
  if (op !== undefined) throw quantized(source.name, said("hasNodes", op));
}

/** Why a quantised file is refused. */
export function quantized(name: string, sign: Said): FailureError {
  return new FailureError("bad-file", said("quantised", name, sign));
}

function refusal({ source }: OnnxFile, rule: Said): FailureError {
  return new FailureError("bad-file", said("notTower", source.name, rule));
}
