import { changedFields, shortLabel, shortValue } from "../../experiment/changedFields.ts";
import { runSpec } from "../../experiment/runs.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { recipeOf } from "../../recipes/index.ts";
import type { Words } from "../../words/words.ts";
import { useDraft, useRuns } from "../playgroundContext.ts";
import { fieldIn } from "../../state/schemaWords.ts";
import { useWords } from "../useWords.ts";

/** More changes than these are counted. */
const mostShown = 3;

/** That the set-up is not that of the experiment on show, and in what; nothing where it is. */
export function EditedNote() {
  const words = useWords();
  const running = useRuns(({ runs }) => runs.findLast(({ isRecorded }) => !isRecorded)?.spec);
  const isIdle = useRuns((state) => state.status === "idle");
  const draft = useDraft(({ spec }) => spec);
  const changes = running ? changesOf(running, draft, words) : [];
  if (changes.length === 0) return null;
  const rest = changes.length - mostShown;
  return (
    <p className="controls-edited">
      <b>{words.runs.edited}</b> {words.units.list(changes.slice(0, mostShown))}
      {rest > 0 && ` ${words.runs.more(rest)}`}
      {words.units.stop}
      {!isIdle && words.runs.nextStart}
    </p>
  );
}

function changesOf(before: ExperimentSpec, after: ExperimentSpec, words: Words): string[] {
  const { runs: own, units } = words;
  const titles = (recipes: ExperimentSpec["recipes"], others: ExperimentSpec["recipes"]) =>
    units.list(
      recipes.filter((recipe) => !others.includes(recipe)).map((recipe) => recipeOf(recipe).title),
    );
  const methods = own.editedMethods(
    titles(after.recipes, before.recipes),
    titles(before.recipes, after.recipes),
  );
  const changed = new Map(
    after.recipes
      .flatMap((recipe) => changedFields(runSpec(before, recipe), runSpec(after, recipe)))
      .map(({ name, from, to }) => {
        const field = fieldIn(words, name);
        const text = own.change(shortLabel(field), shortValue(field, from), shortValue(field, to));
        return [name, text];
      }),
  );
  return [...(methods === "" ? [] : [methods]), ...changed.values()];
}
