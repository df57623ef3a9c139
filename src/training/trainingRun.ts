import type { StepRecord } from "../experiment/record.ts";
import type { RunSpec } from "../experiment/spec.ts";
import type { AdamW, DeviceTensor, Program } from "../runtime/runtime.ts";
import type { Failure } from "../shared/failure.ts";
import { learningRateAt } from "./schedule.ts";
import type { StepGraph } from "./stepGraph.ts";
import { headName } from "./stepGraph.ts";
import type { TensorScope } from "./tensorScope.ts";

/** Most updates between two looks at the losses: what a run may do before a NaN is noticed. */
export const maxPendingSteps = 10;

/** As the Lipsum-FT authors' code has them. */
const adamOptions = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

type Tensors = Readonly<Record<string, DeviceTensor>>;

/** Where one update leaves its numbers until they are read. */
interface Slot {
  readonly loss: DeviceTensor;
  readonly terms: readonly DeviceTensor[];
}

interface Pending {
  readonly step: number;
  readonly learningRate: number;
  readonly slot: Slot;
}

/** Pending updates with their loss and loss terms. */
export interface PendingValues {
  readonly pending: readonly Pending[];
  readonly values: readonly (readonly number[])[];
  readonly hasMetNonFinite: boolean;
}

export interface TrainingRunOptions {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly stepGraph: StepGraph;
  readonly program: Program;
  /** Every trainable parameter's initial value, by name. */
  readonly initial: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  /** Where `gradient/<parameter>` of the step graph goes; runs that take turns may share it. */
  readonly gradients: Tensors;
}

/** One recipe's weights, optimizer and losses on the device. */
export class TrainingRun {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly stepGraph: StepGraph;
  /** By parameter name. */
  readonly parameters: Tensors;
  readonly #scope: TensorScope;
  readonly #program: Program;
  readonly #gradients: Tensors;
  readonly #optimizer: AdamW;
  readonly #slots: readonly Slot[];
  #pending: Pending[] = [];
  #steps = 0;
  #trainingMs = 0;

  /** Everything that it makes belongs to `scope`. */
  constructor(scope: TensorScope, options: TrainingRunOptions) {
    const { runId, spec, stepGraph, program, initial, gradients } = options;
    this.runId = runId;
    this.spec = spec;
    this.stepGraph = stepGraph;
    this.#scope = scope;
    this.#program = program;
    this.#gradients = gradients;
    this.parameters = Object.fromEntries(
      stepGraph.trainable.map(({ name, shape }) => [name, scope.tensor(shape, initial.get(name))]),
    );
    this.#slots = Array.from({ length: maxPendingSteps }, () => ({
      loss: scope.tensor([1, 1]),
      terms: stepGraph.terms.map(() => scope.tensor([1, 1])),
    }));
    const slots = stepGraph.trainable.map(({ name }) => ({
      parameter: this.parameters[name]!,
      gradient: gradients[`gradient/${name}`]!,
      group: name === headName ? 1 : 0,
    }));
    const { weightDecay } = spec;
    this.#optimizer = scope.runtime.adamW(slots, { ...adamOptions, weightDecay });
    scope.onDispose(() => this.#optimizer.dispose());
  }

  /** Updates made, and told by {@link record}. */
  get steps(): number {
    return this.#steps;
  }

  get trainedParameters(): number {
    return this.stepGraph.trainable.reduce(
      (sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1),
      0,
    );
  }

  /** Runs the step graph once without an update: what compiles lazily is compiled then. */
  async warmUp(inputs: Tensors): Promise<void> {
    const slot = this.#slots[0]!;
    await this.#run(inputs, slot);
    await this.#scope.runtime.read(slot.loss);
  }

  /** Update `step`, counted from 0, on what `inputs` hold: pixels, labels, frozen weights, texts. */
  async update(step: number, inputs: Tensors): Promise<void> {
    const { spec } = this;
    const slot = this.#slots[this.#pending.length]!;
    const learningRate = learningRateAt(step, spec);
    await this.#run(inputs, slot);
    this.#optimizer.step([learningRate, learningRate * spec.headLearningRateFactor], slot.loss);
    this.#pending.push({ step: step + 1, learningRate, slot });
  }

  get pending(): number {
    return this.#pending.length;
  }

  /** The numbers of the pending updates, when the device has made them. */
  async read(): Promise<PendingValues> {
    const pending = this.#pending;
    this.#pending = [];
    const [hasMetNonFinite, values] = await Promise.all([
      this.#optimizer.hasMetNonFinite(),
      Promise.all(
        pending.map(({ slot }) =>
          Promise.all([slot.loss, ...slot.terms].map((tensor) => this.#scalar(tensor))),
        ),
      ),
    ]);
    return { pending, values, hasMetNonFinite };
  }

  /**
   * What {@link read} gave as records. Where an update was not finite the records end before it, and
   * `failure` says so; the weights are still those of the last good update.
   * @param elapsedMs how much of the time of training went into these updates.
   */
  record(
    { pending, values, hasMetNonFinite }: PendingValues,
    elapsedMs: number,
  ): { records: StepRecord[]; failure: Failure | null } {
    const eachMs = elapsedMs / Math.max(1, pending.length);
    const records: StepRecord[] = [];
    for (const [i, { step, learningRate }] of pending.entries()) {
      const [loss, ...terms] = values[i] as [number, ...number[]];
      if (!Number.isFinite(loss)) return { records, failure: this.#nonFinite(step, "loss", loss) };
      this.#trainingMs += eachMs;
      this.#steps = step;
      const named = this.stepGraph.terms.map(({ name }, t) => [name, terms[t]!] as const);
      records.push({
        step,
        loss,
        terms: Object.fromEntries(named),
        learningRate,
        trainingMs: this.#trainingMs,
      });
    }
    const failure = hasMetNonFinite ? this.#nonFinite(this.#steps, "gradient") : null;
    return { records, failure };
  }

  /** The trained weights on the host, by parameter name. */
  async weights(): Promise<Map<string, Float32Array<ArrayBuffer>>> {
    const entries = Object.entries(this.parameters).map(
      async ([name, tensor]) => [name, await this.#scope.runtime.read(tensor)] as const,
    );
    return new Map(await Promise.all(entries));
  }

  async dispose(): Promise<void> {
    await this.#scope.dispose();
  }

  async #run(inputs: Tensors, slot: Slot): Promise<void> {
    const { graph, terms } = this.stepGraph;
    const given = { ...inputs, ...this.parameters };
    const wanted = graph.inputs.map(({ name }) => [name, given[name]!] as const);
    const termOutputs = terms.map(({ name }, t) => [`term/${name}`, slot.terms[t]!] as const);
    await this.#program.run(Object.fromEntries(wanted), {
      loss: slot.loss,
      ...Object.fromEntries(termOutputs),
      ...this.#gradients,
    });
  }

  async #scalar(tensor: DeviceTensor): Promise<number> {
    const values = await this.#scope.runtime.read(tensor);
    return values[0]!;
  }

  #nonFinite(step: number, what: "loss" | "gradient", loss?: number): Failure {
    const { learningRate, headLearningRateFactor } = this.spec;
    const number =
      what === "loss"
        ? `At step ${step} the loss became ${loss}`
        : `By step ${step} a gradient was not finite`;
    const rates =
      headLearningRateFactor > 1
        ? `The learning rate, ${learningRate}, or the head's, ${headLearningRateFactor} times that, is probably too high`
        : `The learning rate, ${learningRate}, is probably too high`;
    return {
      kind: "non-finite",
      message: `${number}, so this run stopped. ${rates}: try a tenth of it, or a longer warm-up. The weights of the last good step are kept and can be exported.`,
    };
  }
}
