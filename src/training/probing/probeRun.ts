import { imageTowerParameters } from "../../clip/parameters.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import type { Arrays } from "../../recipes/probing.ts";
import type { DeviceTensor } from "../../runtime/runtime.ts";
import { KeptLeaves } from "../step/keptLeaves.ts";
import type { LossReading } from "../step/lossLog.ts";
import { LossLog } from "../step/lossLog.ts";
import type { Preparation, PreparationOptions } from "./preparation.ts";
import { prepare } from "./preparation.ts";
import { StageUpdater } from "./probeStage.ts";
import type { MeasuredModel, Run } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";
import { pretrainedPrefix } from "../step/weightInputs.ts";

const projectionName = "visual_projection.weight";

export interface ProbeRunOptions extends PreparationOptions {
  readonly runId: string;
}

/** A run of a Probing: the updates of its last stage, and the model that the leaves give. */
export class ProbeRun implements Run {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly preparations: readonly Preparation[];
  readonly #options: ProbeRunOptions;
  readonly #scope: TensorScope;
  readonly #updater: StageUpdater;
  readonly #log: LossLog;
  /** The projection of the measured model; made when a result first has one. */
  #projection: DeviceTensor | null = null;
  readonly #kept: KeptLeaves;

  private constructor(
    scope: TensorScope,
    options: ProbeRunOptions,
    updater: StageUpdater,
    preparations: readonly Preparation[],
  ) {
    const { runId, spec } = options;
    this.runId = runId;
    this.spec = spec;
    this.preparations = preparations;
    this.#options = options;
    this.#scope = scope;
    this.#kept = new KeptLeaves(scope);
    this.#updater = updater;
    this.#log = new LossLog(scope, spec, updater.terms);
  }

  /** Runs all stages but the last, and sets that up. Everything on the device belongs to `scope`. */
  static async create(scope: TensorScope, options: ProbeRunOptions): Promise<ProbeRun> {
    const { probing, bank, spec, pretrained } = options;
    const last = probing.stages.length - 1;
    const { leaves, preparations } = await prepare(scope.runtime, options, last);
    const updater = await StageUpdater.create(scope, {
      stage: probing.stages[last]!,
      leaves: probing.leaves(pretrained),
      start: leaves,
      ...{ bank, spec, size: pretrained },
    });
    const run = new ProbeRun(scope, options, updater, preparations);
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

  read(): Promise<LossReading> {
    return this.#log.read(this.#updater.optimizer);
  }

  record(reading: LossReading, elapsedMs: number) {
    return this.#log.record(reading, elapsedMs);
  }

  async measured(): Promise<MeasuredModel> {
    const { probing, bank, pretrained } = this.#options;
    const { head, bias, projection } = probing.result(await this.#leaves(), bank);
    const tower = imageTowerParameters(pretrained.config).map(
      ({ name }) => [name, pretrained.tensors[pretrainedPrefix + name]!] as const,
    );
    return {
      tower: {
        ...Object.fromEntries(tower),
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

  useKept(): void {
    this.#kept.use();
  }

  async dispose(): Promise<void> {
    await this.#scope.dispose();
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
