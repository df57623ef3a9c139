import type { XAxisKind } from "../../state/chartSettings.ts";
import type { MetricLog } from "../../state/metricLog.ts";
import type { Run } from "../../state/run.ts";
import { unreachable } from "../../shared/unreachable.ts";
import { compact, duration } from "../format.ts";
import { lastAtMost } from "./curve.ts";

/**
 * Where an update of a run stands on the x axis: its number, the seconds of training until then, or
 * how often the training pictures have been seen. NaN where that is not known.
 */
export function xOfStep(
  kind: XAxisKind,
  { spec }: Run,
  log: MetricLog,
  trainPictures: number,
): (step: number) => number {
  switch (kind) {
    case "step":
      return (step) => step;
    case "epoch":
      return (step) => (step * spec.batchSize) / trainPictures;
    case "time":
      return (step) => {
        if (step === 0) return 0;
        const at = lastAtMost(log.step.values, step);
        return at < 0 ? NaN : log.trainingMs.values[at]! / 1000;
      };
    default:
      return unreachable(kind);
  }
}

/** The x of every logged update. */
export function xOfLog(
  kind: XAxisKind,
  run: Run,
  log: MetricLog,
  trainPictures: number,
): Float64Array {
  if (kind === "step") return log.step.values;
  if (kind === "time") return log.trainingMs.values.map((ms) => ms / 1000);
  return log.step.values.map(xOfStep(kind, run, log, trainPictures));
}

/** A number at the x axis. */
export function formatX(kind: XAxisKind, value: number): string {
  if (kind === "time") return value === 0 ? "0" : duration(1000 * value);
  return kind === "step" ? String(value) : compact(value);
}
