import { useMemo, useState } from "react";
import { useDomains } from "../dataset/datasetContext.ts";
import { compact } from "../format.ts";
import { MeasureButtons } from "../MeasureButtons.tsx";
import type { Measure } from "../MeasureButtons.tsx";
import { useExperiment } from "../status/useExperiment.ts";
import { useWords } from "../useWords.ts";
import { ChartPanel } from "./ChartPanel.tsx";
import { CurveChart } from "./CurveChart.tsx";
import type { Curve } from "./curve.ts";
import { useDomainCurves } from "./useCurves.ts";
import type { XRanges } from "./useXRanges.ts";
import { useYScale } from "./useYScale.ts";

const wholePercent = (share: number) => `${Math.round(100 * share)}%`;

/** A small chart a domain, on one scale. */
export function DomainCharts({ x }: { readonly x: XRanges }) {
  const [measure, setMeasure] = useState<Measure>("accuracy");
  const { charts: words, units } = useWords();
  const domains = useDomains();
  const byDomain = useDomainCurves(measure);
  const experiment = useExperiment();
  const zeroShot = experiment.find((run) => run.zeroShot)?.zeroShot;
  const curves = useMemo(() => [...byDomain.values()].flat(), [byDomain]);
  const isShare = measure === "accuracy";
  const scale = useYScale("domains", curves, x, { isShare, ticks: 4 });
  const title = words.measures[measure];
  const format = isShare ? wholePercent : compact;
  const first = domains.find(({ id }) => byDomain.has(id));
  return (
    <ChartPanel
      id="domains"
      title={words.byDomain}
      label={words.measureByDomain(title)}
      className="charts-accuracy"
      controls={
        <MeasureButtons
          label={words.measureShown}
          measure={measure}
          onMeasure={setMeasure}
          also={["seedInterval"]}
        />
      }
      note={units.clauses([words.zeroShotDotted, ...bandNotes(curves, words)])}
      canBeLog={!isShare}
      {...{ curves, format }}
    >
      <div className="charts-domains">
        {domains.map((domain) => {
          const shown = byDomain.get(domain.id);
          const measured = zeroShot?.[domain.id];
          return (
            shown && (
              <figure key={domain.id} className="charts-domain">
                <figcaption>
                  <b>{domain.title}</b>
                  <span className="panel-note">
                    {units.list([
                      ...(domain.role === "reference" ? [words.trainedOn] : []),
                      ...(measured ? [`n ${measured.n}`] : []),
                    ])}
                  </span>
                </figcaption>
                <CurveChart
                  title={words.measureOn(title, domain.title)}
                  curves={shown}
                  x={x}
                  scale={scale}
                  formatY={format}
                  zeroShot={measured?.[measure] ?? null}
                  isSmall
                  isKeyboardReachable={domain === first}
                />
              </figure>
            )
          );
        })}
      </div>
    </ChartPanel>
  );
}

/** What the shaded bands are. */
function bandNotes(
  curves: readonly Curve[],
  words: { readonly shaded: string; readonly shadedOverSeeds: (seeds: number) => string },
): string[] {
  const banded = curves.filter(({ band, isPast }) => band && !isPast);
  if (banded.length === 0) return [];
  const seeds = Math.max(...banded.map((curve) => curve.seeds));
  return [seeds > 1 ? words.shadedOverSeeds(seeds) : words.shaded];
}
