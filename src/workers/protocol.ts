/** Every message between the page and the trainer worker. Types only. */
import type { Failure } from "../shared/failure.ts";
import type { DownloadProgress } from "../shared/files.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import type { DeviceReport } from "../runtime/runtime.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { FileHashes } from "../experiment/recording.ts";
import type { RestoreCause, RunEvent } from "../experiment/record.ts";
import type { Force, RequestProgress } from "./requests/requestSite.ts";
import type { RequestName, Requests } from "./requests/requestTable.ts";

export type { AnalysisPlace, SubjectId } from "./requests/analysisRequests.ts";
export type { RequestProgress } from "./requests/requestSite.ts";
export type { RequestName, Requests } from "./requests/requestTable.ts";

/** Page → worker, no reply. `start` runs every recipe of the spec; runIds follow spec.recipes. */
export type Command =
  | {
      readonly type: "start";
      /** What the experiment is saved under. */
      readonly startId: string;
      /** Why it goes on from where it was saved; null: it starts. */
      readonly resume: RestoreCause | null;
      readonly runIds: readonly string[];
      readonly spec: ExperimentSpec;
      readonly site: SitePlace;
      readonly force: Force;
      /** How much memory it may take. */
      readonly budgetBytes: number;
    }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  /** One optimizer update of every run, then pause. */
  | { readonly type: "step" }
  | { readonly type: "stop" };

export type ExperimentStatus =
  "loading" | "warming-up" | "training" | "evaluating" | "paused" | "idle";

/** Worker → page, unasked. */
export type WorkerEvent =
  /** In order, as many as came since the last message: at most ten messages a second. */
  | { readonly type: "run"; readonly events: readonly RunEvent[] }
  | { readonly type: "progress"; readonly progress: DownloadProgress }
  | { readonly type: "device"; readonly device: DeviceReport }
  /** Hashes of what the experiment has read. */
  | { readonly type: "files"; readonly files: FileHashes }
  /** The experiment as a whole: what the buttons follow. */
  | {
      readonly type: "status";
      readonly status: ExperimentStatus;
    }
  /** All that happened so far outlasts this worker. */
  | { readonly type: "saved" }
  /** Something could not be kept, and would be lost with this worker. */
  | { readonly type: "unsaved"; readonly failure: Failure }
  /** The oldest run was thrown away to make room. */
  | { readonly type: "dropped"; readonly runId: string }
  /** Nothing of the experiment can go on (a spec, a download, a lost device). */
  | { readonly type: "failed"; readonly failure: Failure };

/** A question, with the params that its name asks for. */
export type RequestOf<K extends RequestName> = {
  readonly [P in K]: {
    readonly kind: "request";
    readonly requestId: number;
    readonly name: P;
    readonly params: Requests[P]["params"];
  };
}[K];

export type Request = RequestOf<RequestName>;

export type ToWorker =
  | { readonly kind: "command"; readonly command: Command }
  | Request
  /** The answer is no longer wanted: it is refused as "cancelled". */
  | { readonly kind: "cancel"; readonly requestId: number };

export type FromWorker =
  | { readonly kind: "event"; readonly event: WorkerEvent }
  | {
      readonly kind: "answer";
      readonly requestId: number;
      readonly result: Requests[RequestName]["result"];
    }
  | { readonly kind: "refusal"; readonly requestId: number; readonly failure: Failure }
  /** The device has done something; at most one a second. */
  | { readonly kind: "beat" }
  /** Of a question that takes its time, before its answer. */
  | { readonly kind: "progress"; readonly requestId: number; readonly progress: RequestProgress };

export interface AskOptions {
  /** Rejects the answer as "cancelled", and lets the worker give it up. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RequestProgress) => void;
}

/** What the page holds of the worker, and never a MessageEvent. */
export interface TrainerApi {
  send(command: Command): void;
  ask<K extends RequestName>(
    name: K,
    params: Requests[K]["params"],
    options?: AskOptions,
  ): Promise<Requests[K]["result"]>;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: WorkerEvent) => void): () => void;
  /** Ends the worker at once; the next send starts a new one. */
  terminate(): void;
}
