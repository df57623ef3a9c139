import { MetricHelp } from "./help/MetricHelp.tsx";
import { useWords } from "./useWords.ts";
import "./measureButtons.css";

const measures = ["accuracy", "energyGap", "nll"] as const;

export type Measure = (typeof measures)[number];

interface MeasureButtonsProps {
  /** What they switch, for screen readers. */
  readonly label: string;
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
}

/** Which measure a panel shows, and what that one says. */
export function MeasureButtons({ label, measure, onMeasure }: MeasureButtonsProps) {
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
      <MetricHelp metric={measure} />
    </div>
  );
}
