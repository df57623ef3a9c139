import { expect, test } from "vitest";
import { GraphBuilder } from "./builder.ts";
import { madeBufferBytes, reusedBufferBytes } from "./reusedBuffers.ts";

/** Three exponentials of 25 numbers in a row, of which one is given, and then their sum. */
function chain(given: 0 | 2) {
  const g = new GraphBuilder("chain");
  const values = [g.input("x", [25])];
  for (let i = 0; i < 3; i++) values.push(g.exp(values.at(-1)!));
  g.output(values[1 + given]!, "given");
  g.output(g.reduceSum(values[3]!, [0]), "sum");
  return g.build();
}

test("an output takes room from the moment that it is made", () => {
  // The second is made beside the first, and then a buffer serves the third.
  expect(reusedBufferBytes(chain(0))).toBe(200);
  expect(madeBufferBytes(chain(0))).toBe(300);
  // When the last is made only one of the others is still there.
  expect(reusedBufferBytes(chain(2))).toBe(200);
  expect(madeBufferBytes(chain(2))).toBe(200);
});
