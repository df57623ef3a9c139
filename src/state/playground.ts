import type { AssetNames, ExperimentSpec } from "../experiment/spec.ts";
import type { RunArchive } from "../archive/runArchive.ts";
import type { Environment } from "../experiment/recording.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import { unreachable } from "../shared/unreachable.ts";
import type {
  AnalysisPlace,
  AskOptions,
  RequestName,
  Requests,
  TrainerApi,
  WorkerEvent,
} from "../workers/protocol.ts";
import { AnalysisReadings } from "./analyses.ts";
import { askCosts, createCostsStore } from "./costs.ts";
import type { CostsStore } from "./costs.ts";
import type { DeviceKind, DeviceSpeed } from "./deviceTrial.ts";
import { addProgress, createDeviceStore } from "./device.ts";
import type { DeviceReport, DeviceStore } from "./device.ts";
import type { DraftStore } from "./draft.ts";
import { createMemoryStore, isTooMuch, tooMuch } from "./memory.ts";
import type { MemoryStore } from "./memory.ts";
import { Course } from "./course.ts";
import type { Interrupted, KeepingStore } from "./keeping.ts";
import { createKeepingStore } from "./keeping.ts";
import { keepSlots } from "./keepSlots.ts";
import { readInterrupted, runsOf } from "./interruptions.ts";
import type { Found } from "./interruptions.ts";
import { newStartId } from "./startId.ts";
import { Replay } from "./replay.ts";
import type { Continuation } from "./continuations.ts";
import type { PictureQuestion } from "./pictureAnswers.ts";
import { RemovedRuns } from "./removedRuns.ts";
import { RunQueue } from "./queue.ts";
import { hasEnded, newRun } from "./run.ts";
import type { Run } from "./run.ts";
import { labelOf } from "./runName.ts";
import { RunKeeper } from "./runKeeper.ts";
import { applyRunEvents, createRunsStore, MetricLogs, pauseRuns, stepOf } from "./runs.ts";
import type { RunsStore } from "./runs.ts";
import { createViewStore } from "./view.ts";
import type { ViewStore } from "./view.ts";

export interface PlaygroundOptions {
  readonly trainer: TrainerApi;
  readonly draft: DraftStore;
  readonly view?: ViewStore;
  /** The folder that holds models/ and data/, as an absolute URL. */
  readonly filesUrl: string;
  /** Where runs outlast the page; null, also where absent: nowhere. */
  readonly archive?: Promise<RunArchive | null>;
  /** Of a device, all that a recording says of where it was made. */
  readonly environment?: (device: DeviceReport | null) => Environment | null;
  /** Names a start: later ones sort after it, and no other tab gives the same. */
  readonly newStartId?: () => string;
  /** What of models and data sets could not be kept for the next visit; none where absent. */
  readonly held?: () => SitePlace["held"];
}

/** The page without its looks: the stores, and what the buttons do. */
export class Playground {
  readonly draft: DraftStore;
  readonly runs: RunsStore = createRunsStore();
  readonly device: DeviceStore = createDeviceStore();
  readonly view: ViewStore;
  readonly costs: CostsStore = createCostsStore();
  readonly memory: MemoryStore = createMemoryStore();
  readonly keeping: KeepingStore = createKeepingStore();
  readonly logs = new MetricLogs();
  readonly analyses = new AnalysisReadings();
  /** Experiments that wait for their turn. */
  readonly queue: RunQueue;
  readonly keeper: RunKeeper;
  readonly removed: RemovedRuns;
  /** Recorded runs among the page's own. */
  readonly replay = new Replay(this.runs, this.logs);
  readonly filesUrl: string;
  readonly #environment: () => Environment | null;
  readonly #trainer: TrainerApi;
  readonly #held: () => SitePlace["held"];
  readonly #course: Course;
  readonly #archive: Promise<RunArchive | null>;
  /** Names a start, or what counts as one. */
  readonly newStartId: () => string;

  constructor(options: PlaygroundOptions) {
    const { trainer, draft, view = createViewStore(), filesUrl, held = () => new Map() } = options;
    this.#trainer = trainer;
    this.draft = draft;
    this.view = view;
    this.filesUrl = filesUrl;
    this.#held = held;
    this.removed = new RemovedRuns({
      ...{ runs: this.runs, logs: this.logs },
      onForgotten: (runIds) => this.#course.letGo(runIds),
    });
    this.queue = new RunQueue({
      runs: this.runs,
      start: ({ spec }, beside) => this.#start(spec, beside ?? this.#newExperiment()),
    });
    this.#archive = options.archive ?? Promise.resolve(null);
    this.newStartId = options.newStartId ?? newStartId;
    const { runs, keeping, logs } = this;
    const environment = () => options.environment?.(this.device.getState().report) ?? null;
    this.#environment = environment;
    this.keeper = new RunKeeper({ archive: this.#archive, runs, keeping, logs, environment });
    const { keeper } = this;
    this.#course = new Course({
      ...{ trainer, runs, keeping, keeper, site: () => this.site },
      budgetBytes: () => this.memory.getState().budgetBytes,
    });
    trainer.onEvent((event) => this.#receive(event));
    keepSlots({ draft, runs, keeping, view });
  }

  /** Where the trainer finds the files of an experiment. */
  get site(): SitePlace {
    return { filesUrl: this.filesUrl, held: this.#held() };
  }

  /**
   * Shows the runs of earlier visits, before anything is started; and, as soon as they are read, the
   * experiments that can go on.
   * @param isAbandoned whether no other tab runs an experiment; it may take its time.
   */
  async open(isAbandoned: (startId: string) => Promise<boolean>): Promise<void> {
    const archive = await this.#archive;
    if (!archive) return;
    const startIds = await archive.openExperiments();
    await this.keeper.load(startIds);
    this.#hideOlder();
    for (const startId of startIds) void this.#showInterrupted(startId, isAbandoned);
  }

  /** One that cannot be asked for now is shown at the next visit. */
  async #showInterrupted(
    startId: string,
    isAbandoned: (startId: string) => Promise<boolean>,
  ): Promise<void> {
    if (!(await isAbandoned(startId))) return;
    await this.showSaved(startId).catch(() => null);
  }

  /** Shows an experiment as it was saved, and offers to go on. Throws a FailureError. */
  async showSaved(startId: string): Promise<void> {
    const archive = await this.#archive;
    const found = archive && (await readInterrupted(startId, { archive, trainer: this.#trainer }));
    if (found) this.#show(found);
  }

  /** What an experiment that has not ended goes on from; null where nothing is saved of these runs. */
  async checkpointOf(runIds: readonly string[]): Promise<Uint8Array<ArrayBuffer> | null> {
    const archive = await this.#archive;
    const startIds = (await archive?.openExperiments()) ?? [];
    const startId = startIds.find((start) => runIds.some((id) => id.startsWith(`${start}-`)));
    const file = startId === undefined ? null : await archive?.checkpointOf(startId);
    return file ? new Uint8Array(await file.arrayBuffer()) : null;
  }

  /** The next experiment of the page is kept under this id. */
  keepNextUnder(experimentId: string): void {
    this.keeper.experimentIdOf(this.#lastExperiment + 1, experimentId);
  }

  /** Starts the draft's experiment; runs that have ended stay for comparison. */
  start(): void {
    const { spec } = this.draft.getState();
    const memory = this.memory.getState();
    const { words } = this.view.getState();
    if (isTooMuch(memory, spec))
      this.runs.setState({ failure: tooMuch(memory, words.setup.memory) });
    else this.#start(spec, this.#newExperiment());
  }

  /** Lets an experiment go on that broke off. */
  goOn(interrupted: Interrupted): void {
    this.#course.goOn(interrupted);
  }

  /** Leaves one that broke off where it is. */
  giveUp(interrupted: Interrupted): void {
    this.#course.giveUp(interrupted);
  }

  /**
   * Starts what needs no more training than the runs that are there, beside the runs that it starts
   * from; see {@link continuationsOf}.
   */
  continueFrom(run: Run, { spec }: Continuation): void {
    this.#start(spec, run.experiment);
  }

  #newExperiment(): number {
    // The recording that came with the page is not counted among one's own.
    this.replay.makeWay();
    return this.#lastExperiment + 1;
  }

  #start(spec: ExperimentSpec, experiment: number): number {
    this.replay.makeWay();
    const { force } = this.device.getState();
    const startId = this.newStartId();
    const started = spec.recipes.map((recipe) =>
      newRun({
        id: `${startId}-${recipe}`,
        recipe,
        experiment,
        label: labelOf(recipe, spec),
        spec,
      }),
    );
    this.runs.setState(({ runs }) => ({ runs: [...runs, ...started] }));
    this.device.setState({ downloads: new Map() });
    const runIds = started.map(({ id }) => id);
    const experimentId = this.keeper.experimentIdOf(experiment, startId);
    this.#course.begin({ type: "start", startId, runIds, spec, force }, experimentId);
    return experiment;
  }

  get #lastExperiment(): number {
    return Math.max(0, ...this.runs.getState().runs.map(({ experiment }) => experiment));
  }

  /** Of earlier visits the charts begin with the last experiment alone. */
  #hideOlder(): void {
    const { runs } = this.runs.getState();
    const last = this.#lastExperiment;
    const { pinned } = this.keeping.getState();
    const older = runs
      .filter(({ id, experiment }) => experiment < last && !pinned.has(id))
      .map(({ id }) => id);
    this.view.setState(({ hidden }) => ({ hidden: new Set([...hidden, ...older]) }));
  }

  /** An experiment as it was when it was saved. */
  #show(found: Found): void {
    // The recording that came with the page is not counted among one's own.
    this.replay.makeWay();
    const experiment = this.keeper.experimentNumberOf(found.experimentId, this.#lastExperiment + 1);
    const added = runsOf(found, experiment);
    // The last runs are those that the page tells of: what runs already stays last.
    this.runs.setState(({ runs, status }) => ({
      runs: status === "idle" ? [...runs, ...added] : [...added, ...runs],
    }));
    applyRunEvents(this.runs, this.logs, found.story);
    pauseRuns(this.runs, found.start.runIds);
    const step = stepOf(this.runs, found.start.runIds);
    const { start, experimentId } = found;
    this.keeping.setState(({ interrupted }) => ({
      interrupted: [...interrupted, { start, experimentId, step }],
    }));
  }

  pause(): void {
    this.#trainer.send({ type: "pause" });
  }

  resume(): void {
    this.#trainer.send({ type: "resume" });
  }

  /** One update of every run, then pause; starts the experiment where none is running. */
  step(): void {
    if (this.runs.getState().status === "idle") this.start();
    this.#trainer.send({ type: "step" });
  }

  stop(): void {
    this.#trainer.send({ type: "stop" });
  }

  /**
   * Ends what is running at once and takes every run off the page; {@link undoRemove} brings back those
   * that had ended, and those that can go on from where they were saved. The set-up stays.
   */
  reset(): void {
    this.queue.clear();
    this.replay.makeWay();
    const runIds = this.runs.getState().runs.map(({ id }) => id);
    this.removed.remove(runIds, this.#course.setAside());
    for (const { id } of this.runs.getState().runs) this.logs.forget(id);
    this.runs.setState({ runs: [], status: "idle", failure: null });
    this.device.setState({ downloads: new Map() });
    this.view.setState({ hidden: new Set(), zoom: null, crosshair: null, lookedAt: null });
  }

  /** Deletes runs that have ended; {@link undoRemove} takes it back. */
  remove(runIds: readonly string[]): void {
    this.removed.remove(runIds);
  }

  undoRemove(): void {
    const back = this.removed.undo();
    this.#course.takeUp(back.map(({ id }) => id));
  }

  /** tuned.safetensors of an ended run. Throws a FailureError. */
  weightsOf(runId: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#trainer.ask("exportWeights", { runId });
  }

  /** Where models of a spec are analysed: on what trains, or would. */
  placeOf({ model, dataset, prompts, classNames }: AssetNames): AnalysisPlace {
    const values = { model, dataset, prompts, classNames };
    return { values, site: this.site, force: this.device.getState().force };
  }

  /** Asks the worker. Throws a FailureError. */
  ask<K extends RequestName>(
    name: K,
    params: Requests[K]["params"],
    options?: AskOptions,
  ): Promise<Requests[K]["result"]> {
    return this.#trainer.ask(name, params, options);
  }

  /** What models say of a picture. Throws a FailureError. */
  classify(question: PictureQuestion): Promise<Requests["classify"]["result"]> {
    return this.#trainer.ask("classify", { ...this.placeOf(question.values), ...question });
  }

  /** Asks what every method costs with the draft's settings; the answer comes into {@link costs}. */
  askCosts(): void {
    const { site } = this;
    const ask = (spec: ExperimentSpec) => this.#trainer.ask("costs", { spec, site });
    void askCosts(this.costs, this.draft.getState().spec, ask);
  }

  /** How fast the draft would train on a device, measured there. Throws a FailureError. */
  speedOn(on: DeviceKind, signal: AbortSignal): Promise<DeviceSpeed> {
    const { spec } = this.draft.getState();
    const { budgetBytes } = this.memory.getState();
    return this.#trainer.ask("speed", { spec, site: this.site, on, budgetBytes }, { signal });
  }

  /** Of the runs that the trainer is at. */
  #note(known: Partial<Pick<Run, "environment" | "files">>): void {
    this.runs.setState(({ runs }) => ({
      runs: runs.map((run) =>
        this.#course.isOf(run.id) && !hasEnded(run) ? { ...run, ...known } : run,
      ),
    }));
  }

  #receive(event: WorkerEvent): void {
    switch (event.type) {
      case "run":
        applyRunEvents(this.runs, this.logs, event.events);
        return;
      case "progress":
        addProgress(this.device, event.progress);
        return;
      case "device":
        this.device.setState({ report: event.device });
        this.#note({ environment: this.#environment() });
        this.#course.deviceKnown();
        return;
      case "files":
        this.#note({ files: event.files });
        return;
      case "status":
        this.runs.setState({ status: event.status });
        if (event.status === "idle") this.#course.idle();
        return;
      case "saved":
        this.#course.saved();
        return;
      case "unsaved":
        this.keeping.setState({ unsaved: event.failure });
        return;
      case "dropped":
        this.keeper.dropped(event.runId);
        return;
      case "failed":
        this.#course.failed(event.failure);
        return;
      default:
        unreachable(event);
    }
  }
}
