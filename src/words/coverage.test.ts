import { describe, expect, test } from "vitest";
import { presets } from "../experiment/presets.ts";
import { commonFields } from "../experiment/spec.ts";
import { later, termsAt } from "../recipes/fixtures.ts";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import { recipeGroups } from "../recipes/recipe.ts";
import { defaults } from "../shared/schema.ts";
import type { Field } from "../shared/schema.ts";
import { en } from "./en/index.ts";
import { ja } from "./ja/index.ts";
import { ko } from "./ko/index.ts";
import type { FieldWords, Translation } from "./translation.ts";
import { zh } from "./zh/index.ts";

describe.each<[string, Translation]>(Object.entries({ zh, ja, ko }))("%s", (_, translation) => {
  const texts = new Map(textsOf(translation));

  test("has every text of the interface", () => {
    expect([...english.keys()].filter((path) => !texts.has(path))).toEqual([]);
  });

  test("says every value that English says", () => {
    for (const [path, text] of english) {
      const own = texts.get(path);
      if (own !== undefined) expect(valuesSaid(own), path).toEqual(valuesSaid(text));
    }
  });

  test("has a label and help for every field, and says where its default comes from", () => {
    const { fields } = translation.schema!;
    // A test of a whole row, where the type says that each part may be missing.
    const wordsOf = (name: string) =>
      (fields?.[name] ?? fields?.[name.slice(name.indexOf(".") + 1)]) as FieldWords | undefined;
    const missing = allFields.flatMap(([name, field]) => {
      const gaps = gapsOf(field, wordsOf(name));
      return gaps.map((gap) => `${name}: ${gap}`);
    });
    expect(missing).toEqual([]);
  });

  test("has a word for every loss term", () => {
    const terms = recipeIds.flatMap((id) => {
      const recipe = recipeOf(id);
      const method = recipe.method(defaults(recipe.hyperparameters));
      if (method.kind === "tuning") return Object.keys(termsAt(later, method));
      return [];
    });
    expect(terms.filter((name) => !translation.charts?.terms?.[name])).toEqual([]);
    expect(terms.filter((name) => !en.charts.terms[name])).toEqual([]);
  });

  test("has every method, group and preset", () => {
    const { summaries, groups, presets: presetWords } = translation.schema!;
    expect(Object.keys(summaries!).sort()).toEqual([...recipeIds].sort());
    expect(Object.keys(groups!).sort()).toEqual(recipeGroups.map(({ id }) => id).sort());
    expect(Object.keys(presetWords!).sort()).toEqual(presets.map(({ id }) => id).sort());
  });
});

type Text = string | ((...values: never[]) => string);

const english = new Map(textsOf(en));

const allFields: readonly (readonly [string, Field])[] = [
  ...Object.entries(commonFields),
  ...recipeIds.flatMap((id) =>
    Object.entries(recipeOf(id).hyperparameters).map(
      ([name, field]) => [`${id}.${name}`, field] as const,
    ),
  ),
];

function textsOf(value: unknown, path = ""): [path: string, text: Text][] {
  // Every leaf of the catalogue is a text.
  if (typeof value !== "object" || value === null) return [[path, value as Text]];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

/** Which of a text's values stand in it, by their places. */
function valuesSaid(text: Text): readonly number[] {
  if (typeof text === "string") return [];
  const places = [0, 1, 2, 3, 4, 5];
  const mark = (place: number) => `⟦${place}⟧`;
  // Whatever a text takes, it writes into a template.
  const say = text as (...values: unknown[]) => string;
  const said = (() => {
    try {
      return say(...places.map(mark));
    } catch {
      // It takes lists.
      return say(...places.map((place) => [mark(place)]));
    }
  })();
  return places.filter((place) => said.includes(mark(place)));
}

function gapsOf(field: Field, words: FieldWords | undefined): readonly string[] {
  if (!words) return ["all"];
  const gaps = [
    words.label === "" && "label",
    words.doc === "" && "doc",
    field.source !== undefined && words.source === undefined && "source",
  ].filter((gap) => gap !== false);
  // The methods that a run starts from are names.
  if (field.kind === "number") return gaps;
  const options = field.options.filter(
    ({ value, doc }) => doc !== undefined && words.options?.[value]?.doc === undefined,
  );
  return [
    ...gaps,
    ...options.map(({ value }) => value),
    ...(field.other && !words.other ? ["other"] : []),
  ];
}
