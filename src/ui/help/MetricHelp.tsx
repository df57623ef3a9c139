import type { FormulaMetric } from "../../experiment/formulas.ts";
import { useWords } from "../useWords.ts";
import { Help } from "./Help.tsx";
import { LazyFormula } from "./LazyFormula.tsx";

export interface MetricHelpProps {
  readonly metric: FormulaMetric;
  /** What stands beside it and has no "?" of its own. */
  readonly also?: readonly FormulaMetric[];
}

/** What a measured quantity says, and its formula. */
export function MetricHelp({ metric, also = [] }: MetricHelpProps) {
  const { metrics } = useWords();
  const { title, doc } = metrics[metric];
  return (
    <Help about={title} doc={doc} formula={{ metric }}>
      {also.map((other) => (
        <section key={other}>
          <b>{metrics[other].title}</b>
          <p>{metrics[other].doc}</p>
          <LazyFormula of={{ metric: other }} />
        </section>
      ))}
    </Help>
  );
}
