import { expect, test } from "vitest";
import { commonFields } from "../../experiment/spec.ts";
import { mainFields, moreGroups } from "./commonGroups.ts";

test("every common field is in the form, and none twice; model and data have dialogs", () => {
  const shown = ["model", "dataset", ...mainFields, ...moreGroups.flatMap(({ fields }) => fields)];
  expect([...shown].sort()).toEqual(Object.keys(commonFields).sort());
});
