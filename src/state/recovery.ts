import type { RestoreCause } from "../experiment/record.ts";
import type { Failure, FailureKind } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/** Of these failures an experiment recovers by itself. */
const causes: Partial<Readonly<Record<FailureKind, RestoreCause>>> = {
  "device-lost": "device-lost",
  crashed: "restarted",
};

/** So often, in so long, and then a person is asked. */
const [most, windowMs] = [3, 5 * 60_000];

/** Decides whether an experiment that broke off goes on by itself. */
export class Recovery {
  readonly #now: () => number;
  #recoveredAt: number[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What to tell of the runs that go on; null where they are not to. */
  recover({ kind }: Failure): RestoreCause | null {
    const now = this.#now();
    const cause = causes[kind];
    this.#recoveredAt = this.#recoveredAt.filter((at) => now - at < windowMs);
    if (!cause || this.#recoveredAt.length >= most) return null;
    this.#recoveredAt.push(now);
    return cause;
  }

  /** Why it does not go on any more, after {@link recover} said so. */
  giveUp(failure: Failure): Failure {
    if (!causes[failure.kind]) return failure;
    const minutes = windowMs / 60_000;
    return { ...failure, ...said("tooOften", failure, most + 1, minutes) };
  }
}
