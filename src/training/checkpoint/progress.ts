import { ingredientSpec } from "../../experiment/ingredientSpec.ts";
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
import type { LiveState } from "./runState.ts";
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
  readonly #needed: ReadonlySet<string>;
  #files: FileHashes = { model: null, data: null };

  constructor(options: Options) {
    const { spec, from, finished = new FinishedRuns() } = options;
    this.finished = finished;
    this.#options = options;
    this.#story = new Story(from?.story);
    this.#ended = new Set(from?.ended);
    this.#needed = neededRuns(spec);
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

  tell(event: RunEvent): void {
    this.#story.add(event);
    if (event.type === "finished" || event.type === "failed") this.#ended.add(event.runId);
  }

  /** Whether a group in training is to be saved. */
  isDue(): boolean {
    return this.#options.checkpoints?.isDue() ?? false;
  }

  /** Saves where the experiment is; `group` gives the runs in training. */
  async save(group: () => GroupState<LiveState> | null = () => null): Promise<void> {
    const { spec, runIds, checkpoints } = this.#options;
    await checkpoints?.save(() => ({
      ...{ spec, runIds, files: this.#files },
      group: group(),
      story: this.#story.events,
      ended: [...this.#ended],
      finished: this.finished.pick(this.#needed),
    }));
  }
}

/** The keys of all runs that weight-space methods of an experiment start from. */
function neededRuns(spec: ExperimentSpec): Set<string> {
  const keys = runSpecs(spec).flatMap(({ recipe, hyperparameters }) => {
    const method = recipeOf(recipe).method(hyperparameters);
    if (method.kind !== "weight-space") return [];
    return method.ingredients.map((ingredient) => runKey(ingredientSpec(spec, ingredient)));
  });
  return new Set(keys);
}
