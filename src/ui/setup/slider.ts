import type { NumberField } from "../../shared/schema.ts";

/** Positions of a slider. */
export const sliderSteps = 200;

/** Where a value sits on its slider, 0 to {@link sliderSteps}. */
export function toPosition(field: NumberField, value: number): number {
  const share =
    field.scale === "log"
      ? Math.log(Math.max(value, floorOf(field)) / floorOf(field)) /
        Math.log(field.max / floorOf(field))
      : (value - field.min) / (field.max - field.min);
  return Math.round(sliderSteps * Math.min(1, Math.max(0, share)));
}

/** The value at a position, in two digits or whole: what a person would have typed. */
export function fromPosition(field: NumberField, position: number): number {
  if (position <= 0) return field.min;
  if (position >= sliderSteps) return field.max;
  const share = position / sliderSteps;
  const exact =
    field.scale === "log"
      ? floorOf(field) * (field.max / floorOf(field)) ** share
      : field.min + share * (field.max - field.min);
  const rounded =
    field.integer && (exact < 100 || field.scale !== "log")
      ? Math.round(exact)
      : Number(exact.toPrecision(2));
  return Math.min(field.max, Math.max(field.min, rounded));
}

/** Where a logarithmic slider begins: a range from 0 takes its last five decades. */
function floorOf(field: NumberField): number {
  return field.min > 0 ? field.min : field.max / 1e5;
}
