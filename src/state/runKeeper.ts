import { runOf } from "../archive/keptRun.ts";
import type { RunArchive } from "../archive/runArchive.ts";
import type { Environment } from "../experiment/recording.ts";
import { toFailure } from "../shared/failure.ts";
import type { Failure } from "../shared/failure.ts";
import type { KeepingStore, Start } from "./keeping.ts";
import { recordRun, restoreRuns } from "./recordedRuns.ts";
import { hasEnded } from "./run.ts";
import type { Run } from "./run.ts";
import type { MetricLogs, RunsStore } from "./runs.ts";

/** Runs that are kept, but for pinned ones, of which there may be more. */
const mostKept = 50;

export interface RunKeeperOptions {
  /** Null where the browser keeps nothing. */
  readonly archive: Promise<RunArchive | null>;
  readonly runs: RunsStore;
  readonly logs: MetricLogs;
  readonly keeping: KeepingStore;
  /** Where runs are made now; null before it is known. */
  readonly environment: () => Environment | null;
}

/** Lets the page's runs outlast it: each is kept when it has ended. */
export class RunKeeper {
  readonly #options: RunKeeperOptions;
  /** Experiment ids by the number that the page counts them with. */
  readonly #experimentIds = new Map<number, string>();
  /** Runs that are in the archive as they are. */
  readonly #kept = new Set<string>();
  /** Runs that were kept and then deleted. */
  readonly #removed = new Set<string>();
  /** What has to be written, one after the other. */
  #writing: Promise<void> = Promise.resolve();

  constructor(options: RunKeeperOptions) {
    this.#options = options;
    options.runs.subscribe(({ runs }) => this.#follow(runs));
  }

  /** Shows the runs of earlier visits, but those of the starts that are `open`; for a page that has none yet. */
  async load(open: readonly string[]): Promise<void> {
    const { keeping, logs, runs } = this.#options;
    const archive = await this.#options.archive;
    if (!archive) return;
    await archive.clean(mostKept);
    const listing = await archive.list();
    const kept = listing.runs.filter((one) => !open.some((id) => isOfStart(runOf(one).id, id)));
    const ids = [...new Set(kept.map(({ experimentId }) => experimentId))];
    const numberOf = (id: string) => ids.indexOf(id) + 1;
    ids.forEach((id) => this.#experimentIds.set(numberOf(id), id));
    const restored = kept.flatMap(({ experimentId, recording, isRecorded }) =>
      restoreRuns(recording, {
        experiment: numberOf(experimentId),
        prefix: "",
        logOf: (id) => logs.of(id),
        isRecorded,
        withWeights: new Set(isRecorded ? recording.runs.map(({ id }) => id) : []),
      }),
    );
    for (const { id } of restored) this.#kept.add(id);
    keeping.setState({
      unreadable: listing.problems.length,
      pinned: new Set(kept.filter(({ isPinned }) => isPinned).map((one) => runOf(one).id)),
    });
    runs.setState({ runs: restored });
  }

  /** What belongs to an experiment is kept under this id, its first start's. */
  experimentIdOf(experiment: number, startId: string): string {
    const known = this.#experimentIds.get(experiment) ?? startId;
    this.#experimentIds.set(experiment, known);
    return known;
  }

  /** The number of an experiment that is kept under this id; `next` where there is none. */
  experimentNumberOf(experimentId: string, next: number): number {
    const known = [...this.#experimentIds].find(([, id]) => id === experimentId)?.[0] ?? next;
    this.#experimentIds.set(known, experimentId);
    return known;
  }

  /** An experiment is started, or goes on: whoever finds it after a crash knows how. */
  open({ startId, force }: Start, experimentId: string): void {
    const environment = this.#options.environment();
    this.#write((archive) => archive.saveStart(startId, { experimentId, force, environment }));
  }

  /** An experiment has ended, once its runs are kept. */
  close({ startId }: Start): void {
    this.#write((archive) => archive.close(startId));
  }

  /** An experiment that has not ended is deleted, or that is taken back. */
  setAside({ startId }: Start, isAside: boolean): void {
    this.#write((archive) => archive.setAside(startId, isAside));
  }

  pin(runId: string, isPinned: boolean): void {
    const { keeping } = this.#options;
    const pinned = new Set(keeping.getState().pinned);
    if (isPinned) pinned.add(runId);
    else pinned.delete(runId);
    keeping.setState({ pinned });
    this.#write((archive) => archive.pin(runId, isPinned));
  }

  /** A run was thrown away to make room; the page has it until it is closed. */
  dropped(runId: string): void {
    const { runs, keeping } = this.#options;
    const run = runs.getState().runs.find(({ id }) => id === runId) ?? null;
    keeping.setState(({ dropped }) => ({ dropped: [...dropped, { id: runId, run }] }));
  }

  /** Resolves when all that was to be kept so far is, or could not be. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** What is deleted on the page is gone with the next visit; until then it can be taken back. */
  #follow(runs: readonly Run[]): void {
    const there = new Set(runs.map(({ id }) => id));
    for (const id of this.#kept)
      if (!there.has(id)) {
        this.#kept.delete(id);
        this.#removed.add(id);
        this.#write((archive) => archive.remove(id));
      }
    for (const id of this.#removed)
      if (there.has(id)) {
        this.#removed.delete(id);
        this.#kept.add(id);
        this.#write((archive) => archive.restore(id));
      }
    for (const run of runs) {
      // Somebody else's: its link or file keeps it, unless there are weights to use.
      if (run.isRecorded && !run.isWithWeights) continue;
      if (!hasEnded(run)) this.#kept.delete(run.id);
      else if (!this.#kept.has(run.id)) this.#save(run);
    }
  }

  #save(run: Run): void {
    this.#kept.add(run.id);
    const { logs, keeping } = this.#options;
    const environment = run.environment ?? this.#options.environment();
    // It ended before it began.
    if (!environment) return;
    const experimentId = this.#experimentIds.get(run.experiment) ?? run.id;
    const recording = {
      ...({ format: "lipsum-recording", version: 1, spec: run.spec } as const),
      environment,
      files: run.files ?? { model: null, data: null },
      runs: [recordRun(run, logs.of(run.id))],
    };
    const { isRecorded } = run;
    const isPinned = keeping.getState().pinned.has(run.id);
    this.#write((archive) => archive.save({ experimentId, recording, isRecorded, isPinned }));
  }

  #write(work: (archive: RunArchive) => Promise<void>): void {
    const write = async () => {
      const archive = await this.#options.archive;
      if (archive) await work(archive);
    };
    this.#writing = this.#writing.then(write).catch((thrown: unknown) => {
      this.#unsaved(toFailure(thrown));
    });
  }

  #unsaved(unsaved: Failure): void {
    this.#options.keeping.setState({ unsaved });
  }
}

/** Whether a run came from this start. */
function isOfStart(runId: string, startId: string): boolean {
  return runId.startsWith(`${startId}-`);
}
