import { useMemo, useState } from "react";
import type { ComponentType } from "react";
import { hasWeights } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { useDataset } from "../dataset/datasetContext.ts";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { Tabs } from "../Tabs.tsx";
import { useWords } from "../useWords.ts";
import { zeroShotAlone } from "./analysisSubject.ts";
import type { RunViewProps } from "./analysisView.ts";
import { CalibrationView } from "./CalibrationView.tsx";
import { ConfusionView } from "./ConfusionView.tsx";
import { MapView } from "./MapView.tsx";
import { PicturesView } from "./PicturesView.tsx";
import { ShiftsView } from "./ShiftsView.tsx";
import { TextsView } from "./TextsView.tsx";
import { TradeOffView } from "./TradeOffView.tsx";
import "./analyses.css";

const views = {
  tradeOff: TradeOffView,
  calibration: CalibrationView,
  confusion: ConfusionView,
  pictures: PicturesView,
  shifts: ShiftsView,
  texts: TextsView,
  map: MapView,
} as const satisfies Readonly<Record<string, ComponentType<RunViewProps>>>;

type ViewId = keyof typeof views;

const allIds = Object.keys(views) as readonly ViewId[];

/** What there is to see where nothing was trained. */
const zeroShotIds: readonly ViewId[] = ["calibration", "confusion"];

/** One run of the experiment at a time, or the zero-shot model alone, in one of seven views. */
export function AnalysesPage() {
  const { analyses: words, runs } = useWords();
  const { view: pageView } = usePlayground();
  const dataset = useDataset();
  const experiment = useExperiment();
  const seriesOf = useSeriesOf();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setTab] = useState<ViewId>("tradeOff");
  const spec = useDraft((state) => state.spec);
  const zeroShot = useMemo(() => zeroShotAlone(spec), [spec]);
  const ended = experiment.filter(hasWeights);
  const choice = [...ended, zeroShot];
  // The zero-shot model has to be asked for: to look at it downloads it.
  const run = choice.find((one) => one.id === chosen) ?? ended[0];
  const ids = run === zeroShot ? zeroShotIds : allIds;
  const tab = ids.includes(asked) ? asked : ids[0]!;
  const nameOf = (one: Run) =>
    one === zeroShot ? words.zeroShot : (seriesOf(one)?.name ?? one.label);
  const View = views[tab];
  return (
    <main className="analyses-page">
      <header>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      {(!run || dataset.status !== "ready") && (
        <p className="panel analysis-none">
          {words.none}{" "}
          <button
            type="button"
            className="link-button"
            onClick={() => pageView.setState({ page: "experiment" })}
          >
            {words.toExperiment}
          </button>
        </p>
      )}
      {dataset.status === "ready" && (
        <>
          <div className="analysis-choice" role="group" aria-label={words.run}>
            <span className="panel-note">{words.run}</span>
            {choice.map((one) => (
              <button
                key={one.id}
                type="button"
                className="analysis-pill"
                aria-pressed={one === run}
                onClick={() => setChosen(one.id)}
              >
                {one !== zeroShot && <MethodLine series={seriesOf(one)?.key ?? ""} />} {nameOf(one)}
                {one !== zeroShot && (
                  <span className="panel-note"> {runs.seedOf(one.spec.seed)}</span>
                )}
              </button>
            ))}
          </div>
          {run && (
            <section className="panel analysis">
              <Tabs
                label={words.kinds}
                ids={ids}
                titles={words.tabs}
                chosen={tab}
                onChoose={setTab}
                className="analysis-body"
              >
                <View
                  key={run.id}
                  run={run}
                  name={nameOf(run)}
                  series={seriesOf(run)?.key ?? ""}
                  domains={dataset.index.domains}
                  classes={dataset.index.classes}
                />
              </Tabs>
            </section>
          )}
        </>
      )}
    </main>
  );
}
