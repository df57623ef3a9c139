import { useId } from "react";
import { mostSmoothing } from "../../state/chartSettings.ts";
import { setChartSettings, toggleHidden } from "../../state/view.ts";
import { compact } from "../format.ts";
import { MetricHelp } from "../help/MetricHelp.tsx";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { ChartPanel } from "./ChartPanel.tsx";
import { CurveChart } from "./CurveChart.tsx";
import { termIn, termKey, useLossCurves } from "./useCurves.ts";
import type { XRanges } from "./useXRanges.ts";
import { useYScale } from "./useYScale.ts";

/** The loss terms of every run, smoothed as much as one likes. */
export function LossChart({ x }: { readonly x: XRanges }) {
  const playground = usePlayground();
  const { charts: words } = useWords();
  const hidden = useView((state) => state.hidden);
  const { curves, terms } = useLossCurves();
  const scale = useYScale("loss", curves, x, { isShare: false, ticks: 4 });
  return (
    <ChartPanel
      id="loss"
      title={words.loss}
      label={words.loss}
      className="chart"
      controls={
        <>
          <span className="charts-terms" role="group" aria-label={words.termsShown}>
            {terms.map((name) => (
              <button
                key={name}
                type="button"
                className="legend-switch"
                aria-pressed={!hidden.has(termKey(name))}
                onClick={() => toggleHidden(playground.view, termKey(name))}
              >
                {termIn(words, name)}
              </button>
            ))}
          </span>
          <Smoothing />
        </>
      }
      note={words.lossNote}
      help={{ metric: "loss", also: ["crossEntropy"] }}
      canBeLog
      curves={curves}
      format={compact}
    >
      <CurveChart
        title={words.lossTerms}
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

/** Over how much of a run a loss is averaged; all the way left it is off. */
function Smoothing() {
  const { view } = usePlayground();
  const { charts: words } = useWords();
  const id = useId();
  const smoothing = useView((state) => state.charts.smoothing);
  const text = smoothing === 0 ? words.off : `${Math.round(100 * smoothing)} %`;
  return (
    <span className="charts-smoothing">
      <label htmlFor={id}>{words.smoothing}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100 * mostSmoothing}
        step={1}
        value={Math.round(100 * smoothing)}
        aria-valuetext={text}
        onChange={({ target }) => setChartSettings(view, { smoothing: Number(target.value) / 100 })}
      />
      <output htmlFor={id}>{text}</output>
      <MetricHelp metric="smoothing" />
    </span>
  );
}
