import { fieldText } from "../experiment/changedFields.ts";
import type { ChangedField } from "../experiment/changedFields.ts";
import type { Preset } from "../experiment/presets.ts";
import { recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Recipe, RecipeGroup } from "../recipes/recipe.ts";
import { recipeGroups } from "../recipes/recipe.ts";
import { inWords } from "../shared/said.ts";
import { ruleOf } from "../shared/schema.ts";
import type { Field } from "../shared/schema.ts";
import type { Words } from "../words/words.ts";
import { fieldOf } from "./draft.ts";

/** A field by its name in links, in the page's language. */
export function fieldIn({ schema }: Words, name: string): Field {
  const field = fieldOf(name);
  const bare = name.slice(name.indexOf(".") + 1);
  const words = schema.fields[name] ?? schema.fields[bare];
  if (!words) return field;
  const { options: optionWords = {}, other: otherWords, ...texts } = words;
  if (field.kind === "number") return { ...field, ...texts };
  const options = field.options.map((option) => ({ ...option, ...optionWords[option.value] }));
  const other = field.other && { ...field.other, ...otherWords };
  return { ...field, ...texts, options, ...(other && { other }) };
}

/** What a field was changed to, in the page's language: "λ 10". */
export function changeIn(words: Words, { name, to }: Pick<ChangedField, "name" | "to">): string {
  return fieldText(fieldIn(words, name), to);
}

/** A method in the page's language. Its title is a name and stays. */
export function recipeIn({ schema }: Words, id: RecipeId): Recipe {
  const recipe = recipeOf(id);
  return { ...recipe, summary: schema.summaries[id] ?? recipe.summary };
}

/** The groups of methods, titled in the page's language. */
export function recipeGroupsIn({
  schema,
}: Words): readonly { readonly id: RecipeGroup; readonly title: string }[] {
  return recipeGroups.map(({ id, title }) => ({ id, title: schema.groups[id] ?? title }));
}

/** A preset in the page's language. */
export function presetIn({ schema }: Words, preset: Preset): Preset {
  return { ...preset, ...schema.presets[preset.id] };
}

/** What a field takes, in words: "an integer from 1 to 256". */
export function ruleIn({ messages }: Words, field: Field): string {
  return inWords(messages, ruleOf(field));
}
