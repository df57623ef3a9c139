import type { DomainResults } from "./record.ts";
import type { FileHashes, RecordedRun } from "./recording.ts";

/**
 * How far two runs of one spec may lie apart where only the runtime differs. Measured of the bundled
 * model on 27 November 2026, on an AMD EPYC (docs/drift.md): no accuracy differed between Node,
 * WebAssembly and WebGPU in software, and the loss by 0.005 % at most. No graphics card is among them.
 */
export const tolerance = {
  /** Of the accuracy on one domain, as a share: two pictures of the smallest test set, which has 91. */
  accuracy: 0.025,
  /** Of the loss, averaged over the updates, relative to its own mean: a hundred times what was measured. */
  loss: 0.005,
} as const;

/** What comparing a recorded run with another of the same spec says. */
export interface Agreement {
  readonly verdict: "agrees" | "differs" | "other-files" | "other-batches";
  /** The largest difference of accuracy on a domain, a share; its domain. */
  readonly accuracy: number;
  readonly domain: string | null;
  /** Mean difference of the losses at the steps that both have, relative to their mean. */
  readonly loss: number;
  /** What was not the same file, with the SHA-256 of each; null where nothing is known to differ. */
  readonly otherFile: OtherFile | null;
}

export interface OtherFile {
  readonly what: keyof FileHashes;
  readonly recorded: string;
  readonly here: string;
}

/** One side of a comparison. */
export interface ComparedRun {
  readonly run: Pick<RecordedRun, "metrics" | "state">;
  readonly files: FileHashes | null;
}

/** Null unless both have finished. */
export function compareRuns(recorded: ComparedRun, again: ComparedRun): Agreement | null {
  const [a, b] = [recorded.run.state, again.run.state];
  if (a.status !== "finished" || b.status !== "finished") return null;
  const { accuracy, domain } = largestDifference(a.results.tuned, b.results.tuned);
  const loss = lossDifference(recorded.run.metrics, again.run.metrics);
  const isWithin = accuracy <= tolerance.accuracy && loss <= tolerance.loss;
  const [otherFile = null] = otherFilesOf(recorded.files, again.files);
  const verdict = otherFile
    ? "other-files"
    : a.results.batchHash !== b.results.batchHash
      ? "other-batches"
      : isWithin
        ? "agrees"
        : "differs";
  return { verdict, accuracy, domain, loss, otherFile };
}

function largestDifference(a: DomainResults, b: DomainResults) {
  let accuracy = 0;
  let domain: string | null = null;
  for (const id of Object.keys(a)) {
    const difference = Math.abs((a[id]?.accuracy ?? NaN) - (b[id]?.accuracy ?? NaN));
    // A domain that only one has makes the runs differ, however alike the others are.
    const counted = Number.isNaN(difference) ? 1 : difference;
    if (counted > accuracy) [accuracy, domain] = [counted, id];
  }
  return { accuracy, domain };
}

type Curve = Pick<RecordedRun["metrics"], "step" | "loss">;

function lossDifference(a: Curve, b: Curve): number {
  const lossAt = new Map(b.step.map((step, i) => [step, b.loss[i]!]));
  const pairs = a.step.flatMap((step, i) => {
    const other = lossAt.get(step);
    return other === undefined ? [] : [[a.loss[i]!, other] as const];
  });
  const apart = pairs.reduce((sum, [one, other]) => sum + Math.abs(one - other), 0);
  const size = pairs.reduce((sum, [one, other]) => sum + (Math.abs(one) + Math.abs(other)) / 2, 0);
  return size > 0 ? apart / size : 0;
}

/** What of a recording's files is known to be another file here; what is not known of either is no difference. */
export function otherFilesOf(
  made: FileHashes | null,
  found: FileHashes | null,
): readonly OtherFile[] {
  return (["model", "data"] as const).flatMap((what) => {
    const [recorded, here] = [made?.[what] ?? null, found?.[what] ?? null];
    const differs = recorded !== null && here !== null && recorded !== here;
    return differs ? [{ what, recorded, here }] : [];
  });
}
