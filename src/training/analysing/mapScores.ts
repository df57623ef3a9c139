import { mapVectors } from "../../analysis/scoreMap.ts";
import { scoresOf } from "../../analysis/scores.ts";
import { stratifiedSubset } from "../../data/subset.ts";
import type { AnalysisBench, AnalysisWatch, Subject } from "./analysisBench.ts";
import { part } from "./analysisBench.ts";

/** Texts of a score vector: the paper's M. */
const texts = 80;

/** Points on a map at most: more take minutes, and hide each other. */
const mostPoints = 2400;

/** A picture that is on the map, once for each model. */
export interface MappedPicture {
  readonly domain: string;
  /** In the domain's test split. */
  readonly index: number;
  readonly label: number;
}

/** v(x) of several models in one plane. */
export interface ScoreMap {
  readonly texts: number;
  readonly pictures: readonly MappedPicture[];
  /** In the order of the models that were asked for, x and y by turns, in that of the pictures. */
  readonly models: readonly { readonly points: readonly number[] }[];
}

/** Maps the score vectors v(x) of all subjects together, so that distances between models count. */
export async function mapScores(
  bench: AnalysisBench,
  subjects: readonly Subject[],
  watch: AnalysisWatch,
): Promise<ScoreMap> {
  const { dimension, logitScale, pictures } = bench;
  const perDomain = Math.floor(mostPoints / (subjects.length * pictures.length));
  const chosen = pictures.map(({ id, pictures: { labels } }) =>
    stratifiedSubset(labels, perDomain, `${id}/map`),
  );
  const g = bench.workbench.evaluationTexts.embeddings.subarray(0, texts * dimension);
  const vectors: Float64Array[] = [];
  for (const [i, subject] of subjects.entries()) {
    const { tuned } = await bench.outputs(subject, part(watch, i, 2 * subjects.length));
    for (const [d, { features }] of tuned.entries())
      vectors.push(scoresOf(rowsOf(features, chosen[d]!, dimension), g, dimension, logitScale));
  }
  const count = chosen.reduce((sum, { length }) => sum + length, 0);
  const joined = new Float64Array(count * subjects.length * texts);
  let at = 0;
  for (const rows of vectors) {
    joined.set(rows, at);
    at += rows.length;
  }
  const { signal } = watch;
  const second = part(watch, 1, 2);
  const map = await mapVectors(joined, texts, {
    signal,
    onEpoch: (done, total) => second.report?.({ done, total }),
  });
  return {
    texts,
    pictures: pictures.flatMap(({ id, pictures: { labels } }, d) =>
      chosen[d]!.map((index) => ({ domain: id, index, label: labels[index]! })),
    ),
    models: subjects.map((_, i) => ({
      points: [...map.subarray(2 * i * count, 2 * (i + 1) * count)],
    })),
  };
}

/** Some rows of a matrix [·,width]. */
function rowsOf(matrix: Float32Array, rows: readonly number[], width: number): Float32Array {
  const out = new Float32Array(rows.length * width);
  rows.forEach((row, i) => out.set(matrix.subarray(row * width, (row + 1) * width), i * width));
  return out;
}
