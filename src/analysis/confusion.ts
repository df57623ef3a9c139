import { argmax } from "./classifier.ts";
import type { ModelOutputs } from "./outputs.ts";
import { rowOf } from "./outputs.ts";

/** How many pictures of class `label` were taken for class `predicted`. */
export interface ConfusionCell {
  readonly label: number;
  readonly predicted: number;
  readonly count: number;
}

/** The cells of a domain's confusion matrix that are not 0, by row and then by column. */
export interface DomainConfusion {
  readonly domain: string;
  readonly n: number;
  readonly cells: readonly ConfusionCell[];
}

export type Confusion = readonly DomainConfusion[];

export function confusionOf(outputs: ModelOutputs): Confusion {
  return outputs.map(({ domain, labels, logits }) => {
    const classes = logits.length / labels.length;
    const counts = new Map<number, number>();
    for (const [i, label] of labels.entries()) {
      const cell = label * classes + argmax(rowOf(logits, i, classes));
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    const cells = [...counts]
      .sort(([a], [b]) => a - b)
      .map(([cell, count]) => ({
        label: Math.floor(cell / classes),
        predicted: cell % classes,
        count,
      }));
    return { domain, n: labels.length, cells };
  });
}

/** The confusion of some domains together, as a matrix: row label, column predicted. */
export function confusionMatrix(
  confusion: Confusion,
  domains: ReadonlySet<string>,
  classes: number,
): readonly (readonly number[])[] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { domain, cells } of confusion) {
    if (!domains.has(domain)) continue;
    for (const { label, predicted, count } of cells) matrix[label]![predicted]! += count;
  }
  return matrix;
}

/** One class before and after fine-tuning. */
export interface ClassChange {
  readonly label: number;
  readonly n: number;
  /** Right answers. */
  readonly zeroShot: number;
  readonly tuned: number;
}

/** Every class that has pictures, what lost most first. */
export function classChanges(
  zeroShot: readonly (readonly number[])[],
  tuned: readonly (readonly number[])[],
): readonly ClassChange[] {
  const changes = zeroShot.map((row, label) => ({
    label,
    n: row.reduce((sum, count) => sum + count, 0),
    zeroShot: row[label]!,
    tuned: tuned[label]![label]!,
  }));
  const gain = ({ n, zeroShot: before, tuned: after }: ClassChange) => (after - before) / n;
  return changes.filter(({ n }) => n > 0).sort((a, b) => gain(a) - gain(b));
}
