import type { ChangedField } from "../experiment/changedFields.ts";
import { runKey } from "../experiment/runKey.ts";
import { runSpec } from "../experiment/runs.ts";
import type { Words } from "../words/words.ts";
import { groupBy } from "./groupBy.ts";
import type { Run } from "./run.ts";
import { nameOf, withChanges } from "./runName.ts";
import { seriesOf } from "./series.ts";
import { variantOf } from "./variant.ts";

/** Runs that share a line in the charts: one method with one setting in one experiment, over its seeds. */
export interface RunSeries {
  /** Names its line's style, see {@link seriesOf}; settings of one experiment are told apart. */
  readonly key: string;
  readonly experiment: number;
  /** Whether it stands out although its experiment is not the last. */
  readonly isPinned: boolean;
  /** What sets it apart from the same method's other series in its experiment. */
  readonly variant: readonly ChangedField[];
  /** In the order they were started; of one seed only the newest. */
  readonly runs: readonly Run[];
}

/** Every run in its series, in the order of their first runs. */
export function seriesOfRuns(
  runs: readonly Run[],
  pinned: ReadonlySet<string> = new Set(),
): readonly RunSeries[] {
  const last = runs.at(-1)?.experiment;
  const groups = groupBy(runs, (run) => `${run.experiment} ${settingKey(run)}`);
  const methods = groupBy([...groups.values()], ([run]) => `${run!.experiment} ${methodKey(run!)}`);
  return [...groups.values()].map((group): RunSeries => {
    const run = group[0]!;
    const settings = methods.get(`${run.experiment} ${methodKey(run)}`)!.map(([first]) => first!);
    const specs = settings.map(({ spec, recipe }) => runSpec(spec, recipe));
    const variant = variantOf(runSpec(run.spec, run.recipe), specs);
    const newest = new Map(group.map((one) => [one.spec.seed, one]));
    const isPinned = run.experiment !== last && group.some(({ id }) => pinned.has(id));
    return {
      // A line of its own, as it would else be that of a run of now.
      key: methodKey(run) + keyOf(variant) + (isPinned ? ` @${run.experiment}` : ""),
      experiment: run.experiment,
      isPinned,
      variant,
      runs: [...newest.values()],
    };
  });
}

/** Within its experiment, in the page's language: "Lipsum-FT", "Lipsum-FT · λ 10". */
export function seriesName({ runs, variant }: RunSeries, words: Words): string {
  return withChanges(nameOf(runs[0]!, words), variant, words);
}

/** Equal for runs of one method that differ in their seed alone. */
export function settingKey({ recipe, spec }: Run): string {
  return runKey({ ...runSpec(spec, recipe), seed: 0 });
}

/** The same in every language. */
function keyOf(variant: readonly ChangedField[]): string {
  return variant.map(({ name, to }) => ` ${name}=${String(to)}`).join("");
}

function methodKey({ recipe, spec }: Run): string {
  return seriesOf(recipe, spec.hyperparameters[recipe]);
}
