import type { ChartMark } from "../../state/chartMarks.ts";
import type { Words } from "../../words/words.ts";

/** What a mark says. */
export function markText(mark: ChartMark, { keeping, charts }: Words): string {
  if (mark.kind === "rate") return charts.rateMark(String(mark.learningRate), mark.step);
  return keeping.mark(keeping.causes[mark.kind], mark.step);
}
