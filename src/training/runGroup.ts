import { recipeOf } from "../recipes/index.ts";
import type { Pictures } from "../data/dataset.ts";
import type { RunSpec } from "../experiment/spec.ts";
import type { DeviceTensor } from "../runtime/runtime.ts";
import type { Batch } from "./batchStream.ts";
import { BatchStream } from "./batchStream.ts";
import { buildStepGraph } from "./stepGraph.ts";
import type { StepGraph } from "./stepGraph.ts";
import { TensorScope } from "./tensorScope.ts";
import { TextStream } from "./textStream.ts";
import { TrainingRun } from "./trainingRun.ts";
import type { Workbench } from "./workbench.ts";

/** One run of a group with what it reads besides its own weights. */
export interface Member {
  readonly run: TrainingRun;
  /** Null for a method without random texts. */
  readonly texts: TextStream | null;
  /** Compiling and running for the first time. */
  readonly warmupMs: number;
  readonly inputs: Readonly<Record<string, DeviceTensor>>;
  readonly scope: TensorScope;
}

/**
 * Runs that take turns, step by step, on the same batches and random texts. Pixels, labels, texts,
 * gradients and frozen weights lie on the device once for all of them.
 */
export class RunGroup {
  readonly batches: BatchStream;
  readonly #bench: Workbench;
  readonly #scope: TensorScope;
  readonly #pixels: DeviceTensor;
  readonly #labels: DeviceTensor;
  readonly #gradients = new Map<string, DeviceTensor>();
  readonly #textStreams = new Map<string, TextStream>();
  readonly #ownMs = new Map<TrainingRun, number>();
  #members: Member[] = [];

  private constructor(scope: TensorScope, bench: Workbench, pictures: Pictures, spec: RunSpec) {
    const { imageSize } = bench.assets.model.config.image;
    const classes = bench.assets.dataset.index.classes.length;
    this.#bench = bench;
    this.#scope = scope;
    this.#pixels = scope.tensor([spec.batchSize, 3, imageSize, imageSize]);
    this.#labels = scope.tensor([spec.batchSize, classes]);
    this.batches = new BatchStream({
      pictures,
      preprocessor: bench.preprocessor,
      values: spec,
      classes,
      imageSize,
    });
  }

  /** Compiles and warms up a run for every spec; all have the same common values. */
  static async create(
    bench: Workbench,
    pictures: Pictures,
    members: readonly { readonly runId: string; readonly spec: RunSpec }[],
  ): Promise<RunGroup> {
    const scope = new TensorScope(bench.textTower.runtime);
    const group = new RunGroup(scope, bench, pictures, members[0]!.spec);
    try {
      // A first run on real numbers: a runtime may compare it with how it means to run later.
      group.#write(group.batches.preview(0));
      for (const { runId, spec } of members) await group.#add(runId, spec);
    } catch (error) {
      await group.dispose();
      throw error;
    }
    return group;
  }

  /** The runs that go on. */
  get members(): readonly Member[] {
    return this.#members;
  }

  /** Update `step`, counted from 0, of every run. */
  async update(step: number): Promise<void> {
    this.#write(this.batches.load(step));
    for (const texts of new Set(this.#members.map((member) => member.texts)))
      await texts?.load(step);
    for (const { run, inputs } of this.#members) {
      const start = performance.now();
      await run.update(step, inputs);
      this.#ownMs.set(run, (this.#ownMs.get(run) ?? 0) + performance.now() - start);
    }
  }

  /**
   * How to share out the time since this was last asked, by run: in proportion to what the runs'
   * own calls took, so that the parts sum to the whole also where a device computes later than it
   * is called.
   */
  takeShares(): (run: TrainingRun) => number {
    const ownMs = new Map(this.#ownMs);
    this.#ownMs.clear();
    const totalMs = [...ownMs.values()].reduce((sum, ms) => sum + ms, 0);
    return (run) => (totalMs === 0 ? 0 : (ownMs.get(run) ?? 0) / totalMs);
  }

  /** Takes a run out that has ended, and gives its part of the device back. */
  async remove(member: Member): Promise<void> {
    this.#members = this.#members.filter((other) => other !== member);
    await member.scope.dispose();
  }

  async dispose(): Promise<void> {
    for (const member of [...this.#members]) await this.remove(member);
    await this.#scope.dispose();
  }

  #write({ pixels, labels }: Batch): void {
    this.#scope.runtime.write(this.#pixels, pixels);
    this.#scope.runtime.write(this.#labels, labels);
  }

  async #add(runId: string, spec: RunSpec): Promise<void> {
    const { model, dataset } = this.#bench.assets;
    const start = performance.now();
    const stepGraph = buildStepGraph({
      config: model.config,
      recipe: recipeOf(spec.recipe),
      hyperparameters: spec.hyperparameters,
      batchSize: spec.batchSize,
      classes: dataset.index.classes.length,
      logitScale: model.logitScale,
    });
    const scope = new TensorScope(this.#scope.runtime);
    try {
      const run = new TrainingRun(scope, {
        runId,
        spec,
        stepGraph,
        program: await scope.compile(stepGraph.graph, { repeats: true }),
        initial: this.#bench.initial,
        gradients: this.#gradientsOf(stepGraph),
      });
      const texts = await this.#textsOf(stepGraph, spec.seed);
      const inputs = this.#inputsOf(stepGraph, texts);
      await run.warmUp(inputs);
      const warmupMs = performance.now() - start;
      this.#members.push({ run, texts, warmupMs, inputs, scope });
    } catch (error) {
      await scope.dispose();
      throw error;
    }
  }

  #gradientsOf({ graph }: StepGraph): Record<string, DeviceTensor> {
    const outputs = graph.outputs.filter(({ name }) => name.startsWith("gradient/"));
    return Object.fromEntries(
      outputs.map(({ name, shape }) => {
        const key = `${name}[${shape.join(",")}]`;
        const tensor = this.#gradients.get(key) ?? this.#scope.tensor(shape);
        this.#gradients.set(key, tensor);
        return [name, tensor];
      }),
    );
  }

  async #textsOf({ randomTexts }: StepGraph, seed: number): Promise<TextStream | null> {
    if (!randomTexts) return null;
    const key = JSON.stringify(randomTexts);
    const known = this.#textStreams.get(key);
    if (known) return known;
    const { textTower, assets } = this.#bench;
    const { tokenizer } = assets;
    const made = await TextStream.create(this.#scope, textTower, tokenizer, randomTexts, seed);
    this.#textStreams.set(key, made);
    return made;
  }

  #inputsOf({ needsFrozen }: StepGraph, texts: TextStream | null): Record<string, DeviceTensor> {
    const frozen = Object.entries(this.#bench.initialTower).map(
      ([name, tensor]) => [`frozen/${name}`, tensor] as const,
    );
    return {
      pixels: this.#pixels,
      labels: this.#labels,
      ...(texts && { texts: texts.embeddings }),
      ...(needsFrozen && Object.fromEntries(frozen)),
    };
  }
}
