import { useMemo } from "react";
import { ReferenceLine } from "recharts";
import type { Mark } from "../../experiment/recording.ts";
import type { XRange } from "../../state/view.ts";
import { usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { useTrainPictures } from "./useShownSeries.ts";
import { xOfStep } from "./xAxis.ts";

/** Where shown runs broke off and went on: a hairline each. */
export function Marks({ x }: { readonly x: XRange }) {
  const { keeping: words } = useWords();
  const marks = useMarks();
  return marks
    .filter((mark) => mark.x >= x[0] && mark.x <= x[1])
    .map(({ x: at, step, kind }) => (
      <ReferenceLine
        key={`${step}/${kind}/${at}`}
        x={at}
        className="chart-mark"
        stroke="var(--ink-3)"
        strokeWidth={0.75}
        label={{ value: "↻", position: "insideTopLeft" }}
        zIndex={0}
      >
        <title>{words.mark(words.causes[kind], step)}</title>
      </ReferenceLine>
    ));
}

/** The marks of all runs that are switched on, once where runs of an experiment have them together. */
function useMarks(): readonly (Mark & { readonly x: number })[] {
  const { runs: store, logs } = usePlayground();
  const hidden = useView((state) => state.hidden);
  const xAxis = useView((state) => state.charts.xAxis);
  const trainPictures = useTrainPictures();
  const key = useRuns(({ runs }) => runs.map(({ marks }) => marks.length).join());
  return useMemo(() => {
    const marks = new Map<string, Mark & { readonly x: number }>();
    for (const run of store.getState().runs) {
      if (hidden.has(run.id)) continue;
      const xOf = xOfStep(xAxis, run, logs.of(run.id), trainPictures);
      for (const mark of run.marks) {
        const name = `${run.experiment}/${mark.step}/${mark.kind}`;
        if (!marks.has(name)) marks.set(name, { ...mark, x: xOf(mark.step) });
      }
    }
    return [...marks.values()];
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs change all the time, their marks do not
  }, [key, hidden, xAxis, trainPictures, store, logs]);
}
