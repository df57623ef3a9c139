import { changedFields } from "../experiment/changedFields.ts";
import type { ChangedField } from "../experiment/changedFields.ts";
import { runSpec } from "../experiment/runs.ts";
import { valueOf } from "./draft.ts";
import { recipeOf } from "../recipes/index.ts";
import { commonFields } from "../experiment/spec.ts";
import type { Run } from "./run.ts";

/** A run with what changed since the one before. */
export interface RunRow {
  readonly run: Run;
  /** Against the last run of the same method before it; null for the first of its method. */
  readonly changes: readonly ChangedField[] | null;
}

/** All runs, the newest experiment first, and within it in their order. */
export function runRows(runs: readonly Run[]): readonly RunRow[] {
  const rows = runs.map((run, i): RunRow => {
    const before = runs.slice(0, i).findLast(({ recipe }) => recipe === run.recipe);
    const changes = before
      ? changedFields(runSpec(before.spec, before.recipe), runSpec(run.spec, run.recipe))
      : null;
    return { run, changes };
  });
  return rows.sort((a, b) => b.run.experiment - a.run.experiment);
}

/** Names of the fields, by their names in links, in which runs differ; or of all that any of them has. */
export function tableFields(runs: readonly Run[], isOnlyDiffering: boolean): readonly string[] {
  const recipes = [...new Set(runs.map(({ recipe }) => recipe))];
  const own = recipes.flatMap((recipe) =>
    Object.keys(recipeOf(recipe).hyperparameters).map((name) => `${recipe}.${name}`),
  );
  const names = [...Object.keys(commonFields), ...own];
  return isOnlyDiffering ? names.filter((name) => differs(runs, name)) : names;
}

/** The value of a field; null where the run's method has no such field. */
export function cellOf({ recipe, spec }: Run, name: string): number | string | null {
  const isOwn = name.includes(".");
  return isOwn && !name.startsWith(`${recipe}.`) ? null : valueOf(spec, name);
}

function differs(runs: readonly Run[], name: string): boolean {
  const values = new Set(runs.map((run) => cellOf(run, name)).filter((value) => value !== null));
  return values.size > 1;
}
