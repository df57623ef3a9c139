import { oneHotInto } from "../data/preprocess.ts";
import type { FeatureBank } from "./probing.ts";

/** The features of some of a bank's pictures, [k,width]. */
export function featureRows(
  { features, width }: Pick<FeatureBank, "features" | "width">,
  pictures: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(pictures.length * width);
  for (let i = 0; i < pictures.length; i++) {
    const start = pictures[i]! * width;
    rows.set(features.subarray(start, start + width), i * width);
  }
  return rows;
}

/** The labels of some of a bank's pictures, one-hot, [k,C]. */
export function labelRows(
  { labels, classes }: Pick<FeatureBank, "labels" | "classes">,
  pictures: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(pictures.length * classes);
  const shown = Array.from(pictures, (picture) => labels[picture]!);
  oneHotInto(rows, shown, classes);
  return rows;
}
