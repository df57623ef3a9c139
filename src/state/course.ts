import type { RestoreCause } from "../experiment/record.ts";
import type { Failure } from "../shared/failure.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import type { TrainerApi } from "../workers/protocol.ts";
import type { Interrupted, KeepingStore, Start } from "./keeping.ts";
import { Recovery } from "./recovery.ts";
import { hasEnded } from "./run.ts";
import type { RunKeeper } from "./runKeeper.ts";
import { failExperiment, pauseRuns, stepOf } from "./runs.ts";
import type { RunsStore } from "./runs.ts";

export interface CourseParts {
  readonly trainer: TrainerApi;
  readonly runs: RunsStore;
  readonly keeping: KeepingStore;
  readonly keeper: RunKeeper;
  readonly site: () => SitePlace;
  /** How much memory an experiment may take. */
  readonly budgetBytes: () => number;
  readonly recovery?: Recovery;
}

/** The experiment that runs, from its start to its end, however often it breaks off between. */
export class Course {
  readonly #parts: CourseParts;
  readonly #recovery: Recovery;
  #current: { readonly start: Start; readonly experimentId: string; isSaved: boolean } | null =
    null;
  /** Taken away before they had ended, and not yet brought back or let go. */
  #aside: readonly Interrupted[] = [];

  constructor(parts: CourseParts) {
    this.#parts = parts;
    this.#recovery = parts.recovery ?? new Recovery();
  }

  /** Its runs are in the store already. */
  begin(start: Start, experimentId: string): void {
    this.#current = { start, experimentId, isSaved: false };
    this.#parts.keeper.open(start, experimentId);
    this.#send(start, null);
  }

  /** One that broke off, from where it was saved. */
  goOn(interrupted: Interrupted): void {
    const { start, experimentId } = interrupted;
    this.#forget(interrupted);
    this.#current = { start, experimentId, isSaved: true };
    // The last runs are those that the page tells of.
    this.#parts.runs.setState(({ runs }) => ({
      runs: [
        ...runs.filter(({ id }) => !start.runIds.includes(id)),
        ...runs.filter(({ id }) => start.runIds.includes(id)),
      ],
    }));
    this.#send(start, "resumed");
  }

  /** The device is known: so is then where the runs were made. */
  deviceKnown(): void {
    if (this.#current) this.#parts.keeper.open(this.#current.start, this.#current.experimentId);
  }

  /** Whether a run is one of the experiment that runs. */
  isOf(runId: string): boolean {
    return this.#current?.start.runIds.includes(runId) ?? false;
  }

  /** Leaves one that broke off as it is: its runs count as stopped. */
  giveUp(interrupted: Interrupted): void {
    const { runs, keeper } = this.#parts;
    const { start } = interrupted;
    this.#forget(interrupted);
    runs.setState((state) => ({
      runs: state.runs.map((run) =>
        start.runIds.includes(run.id) && !hasEnded(run)
          ? { ...run, state: { status: "stopped" } }
          : run,
      ),
    }));
    keeper.close(start);
  }

  /** All that happened so far outlasts the worker. */
  saved(): void {
    if (this.#current) this.#current.isSaved = true;
    this.#parts.keeping.setState({ unsaved: null });
  }

  /** Where it can, the experiment goes on by itself; else its runs fail, and a person may let it go on. */
  failed(failure: Failure): void {
    const { trainer, runs, keeping } = this.#parts;
    if (isWorkerSpent(failure)) trainer.terminate();
    const current = this.#current;
    const cause = current && this.#recovery.recover(failure);
    if (cause) {
      const wasPaused = runs.getState().status === "paused";
      this.#send(current.start, cause);
      if (wasPaused) trainer.send({ type: "pause" });
      return;
    }
    const interrupted = this.#breakOff();
    keeping.setState((state) => ({ interrupted: [...state.interrupted, ...interrupted] }));
    failExperiment(runs, this.#recovery.giveUp(failure), current?.start.runIds ?? []);
  }

  /** The worker has nothing to do any more. */
  idle(): void {
    const { runs, keeper } = this.#parts;
    const { start } = this.#current ?? {};
    this.#current = null;
    const all = runs.getState().runs;
    if (start && all.every((run) => !start.runIds.includes(run.id) || hasEnded(run)))
      keeper.close(start);
  }

  /**
   * Ends what runs, and takes it and all that broke off away.
   * @returns the ids of the runs that {@link takeUp} can bring back.
   */
  setAside(): readonly string[] {
    const { trainer, keeping, keeper } = this.#parts;
    trainer.terminate();
    if (this.#current && !this.#current.isSaved) keeper.close(this.#current.start);
    const taken = [...keeping.getState().interrupted, ...this.#breakOff()];
    for (const { start } of taken) keeper.setAside(start, true);
    keeping.setState({ interrupted: [] });
    this.#aside = [...this.#aside, ...taken];
    return taken.flatMap(({ start }) => start.runIds);
  }

  /** What was set aside of these runs, which are there again, can be gone on with. */
  takeUp(runIds: readonly string[]): void {
    const { keeping, keeper, runs } = this.#parts;
    const back = this.#takeOut(runIds);
    for (const { start } of back) {
      keeper.setAside(start, false);
      pauseRuns(runs, start.runIds);
    }
    keeping.setState(({ interrupted }) => ({ interrupted: [...interrupted, ...back] }));
  }

  /** What was set aside of these runs is gone for good. */
  letGo(runIds: readonly string[]): void {
    for (const { start } of this.#takeOut(runIds)) this.#parts.keeper.close(start);
  }

  /** Takes out what is aside of these runs. */
  #takeOut(runIds: readonly string[]): readonly Interrupted[] {
    const isOf = ({ start }: Interrupted) => start.runIds.some((id) => runIds.includes(id));
    const found = this.#aside.filter(isOf);
    this.#aside = this.#aside.filter((one) => !isOf(one));
    return found;
  }

  /** What runs runs no more; it can go on where it was saved. */
  #breakOff(): Interrupted[] {
    const current = this.#current;
    this.#current = null;
    if (!current?.isSaved) return [];
    const { start, experimentId } = current;
    return [{ start, experimentId, step: stepOf(this.#parts.runs, start.runIds) }];
  }

  #send(start: Start, resume: RestoreCause | null): void {
    const { trainer, runs, site, budgetBytes } = this.#parts;
    runs.setState({ status: "loading", failure: null });
    trainer.send({ ...start, resume, site: site(), budgetBytes: budgetBytes() });
  }

  #forget(interrupted: Interrupted): void {
    this.#parts.keeping.setState((state) => ({
      interrupted: state.interrupted.filter((one) => one !== interrupted),
    }));
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
