import type { Runtime } from "../runtime/runtime.ts";
import type { Failure } from "../shared/failure.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import type { SiteFiles } from "../shared/files.ts";
import type { FetchFilesOptions } from "./fetchFiles.ts";
import type { FromWorker, RequestName, RequestOf } from "./protocol.ts";
import type { Force, RequestSite } from "./requests/requestSite.ts";
import type { RequestTable } from "./requests/requestTable.ts";
import type { RunWeights } from "./runWeights.ts";
import type { SitePlace } from "../shared/sitePlace.ts";

/** What the desk needs of the worker. */
export interface DeskParts {
  readonly table: RequestTable;
  readonly weights: RunWeights;
  readonly snapshot: RequestSite["snapshot"];
  readonly changeRate: RequestSite["changeRate"];
  readonly archive: RequestSite["archive"];
  readonly openSite: (place: SitePlace, options: FetchFilesOptions) => SiteFiles;
  readonly runtimeFor: (force: Force) => Promise<Runtime>;
  readonly post: (message: FromWorker) => void;
}

/** Answers what the page asks, several questions at a time. */
export class RequestDesk {
  readonly #parts: DeskParts;
  readonly #open = new Map<number, AbortController>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Never rejects: whatever goes wrong is a refusal. */
  async answer<K extends RequestName>(request: RequestOf<K>): Promise<void> {
    const { requestId, name, params } = request;
    const cancellation = new AbortController();
    this.#open.set(requestId, cancellation);
    try {
      const handle = this.#parts.table[name];
      const result = await this.#orBroken(requestId, cancellation.signal, (site) =>
        handle(params, site),
      );
      this.#parts.post({ kind: "answer", requestId, result });
    } catch (thrown) {
      this.#parts.post({ kind: "refusal", requestId, failure: toFailure(thrown) });
    } finally {
      this.#open.delete(requestId);
    }
  }

  /** The page no longer wants the answer: it is refused at once as cancelled. */
  cancel(requestId: number): void {
    this.#open.get(requestId)?.abort();
  }

  /** What `work` gives, or a rejection as soon as it is cancelled or the device that it uses is lost. */
  #orBroken<T>(
    requestId: number,
    signal: AbortSignal,
    work: (site: RequestSite) => Promise<T>,
  ): Promise<T> {
    const { openSite, runtimeFor, weights, snapshot, changeRate, archive, post } = this.#parts;
    return new Promise((resolve, reject) => {
      const giveUp = (failure: Failure) => reject(new FailureError(failure.kind, failure));
      signal.addEventListener("abort", () =>
        giveUp({ kind: "cancelled", message: "What was asked was cancelled." }),
      );
      const site: RequestSite = {
        ...{ weights, snapshot, changeRate, archive, signal },
        files: (place) => openSite(place, { signal }),
        runtime: async (force) => {
          const runtime = await runtimeFor(force);
          void runtime.lost.then(giveUp);
          return runtime;
        },
        report: (progress) => post({ kind: "progress", requestId, progress }),
      };
      work(site).then(resolve, reject);
    });
  }
}
