import { expect, test } from "vitest";
import { en } from "./en/index.ts";
import { complete } from "./translation.ts";

test("what is not translated is read in English, deep within an area too", () => {
  const words = complete({ setup: { form: "…", groups: { memory: "…" } } });
  expect(words.setup.form).toBe("…");
  expect(words.setup.groups).toEqual({ ...en.setup.groups, memory: "…" });
  expect(words.controls).toEqual(en.controls);
  expect(words.status.finishedAfter(3)).toBe(en.status.finishedAfter(3));
});
