import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { commonFields } from "../experiment/spec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { isRecipeId, recipeIds, recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import { readField } from "../shared/schema.ts";
import type { Field, Problem } from "../shared/schema.ts";

/** What was typed and cannot be used: the spec keeps its last good value meanwhile. */
export interface Rejected {
  readonly raw: string;
  readonly problem: Problem;
}

/** The experiment being set up. Fields are named as in links: "steps", "lipsum-ft.texts". */
export interface DraftState {
  readonly spec: ExperimentSpec;
  readonly rejected: Readonly<Record<string, Rejected>>;
  /** What was wrong with the link that the page was opened with. */
  readonly linkProblems: readonly Problem[];
}

export type DraftStore = StoreApi<DraftState>;

export function createDraftStore(
  spec: ExperimentSpec = defaultSpec(),
  linkProblems: readonly Problem[] = [],
): DraftStore {
  return createStore<DraftState>(() => ({ spec, rejected: {}, linkProblems }));
}

/** A field by its name in links; throws on a name that no schema has. */
export function fieldOf(name: string): Field {
  const [recipe, own] = ownerOf(name);
  const schema = recipe === null ? commonFields : recipeOf(recipe).hyperparameters;
  const field = Object.hasOwn(schema, own) ? (schema as Record<string, Field>)[own] : undefined;
  if (!field) throw new Error(`internal: '${name}' is not a field`);
  return field;
}

export function valueOf(spec: ExperimentSpec, name: string): number | string {
  const [recipe, own] = ownerOf(name);
  const values: object = recipe === null ? spec : spec.hyperparameters[recipe];
  // fieldOf has the same names, and its values are numbers and strings.
  return (values as Record<string, number | string>)[own]!;
}

/** Takes what was typed; a bad value is kept aside with the rule it breaks. */
export function setField(store: DraftStore, name: string, raw: string): void {
  const read = readField(name, fieldOf(name), raw);
  store.setState(({ spec, rejected: before }) => {
    if ("problem" in read) return { rejected: { ...before, [name]: { raw, ...read } } };
    const rejected = Object.fromEntries(Object.entries(before).filter(([key]) => key !== name));
    return { rejected, spec: withValue(spec, name, read.value) };
  });
}

/** Chooses or drops a method; the last one stays. */
export function toggleRecipe(store: DraftStore, id: RecipeId): void {
  store.setState(({ spec }) => {
    const chosen = recipeIds.filter((other) => spec.recipes.includes(other) !== (other === id));
    return chosen.length === 0 ? {} : { spec: { ...spec, recipes: chosen } };
  });
}

export function resetDraft(store: DraftStore): void {
  store.setState({ spec: defaultSpec(), rejected: {}, linkProblems: [] });
}

/** The spec with another value of a field, by its name in links. */
export function withValue(
  spec: ExperimentSpec,
  name: string,
  value: number | string,
): ExperimentSpec {
  const [recipe, own] = ownerOf(name);
  if (recipe === null) return { ...spec, [own]: value };
  const values = { ...spec.hyperparameters[recipe], [own]: value };
  return { ...spec, hyperparameters: { ...spec.hyperparameters, [recipe]: values } };
}

function ownerOf(name: string): [RecipeId | null, string] {
  const dot = name.indexOf(".");
  const id = name.slice(0, dot);
  return dot > 0 && isRecipeId(id) ? [id, name.slice(dot + 1)] : [null, name];
}
