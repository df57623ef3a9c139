import type { XAxisKind } from "../../state/chartSettings.ts";
import type { Words } from "../../words/words.ts";
import type { Curve } from "./curve.ts";
import { isRead, lastAtMost } from "./curve.ts";
import { formatX } from "./xAxis.ts";

/** What the crosshair reads of one curve: its last point up to there. */
export interface Reading {
  readonly curve: Curve;
  readonly y: number;
  readonly band: readonly [low: number, high: number] | null;
}

export function readingsAt(curves: readonly Curve[], at: number): readonly Reading[] {
  return curves.filter(isRead).flatMap((curve): Reading[] => {
    const i = lastAtMost(curve.x, at);
    const y = curve.y[i];
    if (y === undefined || !Number.isFinite(y)) return [];
    const band = curve.band ? ([curve.band.low[i]!, curve.band.high[i]!] as const) : null;
    return [{ curve, y, band }];
  });
}

/** The same in a line, for screen readers. */
export function readoutText(
  curves: readonly Curve[],
  at: number,
  xAxis: XAxisKind,
  format: (value: number) => string,
  { charts, units }: Pick<Words, "charts" | "units">,
): string {
  const values = readingsAt(curves, at).map(
    ({ curve, y }) => `${curve.name} ${curve.row} ${format(y)}`,
  );
  return units.list([`${charts.xAxes[xAxis]} ${formatX(xAxis, at)}`, ...values]);
}
