import type { Coded, Said } from "./said.ts";

/** Kinds of what goes wrong that the page can act on. */
export const failureKinds = [
  "bad-spec",
  "bad-file",
  "download",
  "no-webgpu",
  "device-lost",
  /** The worker broke off, or does not answer any more. */
  "crashed",
  "out-of-memory",
  /** An experiment would take more memory than it may: it was not started. */
  "too-large",
  /** Something could not be kept for another visit. */
  "no-storage",
  "non-finite",
  "cancelled",
  "internal",
] as const;

export type FailureKind = (typeof failureKinds)[number];

/** An error as data: it crosses the worker boundary and reaches the person in plain words. */
export interface Failure extends Said {
  readonly kind: FailureKind;
  /** Names the value, the rule and the way out, in words for the person at the page. */
  readonly message: string;
  readonly stack?: string;
}

/** The thrown form of a {@link Failure}. */
export class FailureError extends Error {
  readonly kind: FailureKind;
  readonly coded: Coded | undefined;

  constructor(kind: FailureKind, words: string | Said, options?: ErrorOptions) {
    const { message, coded }: Said = typeof words === "string" ? { message: words } : words;
    super(message, options);
    this.name = "FailureError";
    this.kind = kind;
    this.coded = coded;
  }
}

/** Turns anything thrown into a {@link Failure}; what was not thrown by us is `internal`. */
export function toFailure(thrown: unknown): Failure {
  const kind = thrown instanceof FailureError ? thrown.kind : "internal";
  if (!(thrown instanceof Error)) return { kind, message: String(thrown) };
  const { message, stack } = thrown;
  const coded = thrown instanceof FailureError ? thrown.coded : undefined;
  return { kind, message, ...(coded && { coded }), ...(stack !== undefined && { stack }) };
}
