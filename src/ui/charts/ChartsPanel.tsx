import { DomainCharts } from "./DomainCharts.tsx";
import { EnergyGapChart } from "./EnergyGapChart.tsx";
import { LossChart } from "./LossChart.tsx";
import { useXRanges } from "./useXRanges.ts";
import "./charts.css";

/** All charts. A module of its own, which loads with the first Start. */
export function ChartsPanel() {
  const x = useXRanges();
  return (
    <>
      <DomainCharts x={x} />
      <div className="charts-pair">
        <LossChart x={x} />
        <EnergyGapChart x={x} />
      </div>
    </>
  );
}
