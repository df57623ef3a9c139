import { expect, test } from "vitest";
import { contextsOf, headOf } from "./promptMeans.ts";

/** Two classes of two prompts each, D = 3; the second is not of unit norm to the last digit. */
const embeddings = Float32Array.of(
  ...[1, 0, 0, 0, 1.0001, 0], // class 0
  ...[0, 0, 1, 0, 0.6, 0.8], // class 1
);

function expectClose(actual: Float32Array, expected: readonly number[]) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 6));
}

test("a head's column is the normalised mean of its class's embeddings", () => {
  const norm = Math.hypot(0.6, 1.8);
  const expected = [Math.SQRT1_2, 0, Math.SQRT1_2, 0.6 / norm, 0, 1.8 / norm];
  expectClose(headOf(embeddings, 2, 3), expected);
});

test("a context is the normalised mean of its template's embeddings", () => {
  const norm = Math.hypot(1.6, 0.8);
  expectClose(contextsOf(embeddings, 2, 3), [
    Math.SQRT1_2,
    0,
    Math.SQRT1_2,
    0,
    1.6 / norm,
    0.8 / norm,
  ]);
});

test("one class has its own embeddings for contexts, one template its own for a head", () => {
  expectClose(contextsOf(embeddings, 1, 3), [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0.6, 0.8]);
  expectClose(headOf(embeddings, 4, 3), [1, 0, 0, 0, 0, 1, 0, 0.6, 0, 0, 1, 0.8]);
});
