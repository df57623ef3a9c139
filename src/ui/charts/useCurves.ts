import { useMemo } from "react";
import { wilsonInterval } from "../../experiment/interval.ts";
import type { DomainResult } from "../../experiment/record.ts";
import type { MetricLog } from "../../state/metricLog.ts";
import type { Run } from "../../state/run.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { useRuns, useView } from "../playgroundContext.ts";
import { useLogs } from "../status/useExperiment.ts";
import type { LogPart } from "../status/useThrottledVersion.ts";
import { useThrottledVersion } from "../status/useThrottledVersion.ts";
import type { Curve } from "./curve.ts";
import { colorOf, dashOf, markerOf } from "./seriesStyle.ts";

/** Milliseconds between two drawings of live curves. */
const drawIntervalMs = 400;

interface ShownRun {
  readonly run: Run;
  readonly log: MetricLog;
  readonly isPast: boolean;
}

/** The runs that the legend shows, their logs, and a number that changes with them. */
function useShownRuns(part: LogPart): {
  readonly shown: readonly ShownRun[];
  readonly version: number;
} {
  const runs = useRuns((state) => state.runs);
  const hidden = useView((state) => state.hidden);
  const logs = useLogs(runs);
  const version = useThrottledVersion(logs, drawIntervalMs, part);
  const last = runs.at(-1)?.experiment;
  const ids = runs.map(({ id }) => id).join();
  const shown = useMemo(
    () =>
      runs
        .map((run, i) => ({ run, log: logs[i]!, isPast: run.experiment !== last }))
        .filter(({ run }) => !hidden.has(run.id)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a run's step changes all the time; which runs there are does not
    [ids, hidden, logs, last],
  );
  return { shown, version };
}

export interface LossCurves {
  readonly curves: readonly Curve[];
  /** Every term's name and colour; the line's dashes are its method's. */
  readonly terms: readonly { readonly label: string; readonly color: string }[];
}

/** The unweighted loss terms of every shown run. */
export function useLossCurves(): LossCurves {
  const { shown, version } = useShownRuns("all");
  return useMemo(() => {
    const names = [...new Set(shown.flatMap(({ log }) => [...log.terms.keys()]))];
    const curves = shown.flatMap(({ run, log, isPast }) =>
      [...log.terms].map(([name, column]): Curve => {
        return {
          id: `${run.id}/${name}`,
          row: termLabel(name),
          recipe: run.recipe,
          x: log.step.values,
          y: column.values,
          color: termColor(names.indexOf(name)),
          dash: dashOf(run.recipe),
          marker: null,
          isPast,
          band: null,
        };
      }),
    );
    const terms = names.map((name, i) => ({ label: termLabel(name), color: termColor(i) }));
    return { curves, terms };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the logs change without their identity
  }, [shown, version]);
}

function termColor(index: number): string {
  return index === 0 ? "var(--ink-2)" : colorOf(index + 1);
}

export function termLabel(name: string): string {
  return name.replaceAll("_", "-");
}

/** One measure of every domain and shown run, by domain id. */
export function useDomainCurves(
  measure: "accuracy" | "energyGap",
): ReadonlyMap<string, readonly Curve[]> {
  const { shown, version } = useShownRuns("evaluations");
  const domains = useDomains();
  const hidden = useView((state) => state.hidden);
  return useMemo(() => {
    const curves = domains
      .map((domain, index) => ({ domain, index }))
      .filter(({ domain }) => !hidden.has(domain.id))
      .map(({ domain, index }): [string, Curve[]] => [
        domain.id,
        shown.flatMap(({ run, log, isPast }): Curve[] => {
          const measured = log.evaluations.flatMap(({ step, domains: results }) => {
            const result = results[domain.id];
            return result ? [{ step, result }] : [];
          });
          return [
            {
              id: `${run.id}/${domain.id}`,
              row: domain.title,
              recipe: run.recipe,
              x: measured.map(({ step }) => step),
              y: measured.map(({ result }) => result[measure]),
              color: colorOf(index),
              dash: dashOf(run.recipe),
              marker: markerOf(index),
              isPast,
              band: measure === "accuracy" ? measured.map(({ result }) => bandOf(result)) : null,
            },
          ];
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
