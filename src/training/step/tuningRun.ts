import type { RateChange } from "../../experiment/rateChanges.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import type { Parameterization } from "../../recipes/parameterization.ts";
import type { Tuning } from "../../recipes/tuning.ts";
import type { Program } from "../../runtime/runtime.ts";
import { restoreTensors, stateTensors, tensorsOnDevice } from "../checkpoint/runState.ts";
import type { RunState } from "../checkpoint/runState.ts";
import type { BatchPartsOptions } from "./batchParts.ts";
import { BatchParts } from "./batchParts.ts";
import { KeptLeaves } from "./keptLeaves.ts";
import { LivePeak } from "./livePeak.ts";
import { LeafUpdater, leafStarts } from "./leafUpdater.ts";
import type { LossReading } from "./lossLog.ts";
import { LossLog } from "./lossLog.ts";
import { measuredModel } from "./measuredModel.ts";
import { MergedWeights } from "./mergedWeights.ts";
import type { Pretrained } from "../pretrained.ts";
import type { MeasuredModel, Run, Tensors } from "../run.ts";
import { learningRateAt } from "./schedule.ts";
import type { StepGraph } from "./stepGraph.ts";
import type { TensorScope } from "../tensorScope.ts";

export interface TuningRunOptions {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly tuning: Tuning;
  readonly parameterization: Parameterization;
  readonly stepGraph: StepGraph;
  readonly program: Program;
  /** What the step graph reads besides its leaves, and pre-trained weights that are measured as they are. */
  readonly inputs: Tensors;
  /** Where `gradient/<leaf>` of the step graph goes; runs that take turns may share it. */
  readonly gradients: Tensors;
  /** Where a batch is computed in parts, and where the gradients of a part go; absent: at once. */
  readonly parts?: Omit<BatchPartsOptions, "terms"> | undefined;
  /** Where leaves start that do not start as their declaration says. */
  readonly starts?: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  /** Adam's; absent: the usual one. */
  readonly epsilon?: number;
  /** Where an earlier run of the same was. */
  readonly restored?: RunState | undefined;
}

/** A run of a Tuning: its leaves, their average where there is one, and the model that they give. */
export class TuningRun implements Run {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly #scope: TensorScope;
  readonly #pretrained: Pretrained;
  readonly #options: TuningRunOptions;
  readonly #updater: LeafUpdater;
  readonly #log: LossLog;
  readonly #merged: MergedWeights;
  /** The moving average of the leaves; null for a method without. */
  readonly #average: Tensors | null;
  readonly #kept: KeptLeaves;
  readonly #peak: LivePeak;

  private constructor(
    scope: TensorScope,
    pretrained: Pretrained,
    options: TuningRunOptions,
    merged: MergedWeights,
  ) {
    const { runId, spec, stepGraph, program, gradients, tuning, starts, epsilon } = options;
    this.runId = runId;
    this.spec = spec;
    this.#scope = scope;
    this.#peak = new LivePeak(spec);
    this.#kept = new KeptLeaves(scope);
    this.#pretrained = pretrained;
    this.#options = options;
    this.#merged = merged;
    const declared = leafStarts(stepGraph.leaves, pretrained.weights, spec.seed);
    const start = new Map([...declared, ...(starts ?? [])]);
    const { weightDecay } = spec;
    const parts =
      options.parts && new BatchParts(scope, { ...options.parts, terms: stepGraph.terms.length });
    this.#updater = new LeafUpdater(scope, {
      ...{ step: stepGraph, program, start, gradients, weightDecay, epsilon, parts },
    });
    this.#average = tuning.average ? tensorsOf(scope, stepGraph, (name) => start.get(name)!) : null;
    const terms = stepGraph.terms.map(({ name }) => name);
    this.#log = new LossLog(scope, spec, terms, this.#peak);
  }

  /** Everything on the device belongs to `scope`. Runs the step graph once: what compiles lazily is compiled then. */
  static async create(
    scope: TensorScope,
    pretrained: Pretrained,
    options: TuningRunOptions,
  ): Promise<TuningRun> {
    const { parameterization, inputs } = options;
    const merged = await MergedWeights.create(scope, parameterization, pretrained, inputs);
    const run = new TuningRun(scope, pretrained, options, merged);
    if (options.restored) await run.#restore(options.restored);
    await run.#updater.compute(inputs, run.#log.next, 0);
    await scope.runtime.read(run.#log.next.loss);
    return run;
  }

  get steps(): number {
    return this.#log.steps;
  }

  get pending(): number {
    return this.#log.pending;
  }

  get trainedParameters(): number {
    return this.#updater.elements;
  }

  async update(step: number): Promise<void> {
    const { spec, tuning, inputs } = this.#options;
    const learningRate = this.#peak.at(step);
    const tower = learningRateAt(step, { ...spec, learningRate }) * (tuning.rateFactor ?? 1);
    const rates = { tower, head: tower * spec.headLearningRateFactor };
    await this.#updater.update(inputs, this.#log.next, (step + 1) / spec.steps, rates);
    this.#log.add(step, tower);
    const { average } = tuning;
    if (!average || !this.#average) return;
    for (const [name, mean] of Object.entries(this.#average))
      this.#scope.runtime.blend(mean, this.#updater.leaves[name]!, 1 - average.decay);
  }

  reschedule(changes: readonly RateChange[]): void {
    this.#peak.changes = changes;
  }

  /** By leaf name, as they train. */
  get leaves(): Tensors {
    return this.#updater.leaves;
  }

  read(): Promise<LossReading> {
    return this.#log.read(this.#updater.optimizer);
  }

  record(reading: LossReading, elapsedMs: number) {
    return this.#log.record(reading, elapsedMs);
  }

  measured(): Promise<MeasuredModel> {
    const { tuning } = this.#options;
    const { runtime } = this.#scope;
    return measuredModel(runtime, this.#pretrained, tuning, this.#merged, this.#source);
  }

  keep(): void {
    this.#kept.keep(this.#average ?? this.#updater.leaves);
  }

  get state(): RunState {
    const { runtime } = this.#scope;
    const { optimizerSteps, state } = this.#updater;
    const average = tensorsOnDevice(runtime, this.#average);
    const kept = tensorsOnDevice(runtime, this.#kept.tensors);
    const { steps, trainingMs } = this.#log;
    return {
      ...{ steps, trainingMs, optimizerSteps },
      tensors: stateTensors({ ...state, average, kept }),
    };
  }

  useKept(): void {
    this.#kept.use();
  }

  async dispose(): Promise<void> {
    await this.#scope.dispose();
  }

  async #restore(state: RunState): Promise<void> {
    await this.#updater.restore(state);
    await restoreTensors(this.#scope.runtime, state, "average", this.#average ?? {});
    await this.#kept.restore(state, this.#updater.leaves);
    this.#log.restore(state);
  }

  /** The leaves that are measured. */
  get #source(): Tensors {
    return this.#kept.instead(this.#average ?? this.#updater.leaves);
  }
}

/** A tensor for each leaf. */
function tensorsOf(
  scope: TensorScope,
  { leaves }: StepGraph,
  start?: (name: string) => Float32Array<ArrayBuffer>,
): Tensors {
  return Object.fromEntries(
    leaves.map(({ name, shape }) => [name, scope.tensor(shape, start?.(name))]),
  );
}
