import type { TensorSource } from "../../clip/tensorSource.ts";
import { sizeOf } from "../../graph/graph.ts";
import type { AdamW, DeviceTensor, Moment, Program } from "../../runtime/runtime.ts";
import type { Leaf } from "../../recipes/parameterization.ts";
import { RandomStream } from "../../shared/random.ts";
import { momentsOf, readState, restoreTensors, tensorsOnDevice } from "../checkpoint/runState.ts";
import type { RunState } from "../checkpoint/runState.ts";
import type { BatchParts } from "./batchParts.ts";
import type { LossSlot } from "./lossLog.ts";
import type { Tensors } from "../run.ts";
import type { StepGraph } from "./stepGraph.ts";
import type { TensorScope } from "../tensorScope.ts";

/** As the Lipsum-FT authors' code has them. */
const [beta1, beta2, usualEpsilon] = [0.9, 0.999, 1e-8];

export interface LeafUpdaterOptions {
  readonly step: Pick<StepGraph, "graph" | "leaves" | "terms">;
  readonly program: Program;
  /** By leaf name, where training starts. */
  readonly start: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  /** Where `gradient/<leaf>` of the graph goes; runs that take turns may share it. */
  readonly gradients: Tensors;
  readonly weightDecay: number;
  /** Adam's; absent: 1e-8. */
  readonly epsilon?: number | undefined;
  /** Where a batch is computed in parts; absent: at once. */
  readonly parts?: BatchParts | undefined;
}

/** Leaves, their optimizer and the program that computes their gradients. */
export class LeafUpdater {
  /** By leaf name. */
  readonly leaves: Tensors;
  readonly optimizer: AdamW;
  readonly #options: LeafUpdaterOptions;
  /** `schedule/<term>`, [1,1]. */
  readonly #schedules: Tensors;
  readonly #scope: TensorScope;

  /** Everything that it makes belongs to `scope`. */
  constructor(scope: TensorScope, options: LeafUpdaterOptions) {
    const { step, start, gradients, weightDecay, epsilon = usualEpsilon } = options;
    this.#scope = scope;
    this.#options = options;
    this.leaves = Object.fromEntries(
      step.leaves.map(({ name, shape }) => [name, scope.tensor(shape, start.get(name))]),
    );
    const scheduled = step.terms.filter(({ schedule }) => schedule);
    this.#schedules = Object.fromEntries(
      scheduled.map(({ name }) => [`schedule/${name}`, scope.tensor([1, 1])]),
    );
    const slots = step.leaves.map(({ name, rate }) => ({
      parameter: this.leaves[name]!,
      gradient: gradients[`gradient/${name}`]!,
      group: rate === "head" ? 1 : 0,
    }));
    this.optimizer = scope.runtime.adamW(slots, { beta1, beta2, epsilon, weightDecay });
    scope.onDispose(() => this.optimizer.dispose());
  }

  get elements(): number {
    const { leaves } = this.#options.step;
    return leaves.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  }

  /** Updates that the optimizer has made. */
  get optimizerSteps(): number {
    return this.optimizer.steps;
  }

  /** The leaves, and what the optimizer knows of them. */
  get state(): Readonly<Record<"leaf" | Moment, TensorSource>> {
    const { leaves } = this.#options.step;
    return {
      leaf: tensorsOnDevice(this.#scope.runtime, this.leaves),
      first: momentsOf(this.optimizer, "first", leaves),
      second: momentsOf(this.optimizer, "second", leaves),
    };
  }

  /** Goes on from a {@link state} of the same leaves. Throws a FailureError "bad-file" for any other. */
  async restore(state: Pick<RunState, "optimizerSteps" | "tensors">): Promise<void> {
    await restoreTensors(this.#scope.runtime, state, "leaf", this.leaves);
    const { leaves } = this.#options.step;
    const elements = new Map(leaves.map(({ name, shape }) => [name, sizeOf(shape)]));
    const slots = new Map(leaves.map(({ name }, slot) => [name, slot]));
    for (const moment of ["first", "second"] as const)
      await readState(state, moment, elements, (name, data) =>
        this.optimizer.writeMoments(moment, new Map([[slots.get(name)!, data]])),
      );
    this.optimizer.countFrom(state.optimizerSteps);
  }

  /**
   * Loss, terms and gradients, without an update.
   * @param inputs what the graph reads besides leaves and schedules; there may be more.
   * @param progress the share of the updates that are made, this one included: (k + 1) / n.
   */
  async compute(inputs: Tensors, slot: LossSlot, progress: number): Promise<void> {
    const { step, program, gradients, parts } = this.#options;
    for (const { name, schedule } of step.terms)
      if (schedule) {
        const factor = Float32Array.of(schedule(progress));
        this.#scope.runtime.write(this.#schedules[`schedule/${name}`]!, factor);
      }
    const given: Record<string, DeviceTensor> = { ...inputs, ...this.#schedules, ...this.leaves };
    const read = Object.fromEntries(step.graph.inputs.map(({ name }) => [name, given[name]!]));
    const run = ({ loss, terms }: LossSlot, target: Tensors) => {
      const named = step.terms.map(({ name }, t) => [`term/${name}`, terms[t]!] as const);
      return program.run(read, { loss, ...Object.fromEntries(named), ...target });
    };
    await (parts ? parts.mean(slot, gradients, run) : run(slot, gradients));
  }

  /** {@link compute}, then the optimizer. */
  async update(
    inputs: Tensors,
    slot: LossSlot,
    progress: number,
    rates: { readonly tower: number; readonly head: number },
  ): Promise<void> {
    await this.compute(inputs, slot, progress);
    this.optimizer.step([rates.tower, rates.head], slot.loss);
  }
}

/** Where leaves start: the pre-trained value, a constant, or normal numbers of stream "leaf/<name>". */
export function leafStarts(
  leaves: readonly Leaf[],
  pretrained: ReadonlyMap<string, Float32Array<ArrayBuffer>>,
  seed: number,
): Map<string, Float32Array<ArrayBuffer>> {
  return new Map(
    leaves.map(({ name, shape, start }) => {
      if (start === "pretrained") {
        const data = pretrained.get(name);
        if (!data) throw new Error(`internal: the pre-trained model has no '${name}'`);
        return [name, data];
      }
      const data = new Float32Array(shape.reduce((a, b) => a * b, 1));
      if ("constant" in start) return [name, data.fill(start.constant)];
      const random = new RandomStream(seed, `leaf/${name}`);
      return [name, data.map(() => start.normalDeviation * random.normal())];
    }),
  );
}
