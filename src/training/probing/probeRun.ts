import type { RateChange } from "../../experiment/rateChanges.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import { sizeOf } from "../../graph/graph.ts";
import type { Leaf } from "../../recipes/parameterization.ts";
import type { Arrays } from "../../recipes/probing.ts";
import type { DeviceTensor } from "../../runtime/runtime.ts";
import { tensorsInMemory } from "../../clip/tensorSource.ts";
import { readState, stateTensors, tensorsOnDevice } from "../checkpoint/runState.ts";
import type { RunState } from "../checkpoint/runState.ts";
import { KeptLeaves } from "../step/keptLeaves.ts";
import { LivePeak } from "../step/livePeak.ts";
import type { LossReading } from "../step/lossLog.ts";
import { LossLog } from "../step/lossLog.ts";
import type { Preparation, PreparationOptions, Prepared } from "./preparation.ts";
import { prepare } from "./preparation.ts";
import { StageUpdater } from "./probeStage.ts";
import type { MeasuredModel, Run } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";

const projectionName = "visual_projection.weight";

export interface ProbeRunOptions extends PreparationOptions {
  readonly runId: string;
  /** Where an earlier run of the same was: its stages before the last are not run again. */
  readonly restored?: RunState | undefined;
}

/** A run of a Probing: the updates of its last stage, and the model that the leaves give. */
export class ProbeRun implements Run {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly preparations: readonly Preparation[];
  readonly #options: ProbeRunOptions;
  readonly #scope: TensorScope;
  /** What the leaves were when the last stage began. */
  readonly #start: Arrays;
  readonly #updater: StageUpdater;
  readonly #peak: LivePeak;
  readonly #log: LossLog;
  /** The projection of the measured model; made when a result first has one. */
  #projection: DeviceTensor | null = null;
  readonly #kept: KeptLeaves;

  private constructor(
    scope: TensorScope,
    options: ProbeRunOptions,
    updater: StageUpdater,
    peak: LivePeak,
    { leaves, preparations }: Prepared,
  ) {
    const { runId, spec } = options;
    this.runId = runId;
    this.spec = spec;
    this.preparations = preparations;
    this.#start = leaves;
    this.#options = options;
    this.#scope = scope;
    this.#kept = new KeptLeaves(scope);
    this.#updater = updater;
    this.#log = new LossLog(scope, spec, updater.terms, peak);
    this.#peak = peak;
  }

  /** Runs all stages but the last, and sets that up. Everything on the device belongs to `scope`. */
  static async create(scope: TensorScope, options: ProbeRunOptions): Promise<ProbeRun> {
    const { probing, bank, spec, pretrained, restored } = options;
    const last = probing.stages.length - 1;
    const leaves = probing.leaves(pretrained);
    const prepared = restored
      ? { leaves: await startOf(restored, leaves), preparations: [] }
      : await prepare(scope.runtime, options, last);
    const peak = new LivePeak(spec);
    const updater = await StageUpdater.create(scope, {
      peak,
      stage: probing.stages[last]!,
      leaves,
      start: prepared.leaves,
      ...{ bank, spec, size: pretrained },
    });
    const run = new ProbeRun(scope, options, updater, peak, prepared);
    if (restored) await run.#restore(restored);
    await updater.warmUp(run.#log.next);
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
    const learningRate = await this.#updater.update(step, this.#log.next);
    this.#log.add(step, learningRate);
  }

  /** Of the last stage alone: the stages before follow the peak that the spec begins with. */
  reschedule(changes: readonly RateChange[]): void {
    this.#peak.changes = changes;
  }

  read(): Promise<LossReading> {
    return this.#log.read(this.#updater.optimizer);
  }

  record(reading: LossReading, elapsedMs: number) {
    return this.#log.record(reading, elapsedMs);
  }

  async measured(): Promise<MeasuredModel> {
    const { probing, bank, pretrained } = this.#options;
    const { head, bias, projection } = probing.result(await this.#leaves(), bank);
    return {
      tower: {
        ...pretrained.tower.hold(),
        ...(projection && { [projectionName]: this.#write(projection) }),
      },
      textTower: null,
      head: head ?? bank.zeroShotHead,
      bias: bias ?? null,
      logitScale: pretrained.logitScale,
    };
  }

  keep(): void {
    this.#kept.keep(this.#updater.leaves);
  }

  get state(): RunState {
    const { optimizerSteps, state, leaves } = this.#updater;
    const kept = tensorsOnDevice(this.#scope.runtime, this.#kept.tensors);
    const start = Object.entries(this.#start).map(
      ([name, data]) => [name, { shape: leaves[name]!.shape, data }] as const,
    );
    const { steps, trainingMs } = this.#log;
    return {
      ...{ steps, trainingMs, optimizerSteps },
      tensors: stateTensors({ ...state, kept, start: tensorsInMemory(new Map(start)) }),
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
    await this.#kept.restore(state, this.#updater.leaves);
    this.#log.restore(state);
  }

  /** The leaves that are measured. */
  async #leaves(): Promise<Arrays> {
    const source = this.#kept.instead(this.#updater.leaves);
    const names = Object.keys(source);
    const values = await this.#scope.runtime.readAll(Object.values(source));
    return Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  }

  #write(projection: Float32Array<ArrayBuffer>): DeviceTensor {
    const { bank } = this.#options;
    this.#projection ??= this.#scope.tensor([bank.dimension, projection.length / bank.dimension]);
    this.#scope.runtime.write(this.#projection, projection);
    return this.#projection;
  }
}

/** What the leaves were when the last stage began. */
async function startOf(state: RunState, leaves: readonly Leaf[]): Promise<Arrays> {
  const start: Record<string, Float32Array<ArrayBuffer>> = {};
  const elements = new Map(leaves.map(({ name, shape }) => [name, sizeOf(shape)]));
  await readState(state, "start", elements, (name, data) => (start[name] = data.slice()));
  return start;
}
