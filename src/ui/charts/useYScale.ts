import { useMemo } from "react";
import { useView } from "../playgroundContext.ts";
import type { Curve } from "./curve.ts";
import type { Scale } from "./scale.ts";
import type { XRanges } from "./useXRanges.ts";
import { yScaleOf } from "./yScale.ts";

/** The y axis of the chart `id` for what its curves show; logarithmic where a person has switched it. */
export function useYScale(
  id: string,
  curves: readonly Curve[],
  x: XRanges,
  { isShare, ticks }: { readonly isShare: boolean; readonly ticks: number },
): Scale {
  const isSwitched = useView((state) => state.charts.logarithmic.includes(id));
  return useMemo(
    () =>
      yScaleOf(curves, {
        x: x.shown,
        isLog: isSwitched && !isShare,
        isShare,
        isZoomed: x.shown !== x.whole,
        ticks,
      }),
    [curves, x, isSwitched, isShare, ticks],
  );
}
