import type { XRange } from "../../state/view.ts";
import type { Scale } from "./scale.ts";
import { heightOf } from "./scale.ts";
import type { Size } from "./useSize.ts";

/** Free around the curves, in CSS pixels: of the axes, and beyond them. */
export const margin = { top: 6, right: 8, bottom: 0, left: 0 } as const;
export const yAxisWidth = 38;
export const xAxisHeight = 18;

/** Where the curves lie within a chart. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function plotOf({ width, height }: Size): Plot {
  return {
    left: yAxisWidth + margin.left,
    top: margin.top,
    width: Math.max(1, width - yAxisWidth - margin.left - margin.right),
    height: Math.max(1, height - xAxisHeight - margin.top - margin.bottom),
  };
}

/** From the plot's left edge. */
export function pixelOf(x: number, [from, to]: XRange, { width }: Plot): number {
  return ((x - from) / (to - from)) * width;
}

export function xAtPixel(pixel: number, [from, to]: XRange, { width }: Plot): number {
  return from + (Math.min(Math.max(pixel, 0), width) / width) * (to - from);
}

/** From the plot's top edge. */
export function pixelOfY(y: number, scale: Scale, { height }: Plot): number {
  return (1 - heightOf(scale, y)) * height;
}
