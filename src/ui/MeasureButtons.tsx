import "./measureButtons.css";

export type Measure = "accuracy" | "energyGap" | "nll";

const measures: readonly { readonly id: Measure; readonly title: string; readonly doc: string }[] =
  [
    { id: "accuracy", title: "Accuracy", doc: "Share of right answers" },
    {
      id: "energyGap",
      title: "Energy gap",
      doc: "Mean squared shift of the scores on random text since the zero-shot model",
    },
    {
      id: "nll",
      title: "NLL",
      doc: "Negative log-likelihood of the right class, in nats: lower is better",
    },
  ];

interface MeasureButtonsProps {
  /** What they switch, for screen readers. */
  readonly label: string;
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
}

/** Which measure a panel shows. */
export function MeasureButtons({ label, measure, onMeasure }: MeasureButtonsProps) {
  return (
    <div className="measures" role="group" aria-label={label}>
      {measures.map(({ id, title, doc }) => (
        <button
          key={id}
          type="button"
          title={doc}
          aria-pressed={id === measure}
          onClick={() => onMeasure(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
