import { ingredientSpec } from "../../experiment/ingredientSpec.ts";
import type { RunEvent } from "../../experiment/record.ts";
import { runKey } from "../../experiment/runKey.ts";
import { runSpecs } from "../../experiment/runs.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { recipeOf } from "../../recipes/index.ts";
import type { ExperimentOptions } from "../experimentOptions.ts";
import { FinishedRuns } from "../finishedRuns.ts";
import type { GroupState } from "./checkpoint.ts";
import { Story } from "./story.ts";

type Options = Pick<ExperimentOptions, "spec" | "runIds" | "from" | "checkpoints" | "finished">;

/** What an experiment has done so far, but for the runs in training. */
export class Progress {
  /** Runs that weight-space methods start from. */
  readonly finished: FinishedRuns;
  readonly #options: Options;
  readonly #story: Story;
  readonly #ended: Set<string>;
  readonly #needed: ReadonlySet<string>;

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

  tell(event: RunEvent): void {
    this.#story.add(event);
    if (event.type === "finished" || event.type === "failed") this.#ended.add(event.runId);
  }

  /** Whether a group in training is to be saved. */
  isDue(): boolean {
    return this.#options.checkpoints?.isDue() ?? false;
  }

  /** Saves where the experiment is; `group` gives the runs in training. */
  async save(group: () => Promise<GroupState | null> = () => Promise.resolve(null)): Promise<void> {
    const { spec, runIds, checkpoints } = this.#options;
    await checkpoints?.save(async () => ({
      ...{ spec, runIds },
      group: await group(),
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
