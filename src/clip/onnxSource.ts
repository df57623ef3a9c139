import type { ByteSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import type { ClipConfig } from "./config.ts";
import { bytesToFloat32, floatBytes, readFloats } from "./floatBytes.ts";
import type { OnnxFile } from "./onnxFile.ts";
import { readOnnxFile } from "./onnxFile.ts";
import type { FoundWeights } from "./onnxWeights.ts";
import { findOnnxWeights, quantized } from "./onnxWeights.ts";
import { SpanReader } from "./spanReader.ts";
import type { TensorSource } from "./tensorSource.ts";

/** The most by which CLIP lets its logits be scaled (Radford et al., 2021, §2.5), where its training ends. */
const largestLogitScale = 100;

/** Names of TensorProto.DataType, for those that hold weights; as safetensors calls them. */
const dtypes: Readonly<Record<number, string>> = { 1: "F32", 10: "F16", 16: "BF16" };

/**
 * Opens onnx/vision_model.onnx and onnx/text_model.onnx, as transformers.js has them, in full or half
 * precision; null when there are none. They hold no logit_scale: it is taken as 100, and `onNotice`
 * is told. Throws a FailureError ("bad-file") where there are quantised files only.
 */
export async function openOnnx(
  folder: Folder,
  config: ClipConfig,
  onNotice: (message: string) => void,
): Promise<TensorSource | null> {
  const image = await openTower(folder, config, "image");
  if (!image) return null;
  const text = await openTower(folder, config, "text");
  if (!text) throw withoutText(folder);
  onNotice(
    `The ONNX files of ${folder.name} do not hold logit_scale: ${largestLogitScale} is taken, the limit at which CLIP's training ends.`,
  );
  const shapes = new Map([["logit_scale", []], ...shapesOf(image), ...shapesOf(text)]);
  return {
    shapes,
    read: async (targets) => {
      targets.get("logit_scale")?.fill(Math.log(largestLogitScale));
      for (const tower of [image, text]) await readTower(tower, targets);
    },
  };
}

/** The files that hold the weights, unread; none where there are none. Throws as {@link openOnnx} does. */
export async function onnxFiles(folder: Folder): Promise<ByteSource[]> {
  const image = await towerFile(folder, "image");
  const text = image && (await towerFile(folder, "text"));
  if (image && !text) throw withoutText(folder);
  return [image, text].filter((file) => file !== null);
}

function withoutText({ name }: Folder): FailureError {
  return new FailureError("bad-file", said("onnxNoText", name));
}

interface OpenTower {
  readonly file: OnnxFile;
  readonly weights: FoundWeights;
}

async function openTower(
  folder: Folder,
  config: ClipConfig,
  tower: "image" | "text",
): Promise<OpenTower | null> {
  const source = await towerFile(folder, tower);
  if (!source) return null;
  const file = await readOnnxFile(source);
  return { file, weights: findOnnxWeights(config, tower, file) };
}

async function towerFile(folder: Folder, tower: "image" | "text"): Promise<ByteSource | null> {
  const path = tower === "image" ? "onnx/vision_model" : "onnx/text_model";
  const source = (await folder.open(`${path}.onnx`)) ?? (await folder.open(`${path}_fp16.onnx`));
  if (source) return source;
  const rounded = `${path}_quantized.onnx`;
  if (await folder.open(rounded)) throw quantized(rounded, said("asNamed"));
  return null;
}

function shapesOf({ weights }: OpenTower): [string, number[]][] {
  return [...weights].map(([name, { tensor, isTransposed }]) => {
    const shape = name.includes("embedding") ? withoutLeadingOnes(tensor.shape) : [...tensor.shape];
    return [name, isTransposed ? shape.reverse() : shape];
  });
}

/** What is added to a batch may be stored as a batch of one. */
function withoutLeadingOnes(shape: readonly number[]): number[] {
  return shape.slice(shape.findIndex((extent) => extent !== 1));
}

async function readTower(
  { file, weights }: OpenTower,
  targets: ReadonlyMap<string, Float32Array<ArrayBuffer>>,
): Promise<void> {
  const wanted = [...weights]
    .filter(([name]) => targets.has(name))
    .sort(([, a], [, b]) => a.tensor.begin - b.tensor.begin);
  const reader = new SpanReader(
    file.source,
    wanted.map(([, { tensor }]) => tensor),
  );
  for (const [name, { tensor, isTransposed }] of wanted) {
    const target = targets.get(name)!;
    const dtype = dtypes[tensor.dataType] ?? `type ${tensor.dataType}`;
    const size = floatBytes(dtype, name);
    if (tensor.end - tensor.begin !== size * target.length)
      throw new FailureError(
        "bad-file",
        said(
          "onnxTensorBytes",
          file.source.name,
          tensor.name,
          tensor.end - tensor.begin,
          size * target.length,
          tensor.shape.join(),
        ),
      );
    let at = 0;
    for await (const bytes of reader.pieces(tensor, size)) {
      if (isTransposed) {
        const values = bytesToFloat32(dtype, bytes);
        putTransposed(target, tensor.shape as [number, number], values, at);
      } else readFloats(target.subarray(at), dtype, bytes);
      at += bytes.length / size;
    }
  }
}

/** Puts `values`, which begin at element `from` of a matrix [rows, columns], into its transposed. */
function putTransposed(
  target: Float32Array,
  [rows, columns]: readonly [number, number],
  values: Float32Array,
  from: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const at = from + i;
    target[(at % columns) * rows + Math.floor(at / columns)] = values[i]!;
  }
}
