import type { RunArchive } from "../../archive/runArchive.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { SiteFiles } from "../../shared/files.ts";
import type { SitePlace } from "../../shared/sitePlace.ts";
import type { Snapshot } from "../../training/snapshots.ts";
import type { RunWeights } from "../runWeights.ts";
import type { SnapshotNote } from "../takenSnapshots.ts";

/** "wasm" computes on the CPU even where there is WebGPU, "webgpu" even on a software adapter. */
export type Force = "wasm" | "webgpu" | null;

/** How much of what was asked is done. */
export interface RequestProgress {
  readonly done: number;
  readonly total: number;
}

/** What the worker has for whoever answers a request. */
export interface RequestSite {
  /** The files of the site, and those that a person added. */
  readonly files: (place: SitePlace) => SiteFiles;
  /** The device that trains, or the one that would: a loss of it refuses the request. */
  readonly runtime: (force: Force) => Promise<Runtime>;
  readonly weights: RunWeights;
  /** Keeps the weights of a run in training for the moment, or else the `saved` ones, under an id of their own. */
  readonly snapshot: (
    runId: string,
    saved: () => Promise<Snapshot | null>,
  ) => Promise<SnapshotNote>;
  /** Changes the peak learning rate of what trains. */
  readonly changeRate: (learningRate: number) => Promise<void>;
  /** Null where the browser keeps nothing. */
  readonly archive: Promise<RunArchive | null>;
  /** Aborted when the page no longer wants the answer. */
  readonly signal: AbortSignal;
  /** Tells the page how far the answer is. */
  readonly report: (progress: RequestProgress) => void;
}

interface Question {
  readonly params: unknown;
  readonly result: unknown;
}

/** One function a request of a family: from its params to its result, or a FailureError. */
export type Handlers<Family extends Readonly<Record<keyof Family, Question>>> = {
  readonly [K in keyof Family]: (
    params: Family[K]["params"],
    site: RequestSite,
  ) => Promise<Family[K]["result"]>;
};
