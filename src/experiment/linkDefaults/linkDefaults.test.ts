import { expect, test } from "vitest";
import { isRecipeId, recipeIds, recipeOf } from "../../recipes/index.ts";
import { defaultSpec } from "../defaultSpec.ts";
import { decodeSpec, encodeSpec } from "../shareLink.ts";
import { commonFields } from "../spec.ts";
import { readSpecObject } from "../specFile.ts";
import { linkDefaults, linkVersion, linkVersions } from "./linkDefaults.ts";
import savedLinks from "./savedLinks.json" with { type: "json" };
import version1 from "./version1.json" with { type: "json" };
import version2 from "./version2.json" with { type: "json" };

const files: Readonly<Record<string, object>> = { "1": version1, "2": version2 };

test.each(Object.entries(files))(
  "version %s's file has a valid value for every field",
  (_, file) => {
    const { problems } = readSpecObject({ ...file });
    expect(problems).toEqual([]);
    const table = file as typeof version2;
    expect(Object.keys(table).sort()).toEqual(
      ["recipes", "hyperparameters", ...Object.keys(commonFields)].sort(),
    );
    const withFields = recipeIds.filter(
      (id) => Object.keys(recipeOf(id).hyperparameters).length > 0,
    );
    expect(Object.keys(table.hyperparameters).sort()).toEqual([...withFields].sort());
    for (const [id, values] of Object.entries(table.hyperparameters))
      expect(Object.keys(values), id).toEqual(
        isRecipeId(id) ? Object.keys(recipeOf(id).hyperparameters) : [],
      );
  },
);

test("the defaults of today are those of the version that is written: a changed one needs a new version", () => {
  expect(linkVersions).toEqual(Object.keys(files));
  expect(linkDefaults(linkVersion)).toEqual(defaultSpec());
  expect(readSpecObject({ ...files[linkVersion] }).spec).toEqual(defaultSpec());
});

test("a version that there is none of has no defaults", () => {
  for (const version of ["0", "3", "", "__proto__", "1.0"])
    expect(linkDefaults(version)).toBeNull();
});

/** Written by the page of their time, with the spec that it opened them with. They never change. */
test.each(savedLinks)("the saved link '$link' opens as it did", ({ link, opens }) => {
  const { spec, problems } = decodeSpec(link);
  expect(problems).toEqual([]);
  expect(spec).toMatchObject(opens);
  expect(decodeSpec(encodeSpec(spec))).toEqual({ spec, problems: [] });
});

test("what is wrong in an old link has the default of then", () => {
  const { spec, problems } = decodeSpec("v=1&steps=0&learningRate=x&lipsum-ft.texts=0&seed=4");
  expect(problems.map(({ field }) => field)).toEqual(["steps", "learningRate", "lipsum-ft.texts"]);
  expect(spec).toEqual({ ...linkDefaults("1"), seed: 4 });
});
