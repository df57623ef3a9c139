import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { RunEvent } from "../experiment/record.ts";
import type { Failure } from "../shared/failure.ts";
import { unreachable } from "../shared/unreachable.ts";
import type { ExperimentStatus } from "../workers/protocol.ts";
import { MetricLog } from "./metricLog.ts";
import { reduceRun } from "./reduceRun.ts";
import { hasEnded } from "./run.ts";
import type { Run } from "./run.ts";

export interface RunsState {
  /** In the order they were started. */
  readonly runs: readonly Run[];
  readonly status: ExperimentStatus;
  /** Why the last experiment could not go on; null while all is well. */
  readonly failure: Failure | null;
}

export type RunsStore = StoreApi<RunsState>;

export function createRunsStore(): RunsStore {
  return createStore<RunsState>(() => ({ runs: [], status: "idle", failure: null }));
}

/** Metrics by run, beside the store because they change with every message. */
export class MetricLogs {
  readonly #logs = new Map<string, MetricLog>();

  of(runId: string): MetricLog {
    const log = this.#logs.get(runId) ?? new MetricLog();
    this.#logs.set(runId, log);
    return log;
  }

  forget(runId: string): void {
    this.#logs.delete(runId);
  }
}

export function applyRunEvents(
  store: RunsStore,
  logs: MetricLogs,
  events: readonly RunEvent[],
): void {
  for (const event of events) logEvent(logs.of(event.runId), event);
  store.setState(({ runs }) => ({
    runs: runs.map((run) => events.filter((e) => e.runId === run.id).reduce(reduceRun, run)),
  }));
}

function logEvent(log: MetricLog, event: RunEvent): void {
  switch (event.type) {
    case "steps":
      log.append(event.records);
      return;
    case "evaluated":
      log.appendEvaluation(event);
      return;
    case "restored":
      log.cut(event.step);
      return;
    case "started":
    case "features":
    case "prepared":
    case "rescheduled":
    case "texts":
    case "ingredient":
    case "paused":
    case "resumed":
    case "finished":
    case "stopped":
    case "failed":
      return;
    default:
      unreachable(event);
  }
}

/** Of these runs, those that have not ended wait for a person to let them go on. */
export function pauseRuns(store: RunsStore, runIds: readonly string[]): void {
  store.setState(({ runs }) => ({
    runs: runs.map((run) =>
      runIds.includes(run.id) && !hasEnded(run) ? { ...run, state: { status: "paused" } } : run,
    ),
  }));
}

/** Updates that those of these runs have made that have not ended. */
export function stepOf(store: RunsStore, runIds: readonly string[]): number {
  const open = store.getState().runs.filter((run) => runIds.includes(run.id) && !hasEnded(run));
  return Math.max(0, ...open.map(({ step }) => step));
}

/** An experiment cannot go on: those of its runs that have not ended fail with it. */
export function failExperiment(
  store: RunsStore,
  failure: Failure,
  runIds: readonly string[],
): void {
  store.setState(({ runs }) => ({
    status: "idle",
    failure,
    runs: runs.map((run) =>
      runIds.includes(run.id) && !hasEnded(run)
        ? { ...run, state: { status: "failed", failure } }
        : run,
    ),
  }));
}
