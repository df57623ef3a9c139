import { expect, test } from "vitest";
import type { MethodCost } from "../../experiment/methodCost.ts";
import { en } from "../../words/en/index.ts";
import { costCells, costSentence, countText } from "./costText.ts";

const cost: MethodCost = {
  trainedParameters: 1_241_088,
  multiplyAdds: 4e9,
  relative: 1.333,
  needs: ["frozen-pass", "text-pass"],
  runs: 0,
  bytes: {
    weights: 5e6,
    gradients: 5e6,
    moments: 10e6,
    copies: 0,
    frozenImageTower: 5e6,
    frozenTextTower: 1e6,
    activations: 4.4e6,
    ...{ inputs: 0, replay: 0, wasmCopies: 0 },
  },
};

test("a cost reads in three short cells and in one sentence", () => {
  expect(costCells(cost)).toEqual(["1.24 M", "×1.3", "30.4 MB"]);
  expect(costSentence(cost, en)).toBe(
    "Trains 1.24 M numbers, at ×1.3 the work of FT's update; needs a frozen image pass at each update; needs a frozen text pass at each update; 30.4 MB on the device.",
  );
});

test("work on cached features is next to none", () => {
  expect(costCells({ ...cost, relative: 0.000054 })[1]).toBe("<×0.01");
});

test("what makes no updates has no work, and says which runs it starts from", () => {
  const soup: MethodCost = {
    ...cost,
    trainedParameters: 0,
    relative: 0,
    needs: ["finished-runs"],
    runs: 3,
  };
  expect(costCells(soup).slice(0, 2)).toEqual(["–", "–"]);
  expect(costSentence(soup, en)).toBe(
    "Makes no updates of its own; starts from 3 finished runs; 30.4 MB on the device.",
  );
});

test.each([
  [676, "676"],
  [1664, "1.66 k"],
  [24_960, "25.0 k"],
  [1_241_088, "1.24 M"],
])("%d numbers are %s", (count, text) => expect(countText(count)).toBe(text));
