import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Evidence } from "./evidence.ts";
import { readmeTable } from "./readmeTable.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** Cells alone: the formatter pads columns, and aligns numbers. */
function cells(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

test("README shows the numbers of docs/evidence.json", () => {
  const evidence = JSON.parse(read("docs/evidence.json")) as Evidence;
  const expected = cells(readmeTable(evidence)!);
  const shown = cells(read("README.md"));
  const first = shown.findIndex((row) => row[1] === "n" && row[2] === "zero-shot");
  expect(shown.slice(first, first + expected.length)).toEqual(expected);
});
