import { FailureError } from "../../shared/failure.ts";
import { asArray, asInteger, asNumber } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";

/** Between the lowest and the highest value: a pixel of a chart is coarser. */
const levels = 4095;

/**
 * A column in few characters: its lowest and its highest value, then the level of each value as the
 * difference from the one before; null where a value is not finite. No value moves by more than
 * (highest − lowest) / 8190.
 */
export type QuantizedColumn = readonly (number | null)[];

export function quantize(values: readonly number[]): QuantizedColumn {
  const finite = values.filter(Number.isFinite);
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  if (finite.length === 0) return [0, 0, ...values.map(() => null)];
  const [from, to] = [Number(low.toPrecision(7)), Number(high.toPrecision(7))];
  let before = 0;
  const differences = values.map((value) => {
    if (!Number.isFinite(value)) return null;
    const level = to > from ? Math.round(((value - from) / (to - from)) * levels) : 0;
    const difference = level - before;
    before = level;
    return difference;
  });
  return [from, to, ...differences];
}

/** `count` values again; `at` is what messages call the column. Throws a FailureError "bad-file". */
export function dequantize(value: unknown, at: string, count: number): number[] {
  const [low, high, ...differences] = asArray(value, at);
  if (differences.length !== count)
    throw new FailureError(
      "bad-file",
      said("atMustBe", at, said("listOf", count), String(differences.length)),
    );
  const from = asNumber(low, `${at}[0]`);
  const to = asNumber(high, `${at}[1]`);
  let level = 0;
  return differences.map((difference, i) => {
    if (difference === null) return NaN;
    level += asInteger(difference, `${at}[${i + 2}]`, -levels - 1, levels + 1);
    return from + ((to - from) * level) / levels;
  });
}
