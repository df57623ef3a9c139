import type { RunSpec } from "../../experiment/spec.ts";
import type { Leaf, ModelSize } from "../../recipes/parameterization.ts";
import type { Arrays, FeatureBank, ProbeFeed, ProbeStage } from "../../recipes/probing.ts";
import type { AdamW } from "../../runtime/runtime.ts";
import { LeafUpdater } from "../step/leafUpdater.ts";
import type { LivePeak } from "../step/livePeak.ts";
import type { LossSlot } from "../step/lossLog.ts";
import { buildProbeGraph } from "./probeGraph.ts";
import type { Tensors } from "../run.ts";
import { learningRateAt } from "../step/schedule.ts";
import type { TensorScope } from "../tensorScope.ts";

export interface StageOptions {
  readonly stage: ProbeStage;
  readonly leaves: readonly Leaf[];
  readonly bank: FeatureBank;
  readonly spec: RunSpec;
  readonly size: ModelSize;
  /** Of a stage whose peak, before its own factor, may change; absent: the one that the spec begins with. */
  readonly peak?: LivePeak;
  /** What the leaves are when the stage begins, by name. */
  readonly start: Arrays;
}

/** A stage of a probe on the device, with an optimizer and a learning-rate schedule of its own. */
export class StageUpdater {
  /** Updates in all. */
  readonly steps: number;
  /** Names of the loss terms. */
  readonly terms: readonly string[];
  /** `gradient/<leaf>` of the last update. */
  readonly gradients: Tensors;
  readonly #options: StageOptions;
  readonly #feed: ProbeFeed;
  readonly #inputs: Tensors;
  readonly #updater: LeafUpdater;
  readonly #scope: TensorScope;
  #written: Arrays = {};

  private constructor(
    scope: TensorScope,
    options: StageOptions,
    feed: ProbeFeed,
    updater: LeafUpdater,
    { terms, gradients }: Pick<StageUpdater, "terms" | "gradients">,
  ) {
    const { stage, spec } = options;
    this.steps = stage.steps === "common" ? spec.steps : stage.steps;
    this.terms = terms;
    this.gradients = gradients;
    this.#options = options;
    this.#feed = feed;
    this.#updater = updater;
    this.#scope = scope;
    this.#inputs = Object.fromEntries(
      Object.entries(feed.inputs).map(([name, shape]) => [name, scope.tensor(shape)]),
    );
  }

  /** Everything on the device belongs to `scope`. Throws a FailureError where the stage cannot begin. */
  static async create(scope: TensorScope, options: StageOptions): Promise<StageUpdater> {
    const { stage, leaves, bank, spec, size, start } = options;
    const feed = stage.feed(bank, start);
    const { inputs } = feed;
    const step = buildProbeGraph({ stage, leaves, inputs, size, logitScale: bank.logitScale });
    const outputs = step.graph.outputs.filter(({ name }) => name.startsWith("gradient/"));
    const gradients = Object.fromEntries(
      outputs.map(({ name, shape }) => [name, scope.tensor(shape)]),
    );
    const updater = new LeafUpdater(scope, {
      step,
      program: await scope.compile(step.graph, { repeats: true }),
      start: new Map(Object.entries(start)),
      gradients,
      weightDecay: spec.weightDecay,
    });
    const terms = step.terms.map(({ name }) => name);
    return new StageUpdater(scope, options, feed, updater, { terms, gradients });
  }

  /** By leaf name, as they train. */
  get leaves(): Tensors {
    return this.#updater.leaves;
  }

  get optimizer(): AdamW {
    return this.#updater.optimizer;
  }

  get elements(): number {
    return this.#updater.elements;
  }

  /** See {@link LeafUpdater.state}. */
  get state(): LeafUpdater["state"] {
    return this.#updater.state;
  }

  get optimizerSteps(): number {
    return this.#updater.optimizerSteps;
  }

  /** See {@link LeafUpdater.restore}. */
  restore(state: Parameters<LeafUpdater["restore"]>[0]): Promise<void> {
    return this.#updater.restore(state);
  }

  /** Runs the first step's graph without an update: what compiles lazily is compiled then. */
  async warmUp(slot: LossSlot): Promise<void> {
    this.#write(0);
    await this.#updater.compute(this.#inputs, slot, 0);
    await this.#scope.runtime.read(slot.loss);
  }

  /** Update `step` of the stage, counted from 0; returns its learning rate. */
  async update(step: number, slot: LossSlot): Promise<number> {
    const { spec, stage, peak } = this.#options;
    const { learningRate, warmup, headLearningRateFactor } = spec;
    const rate = learningRateAt(step, {
      steps: this.steps,
      learningRate: (peak?.at(step) ?? learningRate) * (stage.rateFactor ?? 1),
      warmup,
    });
    this.#write(step);
    const rates = { tower: rate, head: rate * headLearningRateFactor };
    await this.#updater.update(this.#inputs, slot, (step + 1) / this.steps, rates);
    return rate;
  }

  #write(step: number): void {
    const arrays = this.#feed.at(step);
    for (const [name, tensor] of Object.entries(this.#inputs))
      if (arrays[name] !== this.#written[name]) this.#scope.runtime.write(tensor, arrays[name]!);
    this.#written = arrays;
  }
}
