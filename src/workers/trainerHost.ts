import type { RunArchive } from "../archive/runArchive.ts";
import type { RunEvent } from "../experiment/record.ts";
import { runSpecs } from "../experiment/runs.ts";
import type { RunSpec } from "../experiment/spec.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { ExperimentOptions } from "../training/experimentOptions.ts";
import { FinishedRuns } from "../training/finishedRuns.ts";
import { LiveRate } from "../training/liveRate.ts";
import { Autosave } from "../training/checkpoint/autosave.ts";
import type { Checkpoint } from "../training/checkpoint/checkpoint.ts";
import { readCheckpoint } from "../training/checkpoint/checkpointFile.ts";
import { blobSource } from "../shared/byteSource.ts";
import type { Failure } from "../shared/failure.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { SiteFiles } from "../shared/files.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import { unreachable } from "../shared/unreachable.ts";
import { ArchivedWeights } from "./archivedWeights.ts";
import { EarlierRuns } from "./earlierRuns.ts";
import { EventBatch } from "./eventBatch.ts";
import type { FetchFilesOptions } from "./fetchFiles.ts";
import { experimentLock } from "./experimentLock.ts";
import { observedRuntime } from "./observedRuntime.ts";
import type { Command, ExperimentStatus, FromWorker, ToWorker, WorkerEvent } from "./protocol.ts";
import { PullLoop } from "./pullLoop.ts";
import { RequestDesk } from "./requestDesk.ts";
import type { Force } from "./requests/requestSite.ts";
import type { RequestTable } from "./requests/requestTable.ts";
import { TakenSnapshots } from "./takenSnapshots.ts";

type Start = Extract<Command, { readonly type: "start" }>;

/** What the host joins: the device, the files and the training code. Tests give their own. */
export interface TrainerParts {
  chooseRuntime(options: { readonly force: Force }): Promise<Runtime>;
  openSite(place: SitePlace, options: FetchFilesOptions): SiteFiles;
  runExperiment(options: ExperimentOptions): AsyncGenerator<RunEvent>;
  readonly requestTable: RequestTable;
  /** Null where the browser keeps nothing. */
  openArchive(onDropped: (runId: string) => void): Promise<RunArchive | null>;
  /** Nobody else can hold this name until the answer is called. */
  hold(name: string): Promise<() => void>;
}

const beatEveryMs = 1000;

const nowhere: Failure = {
  kind: "no-storage",
  ...said("keepsNoFiles"),
};

type Post = (message: FromWorker) => void;

/** The worker's side of the protocol, without a Worker: takes ToWorker, posts FromWorker. */
export class TrainerHost {
  readonly #parts: TrainerParts;
  readonly #post: Post;
  readonly #batch: EventBatch;
  readonly #archive: Promise<RunArchive | null>;
  readonly #weights: TakenSnapshots;
  readonly #earlier: EarlierRuns;
  readonly #desk: RequestDesk;
  readonly #rate = new LiveRate();
  #runtime: { readonly force: Force; readonly choice: Promise<Runtime> } | null = null;
  #loop: PullLoop | null = null;
  #beatAt = -Infinity;
  #downloads: AbortController | null = null;

  constructor(parts: TrainerParts, post: Post) {
    this.#parts = parts;
    this.#post = post;
    this.#batch = new EventBatch((events) => {
      post({ kind: "event", event: { type: "run", events } });
    });
    this.#archive = parts.openArchive((runId) => this.#tell({ type: "dropped", runId }));
    const onUnsaved = (failure: Failure) => this.#tell({ type: "unsaved", failure });
    this.#weights = new TakenSnapshots(new ArchivedWeights(this.#archive, onUnsaved));
    this.#earlier = new EarlierRuns(this.#weights, this.#archive);
    this.#desk = new RequestDesk({
      archive: this.#archive,
      table: parts.requestTable,
      weights: this.#weights,
      changeRate: (learningRate) => this.#changeRate(learningRate),
      snapshot: (runId, saved) => this.#weights.take(runId, this.#loop, saved),
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
      this.#fail(new FailureError("internal", said("alreadyRunning")));
      return;
    }
    this.#weights.forget();
    const downloads = new AbortController();
    this.#downloads = downloads;
    const rateChanges = new Map<string, string>();
    const loop = new PullLoop(this.#events(command, downloads.signal), command.runIds, {
      onEvent: (event) => {
        this.#batch.add(event);
        const { type, runId } = event;
        if (type === "rescheduled") rateChanges.set(runId, event.rateChanges);
        if (type === "finished")
          this.#earlier.add(runId, specOf(runId, command, rateChanges.get(runId)));
      },
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

  async *#events(command: Start, signal: AbortSignal): AsyncGenerator<RunEvent> {
    const release = await this.#parts.hold(experimentLock(command.startId));
    try {
      yield* this.#experiment(command, signal);
    } finally {
      release();
    }
  }

  async *#experiment(command: Start, signal: AbortSignal): AsyncGenerator<RunEvent> {
    const { spec, runIds, site, force, resume, budgetBytes } = command;
    this.#tellStatus("loading");
    const runtime = await this.#useRuntime(force);
    this.#tell({ type: "device", device: runtime.device });
    const files = this.#parts.openSite(site, {
      signal,
      onProgress: (progress) => this.#tell({ type: "progress", progress }),
    });
    const archive = await this.#archive;
    if (!archive) this.#tell({ type: "unsaved", failure: nowhere });
    const events = this.#parts.runExperiment({
      spec,
      runIds,
      runtime,
      files,
      budgetBytes,
      from: resume ? await this.#savedOf(command) : undefined,
      ...(resume && { restoredAfter: resume }),
      checkpoints: archive ? this.#autosave(archive, command) : undefined,
      onStatus: (status) => this.#tellStatus(status),
      onFiles: (hashes) => this.#tell({ type: "files", files: hashes }),
      onWeights: (runId, weights) => this.#weights.keep(runId, weights),
      snapshots: this.#weights.offered,
      rate: this.#rate,
      finished: new FinishedRuns((key) => this.#earlier.weightsOf(key)),
      isStepping: () => this.#loop?.isStepping ?? false,
    });
    yield* untilLost(events, runtime);
  }

  /** From the next update on, and told before this resolves. Throws as {@link LiveRate.change}. */
  async #changeRate(learningRate: number): Promise<void> {
    const loop = this.#loop;
    const change = () => Promise.resolve().then(() => this.#rate.change(learningRate));
    for (const event of await (loop?.between(change) ?? change())) loop?.pass(event);
    this.#batch.flush();
  }

  #autosave(archive: RunArchive, { startId }: Start): Autosave {
    return new Autosave({
      write: (file) => archive.saveCheckpoint(startId, file),
      onSaved: () => this.#tell({ type: "saved" }),
      onFailed: (failure) => this.#tell({ type: "unsaved", failure }),
    });
  }

  /** Where an experiment was saved; its start where it was not. */
  async #savedOf({ startId, spec, runIds }: Start): Promise<Checkpoint> {
    const file = await (await this.#archive)?.checkpointOf(startId);
    if (file) return readCheckpoint(blobSource("checkpoint.safetensors", file));
    const files = { model: null, data: null };
    return { spec, runIds, files, story: [], ended: [], group: null, finished: new Map() };
  }

  /** The device has done something. */
  #beat(): void {
    const now = performance.now();
    if (now - this.#beatAt < beatEveryMs) return;
    this.#beatAt = now;
    this.#post({ kind: "beat" });
  }

  async #chooseRuntime(force: Force): Promise<Runtime> {
    return observedRuntime(await this.#parts.chooseRuntime({ force }), () => this.#beat());
  }

  async #useRuntime(force: Force): Promise<Runtime> {
    if (this.#runtime && this.#runtime.force !== force) {
      const { choice } = this.#runtime;
      this.#runtime = null;
      await (await choice).dispose();
    }
    const chosen = (this.#runtime ??= { force, choice: this.#chooseRuntime(force) });
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

/** @param rateChanges those that it told last; those that it started with where it told none. */
function specOf(runId: string, { spec, runIds }: Start, rateChanges = spec.rateChanges): RunSpec {
  return { ...runSpecs(spec)[runIds.indexOf(runId)]!, rateChanges };
}

/** The same events, and a throw as soon as the device is lost: work on a lost device may never end. */
async function* untilLost(
  events: AsyncGenerator<RunEvent>,
  runtime: Runtime,
): AsyncGenerator<RunEvent> {
  let lost: FailureError | null = null;
  // One listener for the whole run: racing each step against `lost` would keep every step alive.
  let giveUp: (error: FailureError) => void = () => undefined;
  void runtime.lost.then((failure) => {
    lost = new FailureError(failure.kind, failure);
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
