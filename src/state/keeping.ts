import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Failure } from "../shared/failure.ts";
import type { Command } from "../workers/protocol.ts";
import type { Run } from "./run.ts";

/** What starts an experiment, or lets it go on. */
export type Start = Omit<
  Extract<Command, { readonly type: "start" }>,
  "resume" | "site" | "budgetBytes"
>;

/** An experiment that broke off and can go on from where it was saved. */
export interface Interrupted {
  readonly start: Start;
  /** What its runs are kept under. */
  readonly experimentId: string;
  /** Updates made when it was saved. */
  readonly step: number;
}

/** What outlasts the page, and what does not. */
export interface KeepingState {
  /** Why what happens now would be lost with the page; null while it would not. */
  readonly unsaved: Failure | null;
  /** The oldest first. */
  readonly interrupted: readonly Interrupted[];
  /** Runs that were thrown away to make room, since the person was last told. */
  readonly dropped: readonly Dropped[];
  /** Of runs that cannot be read any more. */
  readonly unreadable: number;
  /** Ids of runs that are never thrown away to make room. */
  readonly pinned: ReadonlySet<string>;
}

export interface Dropped {
  readonly id: string;
  /** Null where the page did not show it. */
  readonly run: Run | null;
}

export type KeepingStore = StoreApi<KeepingState>;

export function createKeepingStore(): KeepingStore {
  return createStore<KeepingState>(() => ({
    unsaved: null,
    interrupted: [],
    dropped: [],
    unreadable: 0,
    pinned: new Set(),
  }));
}
