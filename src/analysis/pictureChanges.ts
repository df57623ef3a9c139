import { argmax, probabilitiesOf } from "./classifier.ts";
import type { ModelOutputs, Outputs } from "./outputs.ts";
import { rowOf } from "./outputs.ts";

/** What a model answers for a picture. */
export interface Answer {
  /** The most probable class. */
  readonly predicted: number;
  /** Its probability. */
  readonly confidence: number;
  /** The probability of the picture's own class. */
  readonly ofLabel: number;
}

/** Right before and wrong now, the opposite, or wrong in another way. */
export type ChangeKind = "lost" | "won" | "otherwise";

export interface PictureChange {
  readonly kind: ChangeKind;
  /** In the domain's split. */
  readonly index: number;
  readonly label: number;
  readonly zeroShot: Answer;
  readonly tuned: Answer;
}

/** The pictures of a domain whose prediction fine-tuning changed. */
export interface DomainChanges {
  readonly domain: string;
  readonly n: number;
  /** How many there are, of which {@link changes} holds those that changed most. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Of each kind those first whose own class lost or won most probability. */
  readonly changes: readonly PictureChange[];
}

const kinds = ["lost", "won", "otherwise"] as const;

/**
 * @param indices of the outputs' pictures in their splits, by domain
 * @param most pictures of each kind and domain that are listed
 */
export function pictureChanges(
  zeroShot: ModelOutputs,
  tuned: ModelOutputs,
  indices: readonly (readonly number[])[],
  most: number,
): readonly DomainChanges[] {
  return zeroShot.map((before, d) => {
    const all = changesOf(before, tuned[d]!, indices[d]!);
    const ofKind = (kind: ChangeKind) => all.filter((change) => change.kind === kind);
    const size = ({ zeroShot: a, tuned: b }: PictureChange) => Math.abs(b.ofLabel - a.ofLabel);
    return {
      domain: before.domain,
      n: before.labels.length,
      counts: {
        lost: ofKind("lost").length,
        won: ofKind("won").length,
        otherwise: ofKind("otherwise").length,
      },
      changes: kinds.flatMap((kind) =>
        ofKind(kind)
          .sort((a, b) => size(b) - size(a))
          .slice(0, most),
      ),
    };
  });
}

function changesOf(before: Outputs, after: Outputs, indices: readonly number[]): PictureChange[] {
  return before.labels.flatMap((label, i) => {
    const [zeroShot, tuned] = [answerOf(before, i), answerOf(after, i)];
    if (zeroShot.predicted === tuned.predicted) return [];
    const wrong = tuned.predicted === label ? "won" : "otherwise";
    const kind = zeroShot.predicted === label ? "lost" : wrong;
    return [{ kind, index: indices[i]!, label, zeroShot, tuned } as const];
  });
}

function answerOf({ labels, logits }: Outputs, i: number): Answer {
  const probabilities = probabilitiesOf(rowOf(logits, i, logits.length / labels.length));
  const predicted = argmax(probabilities);
  return {
    predicted,
    confidence: probabilities[predicted]!,
    ofLabel: probabilities[labels[i]!]!,
  };
}
