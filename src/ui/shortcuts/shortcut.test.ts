import { expect, test } from "vitest";
import { shortcutOf } from "./shortcut.ts";

const press = (key: string, changes = {}) =>
  shortcutOf({ key, hasModifier: false, isTaken: false, ...changes });

test("keys press what the sheet says, in either case", () => {
  expect(["?", " ", "ArrowRight", "s", "S", "p", "t"].map((key) => press(key))).toEqual([
    "sheet",
    "run",
    "step",
    "share",
    "share",
    "present",
    "theme",
  ]);
  expect(press("x")).toBeNull();
  expect(press("constructor")).toBeNull();
});

test("a key that is typed, or belongs to the browser or to what has the focus, is none", () => {
  expect(press("s", { isTaken: true })).toBeNull();
  expect(press("s", { hasModifier: true })).toBeNull();
});
