import { useMemo } from "react";
import type { XRange } from "../../state/view.ts";
import { useView } from "../playgroundContext.ts";
import { useShownSeries, useTrainPictures } from "./useShownSeries.ts";
import { xOfStep } from "./xAxis.ts";

/** What all charts show of the x axis, and all that the shown runs need. */
export interface XRanges {
  /** `whole` itself where nothing is zoomed. */
  readonly shown: XRange;
  readonly whole: XRange;
}

export function useXRanges(): XRanges {
  const { shown, version } = useShownSeries("all");
  const zoom = useView((state) => state.zoom);
  const xAxis = useView((state) => state.charts.xAxis);
  const trainPictures = useTrainPictures();
  const end = useMemo(() => {
    const ends = shown.flatMap(({ members }) =>
      members.map(({ run, log }) => {
        const last = xAxis === "time" ? (log.step.values.at(-1) ?? 0) : run.spec.steps;
        return xOfStep(xAxis, run, log, trainPictures)(last);
      }),
    );
    return Math.max(0, ...ends.filter(Number.isFinite)) || 1;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the logs change without their identity
  }, [shown, version, xAxis, trainPictures]);
  return useMemo(() => {
    const whole: XRange = [0, end];
    return { shown: zoom ?? whole, whole };
  }, [zoom, end]);
}
