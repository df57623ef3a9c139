import { useMemo } from "react";
import { ReferenceLine } from "recharts";
import { chartMarksOf, markKey } from "../../state/chartMarks.ts";
import type { ChartMark } from "../../state/chartMarks.ts";
import type { XRange } from "../../state/view.ts";
import { usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { markText } from "./markText.ts";
import { useTrainPictures } from "./useShownSeries.ts";
import { xOfStep } from "./xAxis.ts";

type PlacedMark = ChartMark & { readonly x: number };

/** Where shown runs broke off and went on, and where their learning rate changed: a hairline each. */
export function Marks({ x }: { readonly x: XRange }) {
  const words = useWords();
  const marks = useMarks();
  return marks
    .filter((mark) => mark.x >= x[0] && mark.x <= x[1])
    .map((mark) => (
      <ReferenceLine
        key={`${markKey(mark)}/${mark.x}`}
        x={mark.x}
        className="chart-mark"
        stroke="var(--ink-3)"
        strokeWidth={0.75}
        label={{ value: mark.kind === "rate" ? "η" : "↻", position: "insideTopLeft" }}
        zIndex={0}
      >
        <title>{markText(mark, words)}</title>
      </ReferenceLine>
    ));
}

/** The marks of all runs that are switched on, once where runs of an experiment have them together. */
function useMarks(): readonly PlacedMark[] {
  const { runs: store, logs } = usePlayground();
  const hidden = useView((state) => state.hidden);
  const xAxis = useView((state) => state.charts.xAxis);
  const trainPictures = useTrainPictures();
  const key = useRuns(({ runs }) => runs.flatMap(chartMarksOf).map(markKey).join());
  return useMemo(() => {
    const marks = new Map<string, PlacedMark>();
    for (const run of store.getState().runs) {
      if (hidden.has(run.id)) continue;
      const xOf = xOfStep(xAxis, run, logs.of(run.id), trainPictures);
      for (const mark of chartMarksOf(run)) {
        const name = `${run.experiment}/${markKey(mark)}`;
        if (!marks.has(name)) marks.set(name, { ...mark, x: xOf(mark.step) });
      }
    }
    return [...marks.values()];
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs change all the time, their marks do not
  }, [key, hidden, xAxis, trainPictures, store, logs]);
}
