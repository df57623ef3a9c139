import { useMemo } from "react";
import { wilsonInterval } from "../../experiment/interval.ts";
import type { DomainResult } from "../../experiment/record.ts";
import type { MetricLog } from "../../state/metricLog.ts";
import { seriesOfRun } from "../../state/currentRuns.ts";
import type { Run } from "../../state/run.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import type { Measure } from "../MeasureButtons.tsx";
import { useRuns, useView } from "../playgroundContext.ts";
import { useExperiment, useLogs } from "../status/useExperiment.ts";
import type { LogPart } from "../status/useThrottledVersion.ts";
import { useThrottledVersion } from "../status/useThrottledVersion.ts";
import type { Curve } from "./curve.ts";
import { styleOf } from "./seriesStyle.ts";

/** Milliseconds between two drawings of live curves. */
const drawIntervalMs = 400;

/** More intervals than these over one another say nothing. */
const mostBands = 3;

/** What all curves of a run have in common. */
type Look = Pick<Curve, "series" | "style" | "isPast">;

interface ShownRun {
  readonly run: Run;
  readonly log: MetricLog;
  readonly look: Look;
}

/** The runs that the legend shows, their logs, and a number that changes with them. */
function useShownRuns(part: LogPart): {
  readonly shown: readonly ShownRun[];
  readonly version: number;
} {
  const runs = useRuns((state) => state.runs);
  const experiment = useExperiment();
  const hidden = useView((state) => state.hidden);
  const slots = useView((state) => state.slots);
  const logs = useLogs(runs);
  const version = useThrottledVersion(logs, drawIntervalMs, part);
  const ids = runs.map(({ id }) => id).join();
  const shown = useMemo(
    () =>
      runs
        .map((run, i) => {
          const series = seriesOfRun(run);
          const isPast = !experiment.includes(run);
          const look = { series, style: styleOf(slots.get(series) ?? 0), isPast };
          return { run, log: logs[i]!, look };
        })
        .filter(({ run }) => !hidden.has(run.id)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a run's step changes all the time; which runs there are does not
    [ids, hidden, slots, logs],
  );
  return { shown, version };
}

export interface LossCurves {
  readonly curves: readonly Curve[];
  /** The terms of all shown runs by name. */
  readonly terms: readonly string[];
}

/** The unweighted loss terms of every shown run, without those that are switched off. */
export function useLossCurves(): LossCurves {
  const { shown, version } = useShownRuns("all");
  const hidden = useView((state) => state.hidden);
  return useMemo(() => {
    const curves = shown.flatMap(({ run, log, look }) =>
      [...log.terms].map(([name, column], i): Curve => ({
        ...look,
        id: `${run.id}/${name}`,
        row: termLabel(name),
        x: log.step.values,
        y: column.values,
        weight: i === 0 ? "bold" : "thin",
        hasMarkers: false,
        band: null,
      })),
    );
    const terms = [...new Set(shown.flatMap(({ log }) => [...log.terms.keys()]))];
    const off = new Set(terms.filter((name) => hidden.has(termKey(name))).map(termLabel));
    return { curves: curves.filter(({ row }) => !off.has(row)), terms };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the logs change without their identity
  }, [shown, version, hidden]);
}

export function termLabel(name: string): string {
  return name.replaceAll("_", "-");
}

/** A loss term among what can be switched off. */
export function termKey(name: string): string {
  return `term/${name}`;
}

/** One measure of every domain and shown run, by domain id. */
export function useDomainCurves(measure: Measure): ReadonlyMap<string, readonly Curve[]> {
  const { shown, version } = useShownRuns("evaluations");
  const domains = useDomains();
  const hidden = useView((state) => state.hidden);
  return useMemo(() => {
    const hasBands =
      measure === "accuracy" && shown.filter(({ look }) => !look.isPast).length <= mostBands;
    const curves = domains
      .filter(({ id }) => !hidden.has(id))
      .map(({ id, title }): [string, Curve[]] => [
        id,
        shown.map(({ run, log, look }): Curve => {
          const measured = log.evaluations.flatMap(({ step, domains: results }) => {
            const result = results[id];
            return result ? [{ step, result }] : [];
          });
          return {
            ...look,
            id: `${run.id}/${id}`,
            row: title,
            x: measured.map(({ step }) => step),
            y: measured.map(({ result }) => result[measure]),
            weight: "bold",
            hasMarkers: true,
            band: hasBands ? measured.map(({ result }) => bandOf(result)) : null,
          };
        }),
      ]);
    return new Map(curves);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the logs change without their identity
  }, [shown, version, domains, hidden, measure]);
}

function bandOf({ correct, n }: DomainResult): readonly [number, number] {
  const { low, high } = wilsonInterval(correct, n);
  return [low, high];
}
