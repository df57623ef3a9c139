import { DomainCharts } from "../charts/DomainCharts.tsx";
import { useXRanges } from "../charts/useXRanges.ts";
import "../charts/charts.css";

/** The curves by domain alone. A module of its own, which loads with them. */
export function AccuracyChart() {
  return <DomainCharts x={useXRanges()} />;
}
