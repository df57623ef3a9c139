import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readDatasetIndex } from "../data/datasetIndex.ts";
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

  test("is in its own script, but for what is named below", () => {
    const foreign = [...texts].flatMap(([path, text]) => (isForeign(sampleOf(text)) ? [path] : []));
    const allowed = Object.values(inLatin).flat();
    expect(foreign.filter((path) => !allowed.includes(path))).toEqual([]);
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

  test("has a word for every stage and every bundled domain", async () => {
    const { stages } = translation.status!;
    const titles = methods.flatMap((method) =>
      method.kind === "probing" ? method.stages.map(({ title }) => title) : [],
    );
    expect(titles.filter((title) => !stages?.[title])).toEqual([]);
    const path = "public/data/drawings/index.json";
    const { domains } = readDatasetIndex(await readFile(path), path);
    const { bundledDomains } = translation.library!;
    expect(domains.filter(({ id }) => !bundledDomains?.[id])).toEqual([]);
  });

  test("has a word for every loss term", () => {
    const terms = methods.flatMap((method) =>
      method.kind === "tuning" ? Object.keys(termsAt(later, method)) : [],
    );
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

const methods = recipeIds.map((id) => {
  const recipe = recipeOf(id);
  return recipe.method(defaults(recipe.hyperparameters));
});

/** What every language writes as English does, by the reason. */
const inLatin: Readonly<Record<string, readonly string[]>> = {
  "a name": [
    ".masthead.title",
    ".library.bundledModel",
    ".library.bundledData",
    ".library.hub",
    ".library.presets.domainnet126.title",
    ".library.presets.dn4il.title",
    ".charts.terms.lipsum",
    ".charts.terms.l2_sp",
    ".schema.fields.trains.options.layer-norms.label",
    ".schema.fields.trains.options.lora.label",
    ".schema.fields.textSource.options.lorem.label",
    ".setup.webgpu",
    ".setup.wasm",
  ],
  "an abbreviation that the field has in every language": [
    ".analyses.calibration.nll",
    ".analyses.calibration.ece",
    ".measures.nll",
    ".schema.fields.guidance.distance.options.kl.label",
    ".charts.csv",
    ".charts.svg",
    ".charts.png",
  ],
  "what keys have on them": [
    ".shortcuts.keys.run.key",
    ".shortcuts.keys.charts.key",
    ".shortcuts.keys.leave.key",
  ],
  "an address": [".board.placeholder"],
};

test("what stays in Latin letters does so somewhere", () => {
  const all = [zh, ja, ko].flatMap((translation) => textsOf(translation));
  for (const path of Object.values(inLatin).flat()) {
    const own = all.filter(([other]) => other === path);
    expect(
      own.some(([, text]) => isForeign(sampleOf(text))),
      path,
    ).toBe(true);
  }
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

const places = [0, 1, 2, 3, 4, 5];
const mark = (place: number) => `⟦${place}⟧`;

/** Which of a text's values stand in it, by their places. */
function valuesSaid(text: Text): readonly number[] {
  const said = sampleOf(text);
  return places.filter((place) => said.includes(mark(place)));
}

/** A text with marks in the place of its values. */
function sampleOf(text: Text): string {
  if (typeof text === "string") return text;
  // Whatever a text takes, it writes into a template.
  const say = text as (...values: unknown[]) => string;
  try {
    return say(...places.map(mark));
  } catch {
    // It takes lists.
    return say(...places.map((place) => [mark(place)]));
  }
}

/** Whether a text has a word in Latin letters, and no letter of its own script. */
function isForeign(text: string): boolean {
  const own = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
  return /[A-Za-z]{2}/.test(text) && !own.test(text);
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
