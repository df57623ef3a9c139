import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("what would break a row is quoted, and nothing is nothing", () => {
  expect(
    csvOf(
      ["text", "gap"],
      [
        ['a, "b"', 1.5],
        ["plain", null],
      ],
    ),
  ).toBe('text,gap\n"a, ""b""",1.5\nplain,\n');
});
