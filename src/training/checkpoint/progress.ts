import { ingredientSpec } from "../../experiment/ingredientSpec.ts";
import {
  mostRateChanges,
  rateChangesOf,
  withRateChange,
  writeRateChanges,
} from "../../experiment/rateChanges.ts";
import type { RateChange } from "../../experiment/rateChanges.ts";
import type { RunEvent } from "../../experiment/record.ts";
import type { FileHashes } from "../../experiment/recording.ts";
import { runKey } from "../../experiment/runKey.ts";
import { runSpecs } from "../../experiment/runs.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { recipeOf } from "../../recipes/index.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { ExperimentOptions } from "../experimentOptions.ts";
import { FinishedRuns } from "../finishedRuns.ts";
import type { GroupState } from "./checkpoint.ts";
import { Story } from "./story.ts";

type Options = Pick<ExperimentOptions, "spec" | "runIds" | "from" | "checkpoints" | "finished">;

const changedSinceSaved = { model: "modelChanged", data: "dataChanged" } as const;

/** What an experiment has done so far, but for the runs in training. */
export class Progress {
  /** Runs that weight-space methods start from. */
  readonly finished: FinishedRuns;
  readonly #options: Options;
  readonly #story: Story;
  readonly #ended: Set<string>;
  /** The rate changes of every run's spec, by its id. */
  readonly #changes = new Map<string, string>();
  /** Something was told that nobody could tell again. */
  #isUrgent = false;
  #files: FileHashes = { model: null, data: null };

  constructor(options: Options) {
    const { spec, from, finished = new FinishedRuns() } = options;
    this.finished = finished;
    this.#options = options;
    this.#story = new Story(from?.story);
    this.#ended = new Set(from?.ended);
    for (const runId of options.runIds) this.#changes.set(runId, spec.rateChanges);
    for (const event of from?.story ?? [])
      if (event.type === "rescheduled") this.#changes.set(event.runId, event.rateChanges);
    for (const [key, weights] of from?.finished ?? []) finished.add(key, weights);
  }

  hasEnded(runId: string): boolean {
    return this.#ended.has(runId);
  }

  /** The model and the data are there. Throws a FailureError "bad-file" where they are not those that were saved of. */
  haveRead(files: FileHashes): void {
    this.#files = files;
    const saved = this.#options.from?.files;
    for (const name of ["model", "data"] as const)
      if (saved?.[name] && files[name] && saved[name] !== files[name])
        throw new FailureError(
          "bad-file",
          said(changedSinceSaved[name], saved[name].slice(0, 8), files[name].slice(0, 8)),
        );
  }

  /** Whether a weight-space method of this experiment starts from a run with this key. */
  needs(key: string): boolean {
    return this.#needed.has(key);
  }

  /** The experiment's spec with the rate changes of one of its runs. */
  specFor(runId: string): ExperimentSpec {
    const { spec } = this.#options;
    return { ...spec, rateChanges: this.#changes.get(runId) ?? spec.rateChanges };
  }

  /** What every run that has not ended tells of its rate changes. */
  schedules(): RunEvent[] {
    return [...this.#changes]
      .filter(([runId]) => !this.hasEnded(runId))
      .map(([runId, rateChanges]) => ({ type: "rescheduled", runId, rateChanges }));
  }

  /**
   * Every run that has not ended has this peak learning rate after so many updates. Throws a FailureError
   * "bad-spec" where there are too many changes for a spec.
   */
  reschedule(change: RateChange): RunEvent[] {
    for (const [runId, rateChanges] of this.#changes) {
      if (this.hasEnded(runId)) continue;
      const changes = withRateChange(rateChangesOf({ rateChanges }), change);
      if (changes.length > mostRateChanges)
        throw new FailureError("bad-spec", said("rateChangesMost", mostRateChanges));
      this.#changes.set(runId, writeRateChanges(changes));
    }
    const events = this.schedules();
    for (const event of events) this.tell(event);
    this.#isUrgent = true;
    return events;
  }

  tell(event: RunEvent): void {
    this.#story.add(event);
    if (event.type === "finished" || event.type === "failed") this.#ended.add(event.runId);
  }

  /** Whether a group in training is to be saved. */
  isDue(): boolean {
    const { checkpoints } = this.#options;
    return checkpoints !== undefined && (this.#isUrgent || checkpoints.isDue());
  }

  /** Saves where the experiment is; `group` gives the runs in training. */
  async save(group: () => GroupState | null = () => null): Promise<void> {
    const { spec, runIds, checkpoints } = this.#options;
    this.#isUrgent = false;
    await checkpoints?.save(() => ({
      ...{ spec, runIds, files: this.#files },
      group: group(),
      story: this.#story.events,
      ended: [...this.#ended],
      finished: this.finished.pick(this.#needed),
    }));
  }

  /** The keys of all runs that weight-space methods of the experiment start from. */
  get #needed(): Set<string> {
    const { spec, runIds } = this.#options;
    const keys = runSpecs(spec).flatMap(({ recipe, hyperparameters }, i) => {
      const method = recipeOf(recipe).method(hyperparameters);
      if (method.kind !== "weight-space") return [];
      const own = this.specFor(runIds[i]!);
      return method.ingredients.map((ingredient) => runKey(ingredientSpec(own, ingredient)));
    });
    return new Set(keys);
  }
}
