import { expect, test } from "vitest";
import { assignSlots, seriesOf } from "./series.ts";

test("a series keeps its slot while others come and go, and a freed slot is used again", () => {
  const two = assignSlots(new Map(), ["ft", "lipsum-ft"]);
  expect([...two]).toEqual([
    ["ft", 0],
    ["lipsum-ft", 1],
  ]);
  const three = assignSlots(two, ["ft", "kd", "lipsum-ft"]);
  expect(three.get("lipsum-ft")).toBe(1);
  expect(three.get("kd")).toBe(2);
  const without = assignSlots(three, ["kd", "lipsum-ft"]);
  expect(without.get("kd")).toBe(2);
  expect(assignSlots(without, ["kd", "lipsum-ft", "ema"]).get("ema")).toBe(0);
});

test("the same series, in any order, leave the map as it is", () => {
  const two = assignSlots(new Map(), ["ft", "lipsum-ft"]);
  expect(assignSlots(two, ["lipsum-ft", "ft"])).toBe(two);
});

test("what starts from different methods' runs is told apart", () => {
  expect(seriesOf("ft", {})).toBe("ft");
  expect(seriesOf("ft", { of: "lipsum-ft" })).not.toBe(seriesOf("ft", { of: "ft" }));
});
