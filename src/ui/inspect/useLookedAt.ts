import type { ChangedPrediction } from "../../experiment/record.ts";
import type { Run } from "../../state/run.ts";
import { lastAtMost } from "../charts/curve.ts";
import { useTrainPictures } from "../charts/useShownSeries.ts";
import { xOfStep } from "../charts/xAxis.ts";
import { usePlayground, useView } from "../playgroundContext.ts";

export interface LookedAt {
  /** A chart was asked, and the run does not say what had changed there. */
  readonly isUntold: boolean;
  /** Of the evaluation, or null for the latest. */
  readonly step: number | null;
  readonly changed: readonly ChangedPrediction[];
}

/** What a run's last evaluation had changed where a chart was asked; else what the latest has. */
export function useLookedAt(run: Run): LookedAt {
  const { logs } = usePlayground();
  const trainPictures = useTrainPictures();
  const at = useView((state) => state.lookedAt);
  const xAxis = useView((state) => state.charts.xAxis);
  const isUntold = at !== null && run.changedAt === null;
  const latest = { isUntold, step: null, changed: run.changed };
  if (at === null || run.changedAt === null) return latest;
  const xOf = xOfStep(xAxis, run, logs.of(run.id), trainPictures);
  const places = run.changedAt.map(({ step }) => xOf(step));
  const found = run.changedAt[lastAtMost(places, at)];
  return found ? { isUntold, ...found } : latest;
}
