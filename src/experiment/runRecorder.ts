import { packHistory } from "./changedHistory.ts";
import type { ChangedAt } from "./changedHistory.ts";
import type { RunEvent } from "./record.ts";
import type { Evaluation, Mark, Preparation, RecordedRun, RecordedTexts } from "./recording.ts";
import { unreachable } from "../shared/unreachable.ts";

/** Collects what one run tells into the record of it. */
export class RunRecorder {
  #identity: Pick<RecordedRun, "id" | "recipe" | "label" | "spec">;
  readonly #prepared: Preparation[] = [];
  readonly #evaluations: Evaluation[] = [];
  readonly #texts: RecordedTexts[] = [];
  readonly #changedAt: ChangedAt[] = [];
  readonly #step: number[] = [];
  readonly #loss: number[] = [];
  readonly #learningRate: number[] = [];
  readonly #trainingMs: number[] = [];
  readonly #terms: Record<string, number[]> = {};
  readonly #marks: Mark[] = [];
  #state: RecordedRun["state"] = { status: "waiting" };
  #made = 0;
  #warmupMs: number | null = null;
  #trainedParameters: number | null = null;
  #changed: RecordedRun["changed"] = [];

  constructor(identity: Pick<RecordedRun, "id" | "recipe" | "label" | "spec">) {
    this.#identity = identity;
  }

  /** Takes the next event of the run. */
  record(event: RunEvent): void {
    switch (event.type) {
      case "started":
        this.#state = { status: "training" };
        this.#warmupMs = event.warmupMs;
        this.#trainedParameters = event.trainedParameters;
        return;
      case "prepared":
        this.#prepared.push({ title: event.title, steps: event.steps, loss: event.loss });
        return;
      case "steps":
        this.#append(event);
        return;
      case "texts":
        this.#texts.push({ step: event.step, texts: event.texts });
        return;
      case "evaluated": {
        const { step, domains, evaluationMs, changed } = event;
        this.#evaluations.push({ step, domains, evaluationMs });
        this.#changed = changed;
        this.#changedAt.push({ step, changed });
        return;
      }
      case "rescheduled": {
        const { spec } = this.#identity;
        this.#identity = { ...this.#identity, spec: { ...spec, rateChanges: event.rateChanges } };
        return;
      }
      case "features":
      case "ingredient":
      case "resumed":
        return;
      case "restored":
        this.#cut(event.step);
        this.#marks.push({ step: event.step, kind: event.after });
        return;
      case "paused":
        this.#state = { status: "paused" };
        return;
      case "finished":
        this.#state = { status: "finished", results: event.results };
        this.#made = event.step;
        this.#changed = event.changed;
        return;
      case "stopped":
        this.#state = { status: "stopped" };
        this.#made = event.step;
        return;
      case "failed":
        this.#state = { status: "failed", failure: event.failure };
        this.#made = event.step;
        return;
      default:
        unreachable(event);
    }
  }

  /** The run as it has told so far. */
  get run(): RecordedRun {
    return {
      ...this.#identity,
      state: this.#state,
      step: this.#made,
      prepared: this.#prepared,
      warmupMs: this.#warmupMs,
      trainedParameters: this.#trainedParameters,
      metrics: {
        step: this.#step,
        loss: this.#loss,
        learningRate: this.#learningRate,
        trainingMs: this.#trainingMs,
        terms: this.#terms,
      },
      evaluations: this.#evaluations,
      texts: this.#texts,
      changed: this.#changed,
      changedHistory: packHistory(this.#changedAt),
      marks: this.#marks,
    };
  }

  #append({ records }: Extract<RunEvent, { readonly type: "steps" }>): void {
    for (const { step, loss, learningRate, trainingMs, terms } of records) {
      this.#step.push(step);
      this.#loss.push(loss);
      this.#learningRate.push(learningRate);
      this.#trainingMs.push(trainingMs);
      for (const [name, value] of Object.entries(terms)) (this.#terms[name] ??= []).push(value);
      this.#made = step;
    }
  }

  /** What was told of updates after `step` is void. */
  #cut(step: number): void {
    const count = this.#step.findLastIndex((one) => one <= step) + 1;
    const columns = [this.#step, this.#loss, this.#learningRate, this.#trainingMs];
    for (const column of [...columns, ...Object.values(this.#terms)]) column.length = count;
    // At step 0 the zero-shot evaluation is told again as well.
    const last = step === 0 ? -1 : step;
    for (const told of [this.#evaluations, this.#texts, this.#changedAt])
      told.splice(told.findLastIndex((one) => one.step <= last) + 1);
    this.#made = step;
    if (step === 0) this.#prepared.length = 0;
  }
}
