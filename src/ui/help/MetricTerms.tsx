import type { FormulaMetric } from "../../experiment/formulas.ts";
import { useWords } from "../useWords.ts";
import { MetricHelp } from "./MetricHelp.tsx";
import "./metricTerms.css";

/** The quantities of a view by name, each with what it says and its formula. */
export function MetricTerms({ metrics }: { readonly metrics: readonly FormulaMetric[] }) {
  const words = useWords();
  return (
    <ul className="metric-terms" aria-label={words.help.terms}>
      {metrics.map((metric) => (
        <li key={metric}>
          {words.metrics[metric].title} <MetricHelp metric={metric} />
        </li>
      ))}
    </ul>
  );
}
