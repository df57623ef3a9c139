import { useMemo } from "react";
import { compact } from "../format.ts";
import { useWords } from "../useWords.ts";
import { ChartPanel } from "./ChartPanel.tsx";
import { CurveChart } from "./CurveChart.tsx";
import type { Curve } from "./curve.ts";
import { useDomainCurves, useMeanGapCurves } from "./useCurves.ts";
import type { XRanges } from "./useXRanges.ts";
import { useYScale } from "./useYScale.ts";

/** The energy gap of every run: its mean over the domains in front of each of them. */
export function EnergyGapChart({ x }: { readonly x: XRanges }) {
  const { charts: words } = useWords();
  const byDomain = useDomainCurves("energyGap");
  const means = useMeanGapCurves();
  const curves = useMemo((): readonly Curve[] => {
    if (byDomain.size === 1) return means;
    const thin = [...byDomain.values()]
      .flat()
      .filter(({ isPast }) => !isPast)
      .map((curve): Curve => ({ ...curve, weight: "thin", hasMarkers: false, band: null }));
    return [...thin, ...means];
  }, [byDomain, means]);
  const scale = useYScale("energy-gap", curves, x, { isShare: false, ticks: 4 });
  return (
    <ChartPanel
      id="energy-gap"
      title={words.energyGap}
      label={words.energyGap}
      className="chart"
      help={{ metric: "energyGap" }}
      note={words.energyGapNote}
      canBeLog
      curves={curves}
      format={compact}
    >
      <CurveChart
        title={words.energyGapByDomain}
        curves={curves}
        x={x}
        scale={scale}
        formatY={compact}
        zeroShot={null}
        isKeyboardReachable
      />
    </ChartPanel>
  );
}
