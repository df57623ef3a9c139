import type { Split } from "../../data/dataset.ts";
import type { ChangedPrediction } from "../../experiment/record.ts";
import type { DomainPictures } from "./embedder.ts";

/** Predictions by domain id, in the order of the domain's indices. */
export type Predictions = ReadonlyMap<string, Int32Array>;

/**
 * At most `count` pictures whose prediction fine-tuning changed: of every domain in turn one that
 * was lost (right before, wrong now) and one that was won, and where these run out, pictures that
 * are wrong in another way.
 */
export function changedPredictions(
  domains: readonly DomainPictures[],
  split: Split,
  zeroShot: Predictions,
  tuned: Predictions,
  count: number,
): ChangedPrediction[] {
  const piles: ChangedPrediction[][] = [[], [], []].flatMap(() => domains.map(() => []));
  domains.forEach(({ id, pictures, indices }, d) => {
    indices.forEach((index, i) => {
      const label = pictures.labels[index]!;
      const [before, after] = [zeroShot.get(id)![i]!, tuned.get(id)![i]!];
      if (before === after) return;
      const kind = before === label ? 0 : after === label ? 1 : 2;
      const change = { domain: id, split, index, label, zeroShot: before, tuned: after };
      piles[kind * domains.length + d]!.push(change);
    });
  });
  const right = piles.slice(0, 2 * domains.length);
  return [...inTurn(right), ...inTurn(piles.slice(right.length))].slice(0, count);
}

function* inTurn<T>(piles: readonly (readonly T[])[]): Generator<T> {
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  for (let i = 0; i < longest; i++) {
    for (const pile of piles) if (i < pile.length) yield pile[i]!;
  }
}
