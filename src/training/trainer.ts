import type { Split } from "../data/dataset.ts";
import { rateChangesOf } from "../experiment/rateChanges.ts";
import type { RunEvent } from "../experiment/record.ts";
import { changedPredictions } from "./measuring/changedPredictions.ts";
import type { DomainPictures } from "./measuring/embedder.ts";
import { EvaluationBudget } from "./measuring/evaluationBudget.ts";
import type { Evaluation } from "./measuring/evaluator.ts";
import type { GroupState, MemberState } from "./checkpoint/checkpoint.ts";
import type { Progress } from "./checkpoint/progress.ts";
import type { ExperimentOptions } from "./experimentOptions.ts";
import type { Member, RunGroup } from "./runGroup.ts";
import type { Selection } from "./selection.ts";
import type { Snapshot } from "./snapshots.ts";
import { evaluationSteps } from "./step/schedule.ts";
import { maxPendingSteps } from "./step/lossLog.ts";
import { exportWeights } from "./exportWeights.ts";
import type { Workbench } from "./workbench.ts";
import { said } from "../shared/said.ts";

/** How far apart in time losses are read, as long as one update takes less. */
const readEveryMs = 100;
const textsShown = 6;
/** Pictures whose prediction changed that are told at most. */
export const changedShown = 24;

export interface Measures {
  readonly bench: Workbench;
  /** For the curves: a subset of the validation pictures. */
  readonly live: readonly DomainPictures[];
  /** Null where the last weights are measured. */
  readonly selection: Selection | null;
  /** For the results: every picture of a split. */
  readonly final: { readonly split: Split; readonly domains: readonly DomainPictures[] };
}

export interface TrainOptions extends Omit<ExperimentOptions, "checkpoints" | "from"> {
  /** Where the group was when it was saved, if it goes on from there. */
  readonly from?: GroupState | null;
  /** Told when the group may be saved; absent for what is not saved in its midst. */
  readonly progress?: Pick<Progress, "isDue" | "save" | "reschedule" | "specFor">;
}

/** Trains a group to its end and disposes of it. See `runExperiment`. */
export async function* trainGroup(
  group: RunGroup,
  measures: Measures,
  options: TrainOptions,
): AsyncGenerator<RunEvent> {
  const { snapshots, rate } = options;
  const trainer = new Trainer(group, measures, options);
  let isReturned = true;
  try {
    if (snapshots) snapshots.source = (runId) => trainer.snapshot(runId);
    if (rate) rate.taker = (learningRate) => trainer.reschedule(learningRate);
    yield* trainer.train();
    isReturned = false;
  } catch (error) {
    isReturned = false;
    throw error;
  } finally {
    // Whoever stops a run may want what it has learnt; after an error the device may be gone.
    try {
      if (isReturned) for (const member of group.members) await trainer.exportWeights(member);
    } finally {
      if (snapshots) snapshots.source = null;
      if (rate) rate.taker = null;
      await group.dispose();
    }
  }
}

class Trainer {
  readonly #group: RunGroup;
  readonly #measures: Measures;
  readonly #options: TrainOptions;
  /** The best accuracy on the selection set so far, and the step of the weights that are kept, by run. */
  readonly #best = new Map<Member, NonNullable<MemberState["best"]>>();
  /** Time of training that is not yet told in records. */
  #untoldMs = 0;
  /** Updates made by every run. */
  #made: number;
  /** Updates between two reads. Learnt, since a GPU is called long before it has computed. */
  #window = 1;

  constructor(group: RunGroup, measures: Measures, options: TrainOptions) {
    this.#group = group;
    this.#measures = measures;
    this.#options = options;
    this.#made = options.from?.step ?? 0;
    for (const member of group.members) {
      const best = options.from?.members.get(member.run.runId)?.best;
      if (best) this.#best.set(member, best);
    }
  }

  async *train(): AsyncGenerator<RunEvent> {
    const { spec, onStatus, progress } = this.#options;
    const group = this.#group;
    const budget = new EvaluationBudget(yield* this.#begin());
    const evaluateAfter = evaluationSteps(spec.steps, spec.evaluations);
    onStatus?.("training");
    for (let step = this.#made; step < spec.steps && group.members.length > 0; step++) {
      const start = performance.now();
      await group.update(step);
      this.#made = step + 1;
      const isLast = step + 1 === spec.steps;
      const isEvaluation = evaluateAfter.has(step + 1);
      const updateMs = performance.now() - start;
      this.#untoldMs += updateMs;
      budget.trained(updateMs);
      if (isEvaluation || isLast || this.#mustRead()) budget.trained(yield* this.#read());
      // Whatever the time, or else slower machines would choose other weights.
      if (isEvaluation || isLast) await this.#select(step + 1);
      if (isLast || (isEvaluation && budget.allows())) {
        onStatus?.("evaluating");
        budget.evaluated(yield* this.#evaluateLive(step + 1));
        onStatus?.("training");
      }
      const isRead = group.members.every(({ run }) => run.pending === 0);
      if (isRead && progress?.isDue()) await this.#save(step + 1);
    }
    for (const member of group.members) {
      yield await this.#finish(member);
      await this.#save(spec.steps);
    }
  }

  async #save(step: number): Promise<void> {
    await this.#options.progress?.save(() => {
      const members = this.#group.members.map((member) => {
        const best = this.#best.get(member) ?? null;
        return [member.run.runId, { ...member.run.state, best }] as const;
      });
      return members.length > 0 ? { step, members: new Map(members) } : null;
    });
  }

  /** Tells the start of every run that starts here; returns the time that a live evaluation of all takes. */
  async *#begin(): AsyncGenerator<RunEvent, number> {
    const { members } = this.#group;
    const isStart = !this.#options.from;
    for (const { run, warmupMs, preparations } of isStart ? members : []) {
      const { runId, trainedParameters, spec } = run;
      yield { type: "started", runId, recipe: spec.recipe, warmupMs, trainedParameters };
      for (const preparation of preparations) yield { type: "prepared", runId, ...preparation };
    }
    this.#options.onStatus?.("evaluating");
    const start = performance.now();
    const { bench, live } = this.#measures;
    const { domains } = await bench.evaluator.zeroShot(live);
    const evaluationMs = performance.now() - start;
    for (const member of isStart ? members : []) {
      const { runId } = member.run;
      // Before the first update every run is the zero-shot model.
      yield { type: "evaluated", runId, step: 0, domains, changed: [], evaluationMs };
      yield* this.#tellTexts(member, 1);
    }
    return evaluationMs * members.length;
  }

  #mustRead(): boolean {
    const pending = this.#group.members[0]?.run.pending ?? 0;
    return (
      pending >= this.#window ||
      this.#untoldMs >= readEveryMs ||
      (this.#options.isStepping?.() ?? false)
    );
  }

  /** Tells the pending updates of every run, and which of them failed; returns the time of reading. */
  async *#read(): AsyncGenerator<RunEvent, number> {
    const { members } = this.#group;
    const start = performance.now();
    const values = await Promise.all(members.map(({ run }) => run.read()));
    const readMs = performance.now() - start;
    const elapsedMs = this.#untoldMs + readMs;
    this.#untoldMs = 0;
    const fitting = Math.floor((values[0]!.pending.length * readEveryMs) / elapsedMs);
    this.#window = Math.max(1, Math.min(fitting, 2 * this.#window, maxPendingSteps));
    const share = this.#group.takeShares();
    const readings = members.map((member, i) => ({
      member,
      ...member.run.record(values[i]!, elapsedMs * share(member.run)),
    }));
    for (const { member, records, failure } of readings) {
      const { runId } = member.run;
      if (records.length > 0) yield { type: "steps", runId, records };
      if (!failure) continue;
      await this.exportWeights(member);
      const words = said("lastGoodKept", failure);
      yield { type: "failed", runId, step: member.run.steps, failure: { ...failure, ...words } };
      await this.#group.remove(member);
    }
    return readMs;
  }

  /**
   * Keeps the weights of runs that are no worse than the best so far on the selection set, but for its
   * slack. So in the end the latest are kept that are within it of the best of all: nothing after them was.
   */
  async #select(step: number): Promise<void> {
    const { bench, selection } = this.#measures;
    if (!selection) return;
    for (const member of this.#group.members) {
      const accuracy = await bench.evaluator.accuracy(
        await member.run.measured(),
        selection.pictures,
      );
      const best = Math.max(accuracy, this.#best.get(member)?.accuracy ?? 0);
      if (accuracy < best - selection.slack(best)) continue;
      this.#best.set(member, { step, accuracy: best });
      member.run.keep();
    }
  }

  async *#evaluateLive(step: number): AsyncGenerator<RunEvent, number> {
    let totalMs = 0;
    for (const member of this.#group.members) {
      const start = performance.now();
      const { live } = this.#measures;
      const tuned = await this.#evaluate(member, live);
      const changed = await this.#changed(live, "val", tuned);
      const evaluationMs = performance.now() - start;
      totalMs += evaluationMs;
      const { runId } = member.run;
      yield { type: "evaluated", runId, step, domains: tuned.domains, changed, evaluationMs };
      yield* this.#tellTexts(member, step);
    }
    return totalMs;
  }

  *#tellTexts({ run, texts }: Member, step: number): Generator<RunEvent> {
    if (texts) yield { type: "texts", runId: run.runId, step, texts: texts.sample(textsShown) };
  }

  async #finish(member: Member): Promise<RunEvent> {
    this.#options.onStatus?.("evaluating");
    const { run, texts } = member;
    const { bench, final } = this.#measures;
    run.useKept();
    const tuned = await this.#evaluate(member, final.domains);
    const zeroShot = await bench.evaluator.zeroShot(final.domains);
    const changed = await this.#changed(final.domains, final.split, tuned);
    await this.exportWeights(member);
    await this.#group.remove(member);
    return {
      type: "finished",
      runId: run.runId,
      step: run.steps,
      results: {
        recipe: run.spec.recipe,
        steps: run.steps,
        measuredStep: this.#best.get(member)?.step ?? run.steps,
        split: final.split,
        zeroShot: zeroShot.domains,
        tuned: tuned.domains,
        batchHash: this.#group.batches.hash,
        textHash: texts?.hash ?? null,
      },
      changed,
    };
  }

  async #evaluate({ run }: Member, set: readonly DomainPictures[]): Promise<Evaluation> {
    return this.#measures.bench.evaluator.evaluate(await run.measured(), set);
  }

  async #changed(set: readonly DomainPictures[], split: Split, tuned: Evaluation) {
    const zeroShot = await this.#measures.bench.evaluator.zeroShot(set);
    return changedPredictions(set, split, zeroShot.predictions, tuned.predictions, changedShown);
  }

  async exportWeights(member: Member): Promise<void> {
    const { onWeights } = this.#options;
    if (onWeights) onWeights(member.run.runId, await this.#weights(member));
  }

  /** From the next update on this is the peak learning rate; the last update has been made: nothing. */
  reschedule(learningRate: number): readonly RunEvent[] {
    const { progress, spec } = this.#options;
    if (!progress || this.#made >= spec.steps) return [];
    const events = progress.reschedule({ after: this.#made, learningRate });
    for (const { run } of this.#group.members)
      run.reschedule(rateChangesOf(progress.specFor(run.runId)));
    return events;
  }

  /** A run of the group as it is now; null where it is not in it. */
  async snapshot(runId: string): Promise<Snapshot | null> {
    const member = this.#group.members.find(({ run }) => run.runId === runId);
    return member ? { step: member.run.steps, weights: await this.#weights(member) } : null;
  }

  async #weights({ run, scope }: Member): Promise<Uint8Array<ArrayBuffer>> {
    const { config } = this.#measures.bench.assets.model;
    return exportWeights(config, scope.runtime, await run.measured());
  }
}
