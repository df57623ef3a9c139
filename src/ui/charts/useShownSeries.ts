import { useMemo } from "react";
import type { MetricLog } from "../../state/metricLog.ts";
import type { Run } from "../../state/run.ts";
import { seriesName } from "../../state/runSeries.ts";
import { en } from "../../words/en/index.ts";
import type { Words } from "../../words/words.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { useKeeping, useRuns, useView } from "../playgroundContext.ts";
import { useLogs } from "../status/useExperiment.ts";
import { useSeries } from "../status/useSeries.ts";
import type { LogPart } from "../status/useThrottledVersion.ts";
import { useThrottledVersion } from "../status/useThrottledVersion.ts";
import { useWords } from "../useWords.ts";
import type { Curve } from "./curve.ts";
import { styleOfSeries } from "./seriesStyle.ts";

/** Milliseconds between two drawings of live curves. */
const drawIntervalMs = 400;

/** What all curves of a series have in common. */
export type Look = Pick<Curve, "series" | "name" | "style" | "isPast">;

export interface ShownSeries {
  readonly id: string;
  /** As files have its name, in English. */
  readonly fileName: string;
  readonly look: Look;
  readonly members: readonly { readonly run: Run; readonly log: MetricLog }[];
}

/** The series of all runs that are switched on, and a number that changes with their logs. */
export function useShownSeries(part: LogPart): {
  readonly shown: readonly ShownSeries[];
  readonly version: number;
} {
  const words = useWords();
  const series = useSeries();
  const hidden = useView((state) => state.hidden);
  const pinned = useKeeping((state) => state.pinned);
  const slots = useView((state) => state.slots);
  const runs = useRuns((state) => state.runs);
  const logs = useLogs(runs);
  const version = useThrottledVersion(logs, drawIntervalMs, part);
  const ids = runs.map(({ id }) => id).join();
  const shown = useMemo(() => {
    const current = runs.at(-1)?.experiment;
    const logOf = new Map(runs.map((run, i) => [run, logs[i]!]));
    return series.flatMap((one): ShownSeries[] => {
      const visible = one.runs.filter(({ id }) => !hidden.has(id));
      if (visible.length === 0) return [];
      const style = styleOfSeries(one.key, slots);
      const isOld = one.experiment !== current;
      const isPast = isOld && !one.isPinned;
      const isImported = visible.every(({ imported }) => imported);
      const nameIn = (language: Words) => {
        const name = seriesName(one, language);
        const own = isOld ? language.charts.ofRun(name, one.experiment) : name;
        return isImported ? language.units.list([own, language.runs.imported.short]) : own;
      };
      return [
        {
          id: one.runs[0]!.id,
          fileName: nameIn(en),
          look: { series: one.key, name: nameIn(words), style, isPast },
          members: visible.map((run) => ({ run, log: logOf.get(run)! })),
        },
      ];
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a run's step changes all the time; which runs there are does not
  }, [ids, hidden, pinned, slots, logs, words]);
  return { shown, version };
}

/** Pictures in an epoch; NaN before the data set is known. */
export function useTrainPictures(): number {
  const reference = useDomains().find(({ role }) => role === "reference");
  return reference?.splits.train?.labels.length ?? NaN;
}
