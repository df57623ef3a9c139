/** The value of the spec's field where the schedule is followed as it is. */
export const noRateChanges = "none";

const mostChanges = 32;
const mostUpdates = 1e6;
const [lowest, highest] = [1e-7, 1];

/** From one update on another peak. */
export interface RateChange {
  /** Updates made before it. */
  readonly after: number;
  /** Peak learning rate of the schedule from then on. */
  readonly learningRate: number;
}

/**
 * The changes that a spec names, in order: "120:0.0001|300:0.00005" is 1e-4 after 120 updates and 5e-5
 * after 300. Null for a text that names none.
 */
export function readRateChanges(text: string): readonly RateChange[] | null {
  const changes = text.split("|").map((one) => {
    const [after, rate, ...rest] = one.split(":");
    const isWhole =
      rest.length === 0 && /^\d{1,7}$/.test(after!) && /^[\d.]+(e-?\d+)?$/.test(rate ?? "");
    return isWhole ? { after: Number(after), learningRate: Number(rate) } : null;
  });
  const isOrdered = changes.every((change, i) => {
    if (!change) return false;
    const { after, learningRate } = change;
    const isInRange = after <= mostUpdates && learningRate >= lowest && learningRate <= highest;
    return isInRange && after > (changes[i - 1]?.after ?? -1);
  });
  // Every one of an ordered list is there.
  return isOrdered && changes.length <= mostChanges ? (changes as RateChange[]) : null;
}

/** The changes of a spec; none where it follows its schedule as it is. */
export function rateChangesOf({
  rateChanges,
}: {
  readonly rateChanges: string;
}): readonly RateChange[] {
  return readRateChanges(rateChanges) ?? [];
}

/** The peak learning rate of update `step`, counted from 0: `learningRate`, until the first change. */
export function peakAt(step: number, learningRate: number, changes: readonly RateChange[]): number {
  return changes.findLast(({ after }) => after <= step)?.learningRate ?? learningRate;
}

/** `changes` with one more; it takes the place of one after as many updates. */
export function withRateChange(
  changes: readonly RateChange[],
  change: RateChange,
): readonly RateChange[] {
  const others = changes.filter(({ after }) => after !== change.after);
  return [...others, change].sort((a, b) => a.after - b.after);
}

/** As the spec's field has them. */
export function writeRateChanges(changes: readonly RateChange[]): string {
  if (changes.length === 0) return noRateChanges;
  return changes.map(({ after, learningRate }) => `${after}:${learningRate}`).join("|");
}
