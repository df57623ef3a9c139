import type { ExperimentSpec } from "../experiment/spec.ts";
import type { Failure } from "../shared/failure.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import { unreachable } from "../shared/unreachable.ts";
import type { TrainerApi, WorkerEvent } from "../workers/protocol.ts";
import { askCosts, createCostsStore } from "./costs.ts";
import type { CostsStore } from "./costs.ts";
import { addProgress, createDeviceStore } from "./device.ts";
import type { DeviceStore } from "./device.ts";
import type { DraftStore } from "./draft.ts";
import type { Continuation } from "./continuations.ts";
import { RunQueue } from "./queue.ts";
import { hasEnded, newRun } from "./run.ts";
import type { Run } from "./run.ts";
import { labelOf } from "./runName.ts";
import { applyRunEvents, createRunsStore, failExperiment, MetricLogs } from "./runs.ts";
import type { RunsStore } from "./runs.ts";
import { seriesOfRuns } from "./runSeries.ts";
import { assignSlots, seriesOf } from "./series.ts";
import { createViewStore } from "./view.ts";
import type { ViewStore } from "./view.ts";

export interface PlaygroundOptions {
  readonly trainer: TrainerApi;
  readonly draft: DraftStore;
  readonly view?: ViewStore;
  /** The folder that holds models/ and data/, as an absolute URL. */
  readonly filesUrl: string;
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
  readonly logs = new MetricLogs();
  /** Experiments that wait for their turn. */
  readonly queue: RunQueue;
  readonly filesUrl: string;
  readonly #trainer: TrainerApi;
  readonly #held: () => SitePlace["held"];
  #starts = 0;

  constructor(options: PlaygroundOptions) {
    const { trainer, draft, view = createViewStore(), filesUrl, held = () => new Map() } = options;
    this.#trainer = trainer;
    this.draft = draft;
    this.view = view;
    this.filesUrl = filesUrl;
    this.#held = held;
    this.queue = new RunQueue({
      runs: this.runs,
      start: ({ spec }, beside) => this.#start(spec, beside ?? this.#newExperiment()),
    });
    trainer.onEvent((event) => this.#receive(event));
    draft.subscribe(() => this.#assignSlots());
    this.runs.subscribe(() => this.#assignSlots());
    this.#assignSlots();
  }

  /** Where the trainer finds the files of an experiment. */
  get site(): SitePlace {
    return { filesUrl: this.filesUrl, held: this.#held() };
  }

  /** Starts the draft's experiment; runs that have ended stay for comparison. */
  start(): void {
    this.#start(this.draft.getState().spec, this.#newExperiment());
  }

  /**
   * Starts what needs no more training than the runs that are there, beside the runs that it starts
   * from; see {@link continuationsOf}.
   */
  continueFrom(run: Run, { spec }: Continuation): void {
    this.#start(spec, run.experiment);
  }

  #newExperiment(): number {
    return 1 + Math.max(0, ...this.runs.getState().runs.map(({ experiment }) => experiment));
  }

  #start(spec: ExperimentSpec, experiment: number): number {
    const { force } = this.device.getState();
    const start = ++this.#starts;
    const started = spec.recipes.map((recipe) =>
      newRun({
        id: `${start}-${recipe}`,
        recipe,
        experiment,
        label: labelOf(recipe, spec),
        spec,
      }),
    );
    this.runs.setState(({ runs }) => ({
      runs: [...runs, ...started],
      status: "loading",
      failure: null,
    }));
    this.device.setState({ downloads: new Map() });
    const runIds = started.map(({ id }) => id);
    this.#trainer.send({ type: "start", runIds, spec, site: this.site, force });
    return experiment;
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

  /** Ends what is running at once and forgets every run; the set-up stays. */
  reset(): void {
    this.queue.clear();
    this.#trainer.terminate();
    for (const { id } of this.runs.getState().runs) this.logs.forget(id);
    this.runs.setState({ runs: [], status: "idle", failure: null });
    this.device.setState({ downloads: new Map() });
    this.view.setState({ hidden: new Set(), zoom: null, crosshair: null });
  }

  /** Takes an ended run off the charts. */
  remove(runId: string): void {
    const { runs } = this.runs.getState();
    const removed = runs.find((run) => run.id === runId && hasEnded(run));
    if (!removed) return;
    this.logs.forget(runId);
    this.runs.setState({ runs: runs.filter((run) => run !== removed) });
  }

  /** tuned.safetensors of an ended run. Throws a FailureError. */
  weightsOf(runId: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#trainer.ask("exportWeights", { runId });
  }

  /** Asks what every method costs with the draft's settings; the answer comes into {@link costs}. */
  askCosts(): void {
    const { site } = this;
    const ask = (spec: ExperimentSpec) => this.#trainer.ask("costs", { spec, site });
    void askCosts(this.costs, this.draft.getState().spec, ask);
  }

  #assignSlots(): void {
    const { spec } = this.draft.getState();
    const { runs } = this.runs.getState();
    const chosen = spec.recipes.map((recipe) => seriesOf(recipe, spec.hyperparameters[recipe]));
    const present = [...new Set([...seriesOfRuns(runs).map(({ key }) => key), ...chosen])];
    const slots = assignSlots(this.view.getState().slots, present);
    if (slots !== this.view.getState().slots) this.view.setState({ slots });
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
        return;
      case "status":
        this.runs.setState({ status: event.status });
        return;
      case "failed":
        if (isWorkerSpent(event.failure)) this.#trainer.terminate();
        failExperiment(this.runs, event.failure);
        return;
      default:
        unreachable(event);
    }
  }
}

/**
 * After such a failure the next start gets a new worker: the engine may hang at its next call, and a
 * worker does not import a second time what it failed to import once.
 */
function isWorkerSpent({ kind }: Failure): boolean {
  const spent: readonly Failure["kind"][] = [
    "device-lost",
    "out-of-memory",
    "internal",
    "download",
  ];
  return spent.includes(kind);
}
