/** The value of the spec's field where the schedule is followed as it is. */
export const noRateChanges = "none";

/** More no spec takes: a link is to stay a link. */
export const mostRateChanges = 100;
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
 * The changes that a person's text names, in order: "120:0.0001|300:0.00005" is 1e-4 after 120 updates and
 * 5e-5 after 300. Null for a text that names none, or rates that no learning rate may be.
 */
export function readRateChanges(text: string): readonly RateChange[] | null {
  const changes = parse(text);
  const isInRange = ({ after, learningRate }: RateChange) =>
    after <= mostUpdates && learningRate >= lowest && learningRate <= highest;
  return changes && changes.length <= mostRateChanges && changes.every(isInRange) ? changes : null;
}

/**
 * The changes of a spec; none where it follows its schedule as it is. A run that a method starts from
 * may have multiples of what a person may write.
 */
export function rateChangesOf({
  rateChanges,
}: {
  readonly rateChanges: string;
}): readonly RateChange[] {
  return parse(rateChanges) ?? [];
}

/** Null where the text is of another form, or does not rise. */
function parse(text: string): readonly RateChange[] | null {
  const changes: RateChange[] = [];
  for (const one of text.split("|")) {
    const [, after, rate] = /^(\d{1,7}):([\d.]+(?:e-?\d+)?)$/.exec(one) ?? [];
    const change = { after: Number(after), learningRate: Number(rate) };
    const isNext = change.after > (changes.at(-1)?.after ?? -1);
    if (!isNext || !Number.isFinite(change.learningRate)) return null;
    changes.push(change);
  }
  return changes;
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
