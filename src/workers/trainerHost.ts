import type { RunEvent } from "../experiment/record.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { ExperimentOptions } from "../training/experimentOptions.ts";
import { FinishedRuns } from "../training/finishedRuns.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import type { SiteFiles } from "../shared/files.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import { unreachable } from "../shared/unreachable.ts";
import { EventBatch } from "./eventBatch.ts";
import type { FetchFilesOptions } from "./fetchFiles.ts";
import type { Command, ExperimentStatus, FromWorker, ToWorker, WorkerEvent } from "./protocol.ts";
import { PullLoop } from "./pullLoop.ts";
import { RequestDesk } from "./requestDesk.ts";
import type { Force } from "./requests/requestSite.ts";
import type { RequestTable } from "./requests/requestTable.ts";
import type { RunWeights } from "./runWeights.ts";
import { WeightsInMemory } from "./runWeights.ts";

type Start = Extract<Command, { readonly type: "start" }>;

/** What the host joins: the device, the files and the training code. Tests give their own. */
export interface TrainerParts {
  chooseRuntime(options: { readonly force: Force }): Promise<Runtime>;
  openSite(place: SitePlace, options: FetchFilesOptions): SiteFiles;
  runExperiment(options: ExperimentOptions): AsyncGenerator<RunEvent>;
  readonly requestTable: RequestTable;
}

type Post = (message: FromWorker) => void;

/** The worker's side of the protocol, without a Worker: takes ToWorker, posts FromWorker. */
export class TrainerHost {
  readonly #parts: TrainerParts;
  readonly #post: Post;
  readonly #batch: EventBatch;
  readonly #weights: RunWeights = new WeightsInMemory();
  readonly #desk: RequestDesk;
  /** Of all experiments, so that what starts from a finished run finds it. */
  readonly #finished = new FinishedRuns();
  #runtime: { readonly force: Force; readonly choice: Promise<Runtime> } | null = null;
  #loop: PullLoop | null = null;
  #downloads: AbortController | null = null;

  constructor(parts: TrainerParts, post: Post) {
    this.#parts = parts;
    this.#post = post;
    this.#batch = new EventBatch((events) => {
      post({ kind: "event", event: { type: "run", events } });
    });
    this.#desk = new RequestDesk({
      table: parts.requestTable,
      weights: this.#weights,
      openSite: (place, options) => parts.openSite(place, options),
      // What trains keeps its device, whatever the page would have next.
      runtimeFor: (force) => this.#useRuntime(this.#loop ? (this.#runtime?.force ?? force) : force),
      post,
    });
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case "command":
        this.#obey(message.command);
        return;
      case "request":
        void this.#desk.answer(message);
        return;
      case "cancel":
        this.#desk.cancel(message.requestId);
        return;
      default:
        unreachable(message);
    }
  }

  #obey(command: Command): void {
    switch (command.type) {
      case "start":
        void this.#start(command);
        return;
      case "pause":
        this.#loop?.pause();
        return;
      case "resume":
        this.#loop?.resume();
        return;
      case "step":
        this.#loop?.step();
        return;
      case "stop":
        this.#loop?.stop();
        this.#downloads?.abort();
        return;
      default:
        unreachable(command);
    }
  }

  /** Never rejects: whatever goes wrong crosses as a `failed` event. */
  async #start(command: Start): Promise<void> {
    if (this.#loop) {
      this.#fail(new FailureError("internal", "An experiment is already running: stop it first."));
      return;
    }
    const downloads = new AbortController();
    this.#downloads = downloads;
    const loop = new PullLoop(this.#events(command, downloads.signal), command.runIds, {
      onEvent: (event) => this.#batch.add(event),
      onPaused: () => this.#tellStatus("paused"),
      onResumed: () => this.#tellStatus("training"),
    });
    this.#loop = loop;
    try {
      await loop.run();
    } catch (thrown) {
      if (loop.isStopped) loop.tellStopped();
      else this.#fail(thrown);
    } finally {
      this.#loop = null;
      this.#downloads = null;
      this.#tellStatus("idle");
    }
  }

  async *#events(
    { spec, runIds, site, force }: Start,
    signal: AbortSignal,
  ): AsyncGenerator<RunEvent> {
    this.#tellStatus("loading");
    const runtime = await this.#useRuntime(force);
    this.#tell({ type: "device", device: runtime.device });
    const files = this.#parts.openSite(site, {
      signal,
      onProgress: (progress) => this.#tell({ type: "progress", progress }),
    });
    const events = this.#parts.runExperiment({
      spec,
      runIds,
      runtime,
      files,
      onStatus: (status) => this.#tellStatus(status),
      onWeights: (runId, weights) => this.#weights.keep(runId, weights),
      finished: this.#finished,
      isStepping: () => this.#loop?.isStepping ?? false,
    });
    yield* untilLost(events, runtime);
  }

  async #useRuntime(force: Force): Promise<Runtime> {
    if (this.#runtime && this.#runtime.force !== force) {
      const { choice } = this.#runtime;
      this.#runtime = null;
      await (await choice).dispose();
    }
    const chosen = (this.#runtime ??= { force, choice: this.#parts.chooseRuntime({ force }) });
    const forget = () => {
      if (this.#runtime === chosen) this.#runtime = null;
    };
    try {
      const runtime = await chosen.choice;
      // A lost device never comes back: the next start chooses anew.
      void runtime.lost.then(forget);
      return runtime;
    } catch (thrown) {
      forget();
      throw thrown;
    }
  }

  #tellStatus(status: ExperimentStatus): void {
    this.#tell({ type: "status", status });
  }

  #fail(thrown: unknown): void {
    this.#tell({ type: "failed", failure: toFailure(thrown) });
  }

  /** What happened before goes first. */
  #tell(event: WorkerEvent): void {
    this.#batch.flush();
    this.#post({ kind: "event", event });
  }
}

/** The same events, and a throw as soon as the device is lost: work on a lost device may never end. */
async function* untilLost(
  events: AsyncGenerator<RunEvent>,
  runtime: Runtime,
): AsyncGenerator<RunEvent> {
  let lost: FailureError | null = null;
  // One listener for the whole run: racing each step against `lost` would keep every step alive.
  let giveUp: (error: FailureError) => void = () => undefined;
  void runtime.lost.then(({ kind, message }) => {
    lost = new FailureError(kind, message);
    giveUp(lost);
  });
  const orLost = <T>(work: Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      giveUp = reject;
      if (lost) reject(lost);
      work.then(resolve, reject);
    });
  try {
    for (;;) {
      const next = await orLost(events.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Where the device is lost this may never end by itself, and what it throws was thrown above.
    await orLost(events.return(undefined)).catch(() => undefined);
  }
}
