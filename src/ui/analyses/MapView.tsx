import { useRef, useState } from "react";
import { hasWeights } from "../../state/run.ts";
import { labelIn } from "../../state/runName.ts";
import { seriesName } from "../../state/runSeries.ts";
import { zeroShotSeries } from "../../state/series.ts";
import { en } from "../../words/en/index.ts";
import type { Words } from "../../words/words.ts";
import { styleOfSeries } from "../charts/seriesStyle.ts";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { useWords } from "../useWords.ts";
import { AnalysisFrame } from "./AnalysisFrame.tsx";
import type { RunViewProps } from "./analysisView.ts";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import type { ColorBy } from "./ScoreMapChart.tsx";
import { ScoreMapChart } from "./ScoreMapChart.tsx";
import { useAnalysis } from "./useAnalysis.ts";

/** Runs beside the zero-shot model. */
const mostRuns = 2;

/** The score vectors of the zero-shot model and of two runs in one plane. */
export function MapView({ run, domains, classes }: RunViewProps) {
  const allWords = useWords();
  const { analyses: words } = allWords;
  const playground = usePlayground();
  const experiment = useExperiment();
  const seriesOf = useSeriesOf();
  const slots = useView((state) => state.slots);
  const charts = useRef<HTMLDivElement>(null);
  const [colorBy, setColorBy] = useState<ColorBy>("model");
  const others = experiment.filter((one) => one !== run && hasWeights(one));
  const runs = [run, ...others].slice(0, mostRuns);
  const ids = runs.map(({ id }) => id);
  const view = useAnalysis("analyse/map", ids.join(" "), (options) =>
    playground.ask(
      "analyse/map",
      { ...playground.placeOf(run.spec), runIds: [null, ...ids] },
      options,
    ),
  );
  const models = [
    {
      id: zeroShotSeries,
      name: words.zeroShot,
      fileName: en.analyses.zeroShot,
      ...styleOfSeries(zeroShotSeries, slots),
    },
    ...runs.map((one) => {
      const series = seriesOf(one);
      const { color, marker } = styleOfSeries(series?.key ?? "", slots);
      const nameIn = (language: Words) =>
        series ? seriesName(series, language) : labelIn(language, one);
      return { id: one.id, name: nameIn(allWords), fileName: nameIn(en), color, marker };
    }),
  ];
  const choices = {
    model: words.map.byModel,
    domain: words.map.byDomain,
    class: words.map.byClass,
  };
  return (
    <AnalysisFrame view={view}>
      {(map) => (
        <div className="analysis-ready" ref={charts}>
          <p className="panel-note">
            {words.map.doc(map.texts)} {words.map.onlyTwo}
          </p>
          <div className="analysis-choice" role="group" aria-label={words.map.colors}>
            <span className="panel-note">{words.map.colors}</span>
            {(["model", "domain", "class"] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="analysis-pill"
                aria-pressed={one === colorBy}
                onClick={() => setColorBy(one)}
              >
                {choices[one]}
              </button>
            ))}
            <SaveButtons
              name={words.tabs.map}
              file="score-map"
              charts={charts}
              legend={
                colorBy === "model"
                  ? models.map(({ name, color }) => ({ name, color, dash: "" }))
                  : []
              }
              header={["model", "domain", "index", "label", "x", "y"]}
              rows={() =>
                map.models.flatMap(({ points }, m) =>
                  map.pictures.map(({ domain, index, label }, i) => [
                    ...[models[m]!.fileName, domain, index, classes[label] ?? label],
                    ...[points[2 * i]!, points[2 * i + 1]!],
                  ]),
                )
              }
            />
          </div>
          <ScoreMapChart {...{ map, models, domains, classes, colorBy }} />
        </div>
      )}
    </AnalysisFrame>
  );
}
