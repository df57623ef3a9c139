import { describe, expect, test } from "vitest";
import { float32ToFloat16, widenBfloat16, widenFloat16 } from "./halfFloat.ts";

function widened(patterns: Uint16Array, widenInto: typeof widenFloat16): Float32Array {
  const numbers = new Float32Array(patterns.length);
  widenInto(patterns, numbers);
  return numbers;
}
const widen = (pattern: number) => widened(Uint16Array.of(pattern), widenFloat16)[0]!;
const narrow = (value: number) => float32ToFloat16(Float32Array.of(value))[0]!;

describe("binary16", () => {
  test("known patterns widen to their values", () => {
    expect(widen(0x3c00)).toBe(1);
    expect(widen(0xc000)).toBe(-2);
    expect(widen(0x7bff)).toBe(65504);
    expect(widen(0x0001)).toBe(2 ** -24);
    expect(widen(0x03ff)).toBe(1023 * 2 ** -24);
    expect(widen(0x0400)).toBe(2 ** -14);
    expect(widen(0x8000)).toBe(-0);
    expect(widen(0x7c00)).toBe(Infinity);
    expect(widen(0xfc00)).toBe(-Infinity);
    expect(widen(0x7e00)).toBeNaN();
  });

  test("every pattern survives widening and narrowing", () => {
    const patterns = Uint16Array.from({ length: 65536 }, (_, i) => i);
    const isNan = (pattern: number) => (pattern & 0x7fff) > 0x7c00;
    const expected = patterns.map((pattern) =>
      isNan(pattern) ? (pattern & 0x8000) | 0x7e00 : pattern,
    );
    // NaN payloads are not kept; the sign of a NaN may not survive a float either.
    const actual = float32ToFloat16(widened(patterns, widenFloat16));
    const differing = patterns.filter((p) => !isNan(p) && actual[p] !== expected[p]);
    expect([...differing]).toEqual([]);
    expect(patterns.every((p) => !isNan(p) || isNan(actual[p]!))).toBe(true);
  });

  test("narrowing rounds to the nearest, ties to even", () => {
    expect(narrow(1 + 2 ** -11)).toBe(0x3c00);
    expect(narrow(1 + 3 * 2 ** -11)).toBe(0x3c02);
    expect(narrow(1 + 2 ** -11 + 2 ** -20)).toBe(0x3c01);
    expect(narrow(2 - 2 ** -12)).toBe(0x4000);
  });

  test("narrowing rounds subnormals the same way", () => {
    expect(narrow(0.5 * 2 ** -24)).toBe(0x0000);
    expect(narrow(1.5 * 2 ** -24)).toBe(0x0002);
    expect(narrow(2.5 * 2 ** -24)).toBe(0x0002);
    expect(narrow(-(2.5 * 2 ** -24 + 2 ** -40))).toBe(0x8003);
    expect(narrow(1023.5 * 2 ** -24)).toBe(0x0400);
    expect(narrow(1e-30)).toBe(0);
  });

  test("narrowing overflows to infinity at 65520", () => {
    expect(narrow(65519.99)).toBe(0x7bff);
    expect(narrow(65520)).toBe(0x7c00);
    expect(narrow(-1e30)).toBe(0xfc00);
    expect(narrow(Infinity)).toBe(0x7c00);
    expect(narrow(NaN) & 0x7fff).toBe(0x7e00);
  });
});

test("bfloat16 is the upper half of a float32", () => {
  const wide = widened(Uint16Array.of(0x3f80, 0xc049, 0x7f80, 0x0001), widenBfloat16);
  expect([...wide]).toEqual([1, -3.140625, Infinity, 2 ** -133]);
});
