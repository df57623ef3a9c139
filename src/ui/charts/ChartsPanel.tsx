import { useMemo } from "react";
import { compact } from "../format.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { useRuns } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { CurveChart } from "./CurveChart.tsx";
import type { Curve } from "./curve.ts";
import { DomainMarker } from "./DomainMarker.tsx";
import { useDomainCurves, useLossCurves } from "./useCurves.ts";
import "./charts.css";

/** All charts. A module of its own, so that recharts loads with the first Start. */
export function ChartsPanel() {
  const steps = useRuns((state) => Math.max(1, ...state.runs.map(({ spec }) => spec.steps)));
  return (
    <>
      <AccuracyCharts steps={steps} />
      <div className="charts-pair">
        <LossChart steps={steps} />
        <EnergyGapChart steps={steps} />
      </div>
    </>
  );
}

interface ChartProps {
  readonly steps: number;
}

/** The tenths around every interval: all domains share one scale. */
function accuracyRange(curves: ReadonlyMap<string, readonly Curve[]>): [number, number] {
  let [lowest, highest] = [1, 0];
  for (const { band } of [...curves.values()].flat()) {
    for (const [low, high] of band ?? []) {
      lowest = Math.min(lowest, low);
      highest = Math.max(highest, high);
    }
  }
  return lowest > highest ? [0, 1] : [Math.floor(10 * lowest) / 10, Math.ceil(10 * highest) / 10];
}

const wholePercent = (share: number) => `${Math.round(100 * share)}%`;

/** A small chart a domain, on one scale. */
function AccuracyCharts({ steps }: ChartProps) {
  const domains = useDomains();
  const curves = useDomainCurves("accuracy");
  const experiment = useExperiment();
  const zeroShot = experiment.find((run) => run.zeroShot)?.zeroShot;
  const [bottom, top] = accuracyRange(curves);
  return (
    <section className="panel charts-accuracy" aria-label="Accuracy by domain">
      <h2 className="panel-title">
        Accuracy <span className="panel-note">dotted: zero-shot; shaded: 95 % interval</span>
      </h2>
      <div className="charts-domains">
        {domains.map((domain, index) => {
          const shown = curves.get(domain.id);
          const measured = zeroShot?.[domain.id];
          return (
            shown && (
              <figure key={domain.id} className="charts-domain">
                <figcaption>
                  <DomainMarker index={index} /> <b>{domain.title}</b>
                  <span className="panel-note">
                    {domain.role === "reference" && "trained on"}
                    {domain.role === "reference" && measured && ", "}
                    {measured && `n ${measured.n}`}
                  </span>
                </figcaption>
                <CurveChart
                  title={`Accuracy on ${domain.title} over steps`}
                  curves={shown}
                  steps={steps}
                  yBottom={bottom}
                  yTop={top}
                  formatY={wholePercent}
                  zeroShot={measured?.accuracy ?? null}
                />
              </figure>
            )
          );
        })}
      </div>
    </section>
  );
}

function LossChart({ steps }: ChartProps) {
  const { curves, terms } = useLossCurves();
  return (
    <section className="panel chart" aria-label="Loss">
      <h2 className="panel-title">
        Loss{" "}
        <span className="panel-note">
          {terms.map(({ label, color }) => (
            <span key={label} className="chart-term">
              <svg width="14" height="8" aria-hidden="true">
                <line x1="0" x2="14" y1="4" y2="4" stroke={color} strokeWidth="3" />
              </svg>{" "}
              {label}
            </span>
          ))}
          unweighted
        </span>
      </h2>
      <CurveChart
        title="Loss terms over steps"
        curves={curves}
        steps={steps}
        yBottom={0}
        yTop={null}
        formatY={compact}
        zeroShot={null}
      />
    </section>
  );
}

function EnergyGapChart({ steps }: ChartProps) {
  const byDomain = useDomainCurves("energyGap");
  const curves = useMemo(() => [...byDomain.values()].flat(), [byDomain]);
  return (
    <section className="panel chart" aria-label="Energy gap">
      <h2 className="panel-title">
        Energy gap{" "}
        <span
          className="panel-note"
          title="Mean over pictures and random texts of (v − v₀)², where v are the scores of a picture on random texts now and v₀ those of the zero-shot model."
        >
          squared shift of the scores on random text since zero-shot
        </span>
      </h2>
      <CurveChart
        title="Energy gap by domain over steps"
        curves={curves}
        steps={steps}
        yBottom={0}
        yTop={null}
        formatY={compact}
        zeroShot={null}
      />
    </section>
  );
}
