import { useMemo } from "react";
import { wilsonInterval } from "../../experiment/interval.ts";
import type { DomainResult } from "../../experiment/record.ts";
import { smooth } from "../../state/smooth.ts";
import type { Words } from "../../words/words.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import type { Measure } from "../MeasureButtons.tsx";
import { useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import type { Band, Curve } from "./curve.ts";
import { overSeeds } from "./overSeeds.ts";
import type { SeedPoints } from "./overSeeds.ts";
import type { ShownSeries } from "./useShownSeries.ts";
import { useShownSeries, useTrainPictures } from "./useShownSeries.ts";
import { xOfLog, xOfStep } from "./xAxis.ts";

/** More intervals than these over one another say nothing. */
const mostBands = 3;

/** More markers than these in a chart hide its lines. */
const mostMarkers = 150;

export interface LossCurves {
  readonly curves: readonly Curve[];
  /** The terms of all shown runs by name. */
  readonly terms: readonly string[];
}

/**
 * The unweighted loss terms of every shown series, without those that are switched off; smoothed, with
 * what was measured pale behind the first term of each.
 */
export function useLossCurves(): LossCurves {
  const { shown, version } = useShownSeries("all");
  const hidden = useView((state) => state.hidden);
  const { charts: words } = useWords();
  const { xAxis, smoothing } = useView((state) => state.charts);
  const trainPictures = useTrainPictures();
  return useMemo(() => {
    const terms = [
      ...new Set(
        shown.flatMap(({ members }) => members.flatMap(({ log }) => [...log.terms.keys()])),
      ),
    ];
    const hasBands = countLive(shown) <= mostBands;
    const curves = shown.flatMap(({ id, fileName, look, members }) => {
      const own = terms.filter((name) => members.some(({ log }) => log.terms.has(name)));
      return own.flatMap((name, i): Curve[] => {
        if (hidden.has(termKey(name))) return [];
        const pointsOf = (share: number): SeedPoints[] =>
          members.map(({ run, log }) => ({
            step: log.terms.has(name) ? log.step.values : [],
            x: xOfLog(xAxis, run, log, trainPictures),
            y: smoothed(log.terms.get(name)?.values ?? [], share * run.spec.steps),
            band: null,
          }));
        const isFirst = i === 0;
        const base = {
          ...look,
          row: termIn(words, name),
          column: `${fileName}/${termLabel(name)}`,
          hasMarkers: false,
        };
        const main = overSeeds(
          { ...base, id: `${id}/${name}`, weight: isFirst ? "bold" : "thin" },
          pointsOf(smoothing),
        ).map((curve) => (isFirst && hasBands ? curve : { ...curve, band: null }));
        if (!isFirst || look.isPast || smoothing === 0) return main;
        const trace = overSeeds(
          { ...base, id: `${id}/${name}/trace`, weight: "trace" },
          pointsOf(0),
        );
        return [...trace.slice(0, 1).map((curve) => ({ ...curve, band: null })), ...main];
      });
    });
    return { curves, terms };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the logs change without their identity
  }, [shown, version, hidden, xAxis, smoothing, trainPictures, words]);
}

function smoothed(values: ArrayLike<number>, memory: number): ArrayLike<number> {
  return memory <= 1 ? values : smooth(values, memory);
}

/** A loss term in the page's language; one that has no words is called by its name in records. */
export function termIn({ terms }: Words["charts"], name: string): string {
  return terms[name] ?? termLabel(name);
}

/** A loss term as files have it. */
function termLabel(name: string): string {
  return name.replaceAll("_", "-");
}

/** A loss term among what can be switched off. */
export function termKey(name: string): string {
  return `term/${name}`;
}

/** One measure of every domain that is switched on and every shown series, by domain id. */
export function useDomainCurves(measure: Measure): ReadonlyMap<string, readonly Curve[]> {
  const { shown, version } = useShownSeries("evaluations");
  const domains = useDomains();
  const hidden = useView((state) => state.hidden);
  const xAxis = useView((state) => state.charts.xAxis);
  const trainPictures = useTrainPictures();
  return useMemo(() => {
    const hasBands = countLive(shown) <= mostBands;
    const curves = domains
      .filter(({ id }) => !hidden.has(id))
      .map(({ id, title }): [string, Curve[]] => [
        id,
        shown.flatMap(({ id: seriesId, fileName, look, members }) => {
          const points = members.map(({ run, log }): SeedPoints => {
            const xOf = xOfStep(xAxis, run, log, trainPictures);
            const measured = log.evaluations.flatMap(({ step, domains: results }) => {
              const result = results[id];
              return result ? [{ step, x: xOf(step), result }] : [];
            });
            return {
              step: measured.map(({ step }) => step),
              x: measured.map(({ x }) => x),
              y: measured.map(({ result }) => result[measure]),
              band:
                measure === "accuracy" ? wilsonBand(measured.map(({ result }) => result)) : null,
            };
          });
          return overSeeds(
            {
              ...look,
              id: `${seriesId}/${id}`,
              row: title,
              column: `${fileName}/${title}`,
              weight: "bold",
              hasMarkers: hasRoom(points, shown),
            },
            points,
          ).map((curve) => (hasBands ? curve : { ...curve, band: null }));
        }),
      ]);
    return new Map(curves);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the logs change without their identity
  }, [shown, version, domains, hidden, measure, xAxis, trainPictures]);
}

/** Of every shown series its energy gap's mean over the domains that are switched on. */
export function useMeanGapCurves(): readonly Curve[] {
  const { shown, version } = useShownSeries("evaluations");
  const { charts: words } = useWords();
  const domains = useDomains();
  const hidden = useView((state) => state.hidden);
  const xAxis = useView((state) => state.charts.xAxis);
  const trainPictures = useTrainPictures();
  return useMemo(() => {
    const ids = domains.map(({ id }) => id).filter((id) => !hidden.has(id));
    const hasBands = countLive(shown) <= mostBands;
    return shown.flatMap(({ id, fileName, look, members }) => {
      const points = members.map(({ run, log }): SeedPoints => {
        const xOf = xOfStep(xAxis, run, log, trainPictures);
        return {
          step: log.evaluations.map(({ step }) => step),
          x: log.evaluations.map(({ step }) => xOf(step)),
          y: log.evaluations.map(({ domains: results }) => {
            const gaps = ids.map((domain) => results[domain]?.energyGap ?? NaN);
            return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
          }),
          band: null,
        };
      });
      const hasMarkers = hasRoom(points, shown);
      const named = { row: words.mean, column: `${fileName}/mean` };
      const own = { ...look, ...named, id: `${id}/mean`, weight: "bold", hasMarkers } as const;
      return overSeeds(own, points).map((curve) => (hasBands ? curve : { ...curve, band: null }));
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the logs change without their identity
  }, [shown, version, domains, hidden, xAxis, trainPictures, words]);
}

/** Whether every point of every series can have its marker. */
function hasRoom(points: readonly SeedPoints[], shown: readonly ShownSeries[]): boolean {
  return countLive(shown) * Math.max(...points.map(({ y }) => y.length)) <= mostMarkers;
}

function countLive(shown: readonly ShownSeries[]): number {
  return shown.filter(({ look }) => !look.isPast).length;
}

function wilsonBand(results: readonly DomainResult[]): Band {
  const intervals = results.map(({ correct, n }) => wilsonInterval(correct, n));
  return { low: intervals.map(({ low }) => low), high: intervals.map(({ high }) => high) };
}
