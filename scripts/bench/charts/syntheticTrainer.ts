import type { DomainResults, RunEvent, StepRecord } from "../../../src/experiment/record.ts";
import { RandomStream } from "../../../src/shared/random.ts";
import type {
  Command,
  RequestName,
  Requests,
  TrainerApi,
  WorkerEvent,
} from "../../../src/workers/protocol.ts";

/**
 * Tells of runs that never were: noise around falling curves, at once or bit by bit. For timing and
 * looking at the page alone.
 */
export class SyntheticTrainer implements TrainerApi {
  readonly #domains: readonly string[];
  /** Updates that a run has made before the page hears of it; the others come in with {@link advance}. */
  readonly #headStart: number;
  readonly #listeners = new Set<(event: WorkerEvent) => void>();
  #running: Extract<Command, { type: "start" }> | null = null;
  #step = 0;

  constructor(domains: readonly string[], headStart: number) {
    this.#domains = domains;
    this.#headStart = headStart;
  }

  send(command: Command): void {
    if (command.type !== "start") return;
    this.#running = command;
    this.#step = 0;
    queueMicrotask(() => {
      this.#say({ type: "status", status: "training" });
      this.#tell(
        command.runIds.map((runId, i) => ({
          type: "started",
          runId,
          recipe: command.spec.recipes[i]!,
          warmupMs: 0,
          trainedParameters: 1,
        })),
      );
      this.#tell(command.runIds.map((runId) => this.#evaluated(runId, 0)));
      this.advance(Math.min(this.#headStart, command.spec.steps));
    });
  }

  /** Makes `count` more updates of every run. */
  advance(count: number): void {
    const running = this.#running;
    if (!running) return;
    const { spec, runIds } = running;
    const to = Math.min(spec.steps, this.#step + count);
    const every = Math.max(1, Math.round(spec.steps / spec.evaluations));
    for (const runId of runIds) {
      const records: StepRecord[] = [];
      for (let step = this.#step + 1; step <= to; step++)
        records.push(record(step, spec.steps, runId, spec.seed));
      this.#tell([{ type: "steps", runId, records }]);
      for (let step = this.#step + 1; step <= to; step++)
        if (step % every === 0) this.#tell([this.#evaluated(runId, step)]);
    }
    this.#step = to;
    if (to < spec.steps) return;
    this.#running = null;
    this.#tell(runIds.map((runId, i) => this.#finished(runId, spec.recipes[i]!, to)));
    this.#say({ type: "status", status: "idle" });
  }

  ask<K extends RequestName>(name: K): Promise<Requests[K]["result"]> {
    return Promise.reject(new Error(`the bench answers no '${name}'`));
  }

  onEvent(listener: (event: WorkerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#running = null;
  }

  #tell(events: readonly RunEvent[]): void {
    this.#say({ type: "run", events });
  }

  #say(event: WorkerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #evaluated(runId: string, step: number): RunEvent {
    const domains = this.#results(runId, step);
    return { type: "evaluated", runId, step, domains, changed: [], evaluationMs: 10 };
  }

  #finished(runId: string, recipe: RunEventRecipe, step: number): RunEvent {
    const results = {
      recipe,
      steps: step,
      measuredStep: step,
      split: "test",
      zeroShot: this.#results(runId, 0),
      tuned: this.#results(runId, step),
      batchHash: "",
      textHash: null,
    } as const;
    return { type: "finished", runId, step, results, changed: [] };
  }

  #results(runId: string, step: number): DomainResults {
    return Object.fromEntries(
      this.#domains.map((id, i) => {
        const random = new RandomStream(step, `${runId}/${id}`);
        const n = 96;
        const drift = step === 0 ? 0 : Math.log1p(step) / 60;
        const share =
          0.7 + (i === 0 ? drift : -drift / 2) + (step === 0 ? 0 : 0.03 * random.normal());
        const correct = Math.round(n * Math.min(1, Math.max(0, share)));
        const energyGap = step === 0 ? 0 : 2 + i / 4 + 0.2 * random.normal();
        const result = { n, correct, accuracy: correct / n, nll: 1.2 - share, energyGap };
        return [id, { ...result, featureDistortion: 0.1 }];
      }),
    );
  }
}

type RunEventRecipe = Extract<RunEvent, { type: "started" }>["recipe"];

function record(step: number, steps: number, runId: string, seed: number): StepRecord {
  const random = new RandomStream(step + 7919 * seed, runId);
  const fall = 2 * Math.exp((-4 * step) / steps) + 0.1;
  const noise = Math.exp(0.5 * random.normal());
  const terms = { cross_entropy: fall * noise, lipsum: 0.2 * (1.1 - fall / 2.1) * noise };
  const loss = terms.cross_entropy + terms.lipsum;
  return { step, loss, terms, learningRate: 1e-3, trainingMs: 150 * step };
}
