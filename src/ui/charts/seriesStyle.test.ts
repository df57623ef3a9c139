import { expect, test } from "vitest";
import { styleOf, styleOfSeries } from "./seriesStyle.ts";

test("eight methods differ in hue, in dash and in marker, each by itself", () => {
  const styles = Array.from({ length: 8 }, (_, slot) => styleOf(slot));
  for (const part of ["color", "dash", "marker"] as const) {
    expect(new Set(styles.map((style) => style[part])).size).toBe(8);
  }
});

test("beyond eight no two of the first 64 look the same", () => {
  const styles = Array.from({ length: 64 }, (_, slot) => JSON.stringify(styleOf(slot)));
  expect(new Set(styles).size).toBe(64);
});

test("the zero-shot model looks like its dotted lines, whatever else there is", () => {
  const slots = new Map([["ft", 0]]);
  expect(styleOfSeries("zero-shot", slots).color).toBe("var(--zero-shot)");
  expect(styleOfSeries("ft", slots)).toEqual(styleOf(0));
});
