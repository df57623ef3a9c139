import { useMemo, useState } from "react";
import type { ComponentType } from "react";
import { hasWeights, isInTraining } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { labelIn } from "../../state/runName.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { MetricTerms } from "../help/MetricTerms.tsx";
import { useDraft, useKeeping, usePlayground, useRuns } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { Tabs } from "../Tabs.tsx";
import { useWords } from "../useWords.ts";
import { analysisMetrics } from "./analysisMetrics.ts";
import { zeroShotAlone } from "./analysisSubject.ts";
import type { RunViewProps } from "./analysisView.ts";
import { CalibrationView } from "./CalibrationView.tsx";
import { ConfusionView } from "./ConfusionView.tsx";
import { MapView } from "./MapView.tsx";
import { PicturesView } from "./PicturesView.tsx";
import { ShiftsView } from "./ShiftsView.tsx";
import type { Choice, OpenRun } from "./SubjectChoice.tsx";
import { SubjectChoice } from "./SubjectChoice.tsx";
import { TextsView } from "./TextsView.tsx";
import { TradeOffView } from "./TradeOffView.tsx";
import { useSnapshots } from "./useSnapshots.ts";
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
  const allWords = useWords();
  const { analyses: words, charts, units } = allWords;
  const { view: pageView } = usePlayground();
  const dataset = useDataset();
  const experiment = useExperiment();
  const seriesOf = useSeriesOf();
  const snapshots = useSnapshots();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setTab] = useState<ViewId>("tradeOff");
  const spec = useDraft((state) => state.spec);
  const zeroShot = useMemo(() => zeroShotAlone(spec), [spec]);
  const lineOf = (run: Run) => {
    const series = seriesOf(run);
    return { name: series?.name ?? labelIn(allWords, run), series: series?.key ?? "" };
  };
  const snapshotOf = (run: Run) => snapshots.taken.find(({ of }) => of === run.id)?.run;
  const interrupted = useKeeping((state) => state.interrupted);
  const isSaved = ({ id }: Run) => interrupted.some(({ start }) => start.runIds.includes(id));
  const own = experiment.flatMap((run): (Choice | OpenRun)[] => {
    const line = lineOf(run);
    if (hasWeights(run)) return [{ run, ...line, isSnapshot: false }];
    const snapshot = snapshotOf(run);
    const isBehind = isInTraining(run) && snapshot?.step !== run.step;
    return [
      ...(snapshot ? [{ run: snapshot, ...line, isSnapshot: true }] : []),
      ...(isBehind ? [{ run, ...line, asItIs: isSaved(run) ? "saved" : "now" } as const] : []),
    ];
  });
  const all = useRuns((state) => state.runs);
  const data = dataset.status === "ready" ? dataset.name : null;
  // Those of other data have other domains and classes than the page shows now.
  const earlier = all
    .filter((run) => hasWeights(run) && run.spec.dataset === data && !experiment.includes(run))
    .reverse()
    .map((run): Choice => {
      const { name, series } = lineOf(run);
      return { run, name: charts.ofRun(name, run.experiment), series, isSnapshot: false };
    });
  const alone = { run: zeroShot, name: words.zeroShot, series: null, isSnapshot: false };
  const subjects = [...own, alone];
  const choices = subjects.filter((subject) => "isSnapshot" in subject);
  // The zero-shot model has to be asked for: to look at it downloads it.
  const choice =
    [...choices, ...earlier].find(({ run }) => run.id === chosen) ??
    choices.find((one) => one !== alone);
  const ids = choice?.run === zeroShot ? zeroShotIds : allIds;
  const tab = ids.includes(asked) ? asked : ids[0]!;
  const takeNow = async (run: Run) => {
    const snapshot = await snapshots.take(run);
    if (snapshot) setChosen(snapshot.id);
  };
  const nameOf = ({ run, name, isSnapshot }: Choice) =>
    isSnapshot ? units.list([name, words.atStep(run.step)]) : name;
  const View = views[tab];
  return (
    <main className="analyses-page">
      <header>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      {(!choice || dataset.status !== "ready") && (
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
          <SubjectChoice
            subjects={subjects}
            chosen={choice}
            onChoose={({ run }) => setChosen(run.id)}
            onTake={(run) => void takeNow(run)}
            earlier={earlier}
          />
          {snapshots.problem !== null && (
            <p className="panel-note" role="alert">
              {snapshots.problem}
            </p>
          )}
          {choice && (
            <section className="panel analysis">
              <Tabs
                label={words.kinds}
                ids={ids}
                titles={words.tabs}
                chosen={tab}
                onChoose={setTab}
                className="analysis-body"
              >
                <MetricTerms metrics={analysisMetrics[tab]} />
                <View
                  key={choice.run.id}
                  run={choice.run}
                  name={nameOf(choice)}
                  series={choice.series ?? ""}
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
