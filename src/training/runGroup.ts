import type { Pictures } from "../data/dataset.ts";
import type { RunSpec } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import { headName } from "../recipes/parameterization.ts";
import type { Tuning } from "../recipes/tuning.ts";
import type { DeviceTensor } from "../runtime/runtime.ts";
import type { BatchStream } from "./feeds/batchStream.ts";
import { batchesOf } from "./feeds/batchStream.ts";
import { createFeed } from "./feeds/createFeed.ts";
import { PictureFeed } from "./feeds/pictureFeed.ts";
import type { GroupState } from "./checkpoint/checkpoint.ts";
import type { RunState } from "./checkpoint/runState.ts";
import type { Feed } from "./feeds/feed.ts";
import type { ViewFeatures } from "./feeds/viewFeatures.ts";
import { frozenInputs } from "./pretrained.ts";
import { holdsFrozenTower } from "./step/holdsFrozenTower.ts";
import { planMerge } from "./step/mergeGraph.ts";
import type { Need } from "./step/needs.ts";
import type { Preparation } from "./probing/preparation.ts";
import { prepare } from "./probing/preparation.ts";
import { ProbeRun } from "./probing/probeRun.ts";
import type { Run, Tensors } from "./run.ts";
import type { StepGraph } from "./step/stepGraph.ts";
import { partSize } from "./step/runStepGraph.ts";
import { stepGraphOf } from "./step/stepGraphOf.ts";
import { TensorScope } from "./tensorScope.ts";
import type { TextStream } from "./feeds/textStream.ts";
import type { ParameterizedTuning } from "./step/tuningFor.ts";
import { tuningFor } from "./step/tuningFor.ts";
import type { TuningRunOptions } from "./step/tuningRun.ts";
import { TuningRun } from "./step/tuningRun.ts";
import type { Workbench } from "./workbench.ts";

/** A run that makes updates, with its place on the device. */
export interface Member {
  readonly run: Run;
  /** What it reads at each update besides pictures; runs may share feeds. */
  readonly feeds: readonly Feed[];
  /** Null for a method without random texts. */
  readonly texts: TextStream | null;
  /** The stages that went before. */
  readonly preparations: readonly Preparation[];
  /** Compiling and running for the first time. */
  readonly warmupMs: number;
  readonly scope: TensorScope;
}

/** Where nothing is fitted before the first update, or what was is in the restored leaves. */
const unprepared = { starts: new Map<string, Float32Array<ArrayBuffer>>(), preparations: [] };

/**
 * Runs that take turns, step by step, on the same batches and random texts. Pixels, labels, feeds,
 * gradients and frozen weights lie on the device once for all of them.
 */
export class RunGroup {
  readonly batches: BatchStream;
  readonly #bench: Workbench;
  readonly #scope: TensorScope;
  readonly #pictures: PictureFeed;
  readonly #views: ViewFeatures | null;
  readonly #gradients = new Map<string, DeviceTensor>();
  readonly #feeds = new Map<string, Feed>();
  readonly #ownMs = new Map<Run, number>();
  #members: Member[] = [];

  private constructor(
    scope: TensorScope,
    bench: Workbench,
    pictures: Pictures,
    spec: RunSpec,
    views: ViewFeatures | null,
  ) {
    const { imageSize } = bench.assets.model.config.image;
    const classes = bench.assets.dataset.index.classes.length;
    this.#bench = bench;
    this.#scope = scope;
    this.#views = views;
    this.#pictures = new PictureFeed(scope, { count: partSize(spec), imageSize, classes });
    this.batches = batchesOf(bench, pictures, spec);
    if (views) this.#pictures.accompany(views);
  }

  /**
   * Compiles and warms up a run for every spec; all have the same common values.
   * @param views what the frozen tower makes of their views, computed; null where none of them reads it.
   * @param from where an earlier group of the same runs was: each goes on from there.
   */
  static async create(
    bench: Workbench,
    pictures: Pictures,
    members: readonly { readonly runId: string; readonly spec: RunSpec }[],
    views: ViewFeatures | null,
    from: GroupState | null = null,
  ): Promise<RunGroup> {
    const scope = new TensorScope(bench.textTower.runtime);
    const group = new RunGroup(scope, bench, pictures, members[0]!.spec, views);
    try {
      // A first run on real numbers: a runtime may compare it with how it means to run later.
      group.#pictures.take(group.batches.preview(0));
      for (const { runId, spec } of members)
        await group.#add(runId, spec, from?.members.get(runId));
      if (from) group.#skip(from.step);
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
    const batch = this.batches.load(step);
    this.#pictures.take(batch);
    for (const feed of new Set(this.#members.flatMap(({ feeds }) => feeds)))
      await feed.load(step, batch.classes);
    for (const { run } of this.#members) {
      const start = performance.now();
      await run.update(step);
      this.#ownMs.set(run, (this.#ownMs.get(run) ?? 0) + performance.now() - start);
    }
  }

  /**
   * How to share out the time since this was last asked, by run: in proportion to what the runs'
   * own calls took, so that the parts sum to the whole also where a device computes later than it
   * is called.
   */
  takeShares(): (run: Run) => number {
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

  /** What was loaded before counts as loaded. */
  #skip(steps: number): void {
    this.batches.skip(steps);
    for (const texts of new Set(this.#members.map((member) => member.texts))) texts?.skip(steps);
  }

  async #add(runId: string, spec: RunSpec, restored?: RunState): Promise<void> {
    const start = performance.now();
    const scope = new TensorScope(this.#scope.runtime);
    try {
      const { run, feeds, preparations } = await this.#start(scope, runId, spec, restored);
      const texts = feeds.find((feed) => feed.texts)?.texts ?? null;
      const warmupMs = performance.now() - start;
      this.#members.push({ run, feeds, texts, preparations, warmupMs, scope });
    } catch (error) {
      await scope.dispose();
      throw error;
    }
  }

  async #start(
    scope: TensorScope,
    runId: string,
    spec: RunSpec,
    restored: RunState | undefined,
  ): Promise<Pick<Member, "run" | "feeds" | "preparations">> {
    const tuning = tuningFor(spec);
    if (tuning) return this.#startTuning(scope, { runId, spec, restored }, tuning);
    const probing = recipeOf(spec.recipe).method(spec.hyperparameters);
    if (probing.kind !== "probing") throw new Error(`internal: '${spec.recipe}' makes no updates`);
    const { banks, pretrained } = this.#bench;
    const bank = await banks.of(probing, spec);
    const options = { runId, probing, bank, spec, pretrained, restored };
    const run = await ProbeRun.create(scope, options);
    return { run, feeds: [], preparations: run.preparations };
  }

  async #startTuning(
    scope: TensorScope,
    planned: Pick<TuningRunOptions, "runId" | "spec" | "restored">,
    parameterized: ParameterizedTuning,
  ) {
    const { pretrained } = this.#bench;
    const { spec, restored } = planned;
    const stepGraph = stepGraphOf(this.#bench, spec, parameterized);
    if (stepGraph.readsFrozenFeatures && !this.#views)
      throw new Error(`internal: '${spec.recipe}' reads features of views, and there are none`);
    const feeds: Feed[] = [];
    for (const need of stepGraph.needs) feeds.push(await this.#feedOf(need, spec));
    const start = restored ? unprepared : await this.#headStart(spec, parameterized.tuning);
    const merge = planMerge(parameterized.parameterization, pretrained);
    const run = await TuningRun.create(scope, pretrained, {
      ...parameterized,
      ...planned,
      stepGraph,
      program: await scope.compile(stepGraph.graph, {
        repeats: true,
        asWritten: stepGraph.isAsWritten,
      }),
      inputs: Object.assign(
        {
          ...(holdsFrozenTower(spec, pretrained.config, stepGraph.graph, merge)
            ? frozenInputs(pretrained)
            : pretrained.tensors),
          ...this.#pictures.tensors,
        },
        ...feeds.map(({ tensors }) => tensors),
      ) as Tensors,
      gradients: this.#gradientsOf(stepGraph, "whole batch"),
      parts:
        stepGraph.parts === 1
          ? undefined
          : {
              count: stepGraph.parts,
              loader: this.#pictures,
              gradients: this.#gradientsOf(stepGraph, "part"),
            },
      starts: start.starts,
    });
    return { run, feeds, preparations: start.preparations };
  }

  /** The head that is fitted before the first update, where a method has one. */
  async #headStart(spec: RunSpec, { headStart }: Tuning) {
    if (!headStart) return unprepared;
    const starts = new Map<string, Float32Array<ArrayBuffer>>();
    const { banks, pretrained, textTower } = this.#bench;
    const bank = await banks.of(headStart, spec);
    const options = { probing: headStart, bank, spec, pretrained };
    const { leaves, preparations } = await prepare(
      textTower.runtime,
      options,
      headStart.stages.length,
    );
    const { head } = headStart.result(leaves, bank);
    if (!head) throw new Error(`internal: the head start of '${spec.recipe}' gives no head`);
    return { starts: starts.set(headName, head), preparations };
  }

  #gradientsOf({ graph }: StepGraph, of: "whole batch" | "part"): Tensors {
    const outputs = graph.outputs.filter(({ name }) => name.startsWith("gradient/"));
    return Object.fromEntries(
      outputs.map(({ name, shape }) => {
        const key = `${name}[${shape.join(",")}] of a ${of}`;
        const tensor = this.#gradients.get(key) ?? this.#scope.tensor(shape);
        this.#gradients.set(key, tensor);
        return [name, tensor];
      }),
    );
  }

  async #feedOf(need: Need, { seed, batchSize }: RunSpec): Promise<Feed> {
    const key = JSON.stringify(need);
    const known = this.#feeds.get(key);
    if (known) return known;
    const { classes } = this.batches.preview(0);
    const made = await createFeed(this.#scope, this.#bench, need, { seed, batchSize }, classes);
    this.#feeds.set(key, made);
    return made;
  }
}
