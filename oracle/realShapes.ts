/** Typed access to golden/realShapes/*.json, and the batch that they are of, in Node and in a browser alike; see README.md. */
import tinyClipFile from "./golden/realShapes/tinyclip-8m-16.json" with { type: "json" };
import vitFile from "./golden/realShapes/vit-b-32.json" with { type: "json" };
import { hashedWords } from "./hashed.ts";

/** What tells a large tensor's gradient from another. */
export interface GradientSummary {
  readonly norm: number;
  /** Inner products with hashedUniform("<name>/projection <k>"). */
  readonly projections: readonly number[];
  /** Elements that are not small: their place, value, and what one AdamW update adds to the weight there. */
  readonly samples: readonly (readonly [place: number, value: number, change: number])[];
}

export interface RealShapeCase {
  readonly recipe: "ft" | "lipsum-ft";
  readonly loss: number;
  readonly terms: Readonly<Record<string, number>>;
  /** By Hugging Face's names, and head.weight. */
  readonly gradients: Readonly<Record<string, GradientSummary>>;
}

export interface RealShape {
  /** A config.json object. */
  readonly config: unknown;
  readonly batch: number;
  readonly classes: number;
  readonly texts: number;
  readonly tokenLength: number;
  readonly logLogitScale: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly cases: readonly RealShapeCase[];
}

// JSON has no tuples and no unions: real_shapes.py writes them.
const files = { "tinyclip-8m-16": tinyClipFile, "vit-b-32": vitFile } as unknown as Readonly<
  Record<"tinyclip-8m-16" | "vit-b-32", RealShape>
>;

export function realShape(name: keyof typeof files): RealShape {
  return files[name];
}

/** [B,3,224,224]; a byte stands for (byte − 128) / 64. */
export function realShapePixels({ batch }: RealShape): Float32Array<ArrayBuffer> {
  const words = hashedWords("pixels", batch * 3 * 224 * 224);
  return Float32Array.from(words, (word) => ((word % 256) - 128) / 64);
}

export function realShapeLabels({ batch, classes }: RealShape): number[] {
  return Array.from(hashedWords("labels", batch), (word) => word % classes);
}

/** M texts of BOS, L ids and EOS, row-major. */
export function realShapeTexts({ texts, tokenLength }: RealShape): Int32Array<ArrayBuffer> {
  const words = hashedWords("texts", texts * tokenLength);
  const length = tokenLength + 2;
  return Int32Array.from({ length: texts * length }, (_, at) => {
    const [row, column] = [Math.floor(at / length), at % length];
    if (column === 0) return 49406;
    return column === length - 1 ? 49407 : words[row * tokenLength + column - 1]! % 49406;
  });
}
