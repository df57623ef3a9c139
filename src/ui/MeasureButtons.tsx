import type { FormulaMetric } from "../experiment/formulas.ts";
import { MetricHelp } from "./help/MetricHelp.tsx";
import { useWords } from "./useWords.ts";
import "./measureButtons.css";

const measures = ["accuracy", "energyGap", "nll"] as const;

/** What is shown with one measure alone. */
export const besides: Readonly<Record<(typeof measures)[number], readonly FormulaMetric[]>> = {
  accuracy: ["interval"],
  energyGap: ["scores"],
  nll: ["probability"],
};

export type Measure = (typeof measures)[number];

interface MeasureButtonsProps {
  /** What they switch, for screen readers. */
  readonly label: string;
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
  /** What else the panel shows beside every measure. */
  readonly also?: readonly FormulaMetric[];
}

/** Which measure a panel shows, and what that one says. */
export function MeasureButtons({ label, measure, onMeasure, also = [] }: MeasureButtonsProps) {
  const { measures: words } = useWords();
  return (
    <div className="measures" role="group" aria-label={label}>
      {measures.map((id) => (
        <button
          key={id}
          type="button"
          className="measures-choice"
          aria-pressed={id === measure}
          onClick={() => onMeasure(id)}
        >
          {words[id]}
        </button>
      ))}
      <MetricHelp metric={measure} also={[...besides[measure], ...also]} />
    </div>
  );
}
