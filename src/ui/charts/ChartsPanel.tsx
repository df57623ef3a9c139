import { useMemo, useState } from "react";
import { toggleHidden } from "../../state/view.ts";
import { compact } from "../format.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { MeasureButtons } from "../MeasureButtons.tsx";
import type { Measure } from "../MeasureButtons.tsx";
import { CurveChart } from "./CurveChart.tsx";
import type { Curve } from "./curve.ts";
import { withMeans, withTraces } from "./curve.ts";
import { termKey, termLabel, useDomainCurves, useLossCurves } from "./useCurves.ts";
import "./charts.css";

/** All charts. A module of its own, so that recharts loads with the first Start. */
export function ChartsPanel() {
  const steps = useRuns((state) => Math.max(1, ...state.runs.map(({ spec }) => spec.steps)));
  return (
    <>
      <DomainCharts steps={steps} />
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

const titles: Readonly<Record<Measure, string>> = {
  accuracy: "Accuracy",
  energyGap: "Energy gap",
  nll: "Negative log-likelihood",
};

/** One scale for all domains: of accuracies the tenths around every interval, else from 0 to the highest. */
function rangeOf(measure: Measure, curves: readonly Curve[]): readonly [number, number] {
  const values = curves.flatMap(({ band, y }) => band?.flat() ?? Array.from(y));
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const highest = Math.max(...finite);
  if (measure === "accuracy")
    return [Math.floor(10 * Math.min(...finite)) / 10, Math.ceil(10 * highest) / 10];
  return [0, highest > 0 ? Number((1.05 * highest).toPrecision(2)) : 1];
}

const wholePercent = (share: number) => `${Math.round(100 * share)}%`;

/** A small chart a domain, on one scale. */
function DomainCharts({ steps }: ChartProps) {
  const [measure, setMeasure] = useState<Measure>("accuracy");
  const domains = useDomains();
  const curves = useDomainCurves(measure);
  const experiment = useExperiment();
  const zeroShot = experiment.find((run) => run.zeroShot)?.zeroShot;
  const all = [...curves.values()].flat();
  const [bottom, top] = rangeOf(measure, all);
  const title = titles[measure];
  return (
    <section className="panel charts-accuracy" aria-label={`${title} by domain`}>
      <h2 className="panel-title charts-head">
        By domain
        <MeasureButtons label="Measure by domain" measure={measure} onMeasure={setMeasure} />
        <span className="panel-note">
          dotted: zero-shot{all.some(({ band }) => band) && "; shaded: 95 % interval"}
        </span>
      </h2>
      <div className="charts-domains">
        {domains.map((domain) => {
          const shown = curves.get(domain.id);
          const measured = zeroShot?.[domain.id];
          return (
            shown && (
              <figure key={domain.id} className="charts-domain">
                <figcaption>
                  <b>{domain.title}</b>
                  <span className="panel-note">
                    {domain.role === "reference" && "trained on"}
                    {domain.role === "reference" && measured && ", "}
                    {measured && `n ${measured.n}`}
                  </span>
                </figcaption>
                <CurveChart
                  title={`${title} on ${domain.title} over steps`}
                  curves={shown}
                  steps={steps}
                  yBottom={bottom}
                  yTop={top}
                  formatY={measure === "accuracy" ? wholePercent : compact}
                  zeroShot={measured?.[measure] ?? null}
                />
              </figure>
            )
          );
        })}
      </div>
    </section>
  );
}

/** The part of a run that a smoothed loss averages. */
const smoothedShare = 1 / 20;

function LossChart({ steps }: ChartProps) {
  const playground = usePlayground();
  const hidden = useView((state) => state.hidden);
  const [isSmooth, setIsSmooth] = useState(true);
  const { curves: measured, terms } = useLossCurves();
  const curves = useMemo(
    () => (isSmooth ? withTraces(measured, Math.max(1, smoothedShare * steps)) : measured),
    [isSmooth, measured, steps],
  );
  return (
    <section className="panel chart" aria-label="Loss">
      <h2 className="panel-title charts-head">
        Loss
        <span className="charts-terms" role="group" aria-label="Loss terms shown">
          {terms.map((name) => (
            <button
              key={name}
              type="button"
              className="legend-switch"
              aria-pressed={!hidden.has(termKey(name))}
              onClick={() => toggleHidden(playground.view, termKey(name))}
            >
              {termLabel(name)}
            </button>
          ))}
        </span>
        <span className="panel-note" title="A method's first term is bold, the others are thin.">
          unweighted; thin: added terms
        </span>
        <button
          type="button"
          className="legend-switch charts-smooth"
          aria-pressed={isSmooth}
          title="A moving average over a twentieth of the steps, with the measured losses pale behind it"
          onClick={() => setIsSmooth(!isSmooth)}
        >
          smoothed
        </button>
      </h2>
      <CurveChart
        title="Loss terms over steps"
        curves={curves}
        steps={steps}
        yBottom={0}
        yTop={null}
        formatY={compact}
        zeroShot={null}
        isKeyboardReachable
      />
    </section>
  );
}

function EnergyGapChart({ steps }: ChartProps) {
  const byDomain = useDomainCurves("energyGap");
  const curves = useMemo(() => withMeans([...byDomain.values()]), [byDomain]);
  return (
    <section className="panel chart" aria-label="Energy gap">
      <h2 className="panel-title charts-head">
        Energy gap{" "}
        <span
          className="panel-note"
          title="Mean over pictures and random texts of (v − v₀)², where v are the scores of a picture on random texts now and v₀ those of the zero-shot model."
        >
          of the scores on random text; thin: each domain, bold: mean
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
