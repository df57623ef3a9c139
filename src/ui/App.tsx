import { lazy, Suspense } from "react";
import type { Playground } from "../state/playground.ts";
import { Legend } from "./charts/Legend.tsx";
import { RunControls } from "./controls/RunControls.tsx";
import { DatasetContext } from "./dataset/datasetContext.ts";
import { useDatasetIndex } from "./dataset/useDatasetIndex.ts";
import { InspectPanel } from "./inspect/InspectPanel.tsx";
import { Intro } from "./intro/Intro.tsx";
import { LanguagePicker } from "./LanguagePicker.tsx";
import { Notices } from "./notices/Notices.tsx";
import { PlaygroundContext, useDraft, useRuns } from "./playgroundContext.ts";
import { ResultsPanel } from "./results/ResultsPanel.tsx";
import { SetupForm } from "./setup/SetupForm.tsx";
import { ShareButton } from "./ShareButton.tsx";
import { Announcer } from "./status/Announcer.tsx";
import { StatusBar } from "./status/StatusBar.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { useWords } from "./useWords.ts";
import "./theme.css";
import "./app.css";

const ChartsPanel = lazy(async () => {
  const { ChartsPanel: Panel } = await import("./charts/ChartsPanel.tsx");
  return { default: Panel };
});
const ChartTables = lazy(async () => {
  const { ChartTables: Tables } = await import("./charts/ChartTables.tsx");
  return { default: Tables };
});

/** The page. */
export function App({ playground }: { readonly playground: Playground }) {
  return (
    <PlaygroundContext value={playground}>
      <Page />
    </PlaygroundContext>
  );
}

function Page() {
  const { masthead } = useWords();
  const dataset = useDatasetIndex(useDraft(({ spec }) => spec.dataset));
  const hasRuns = useRuns((state) => state.runs.length > 0);
  return (
    <DatasetContext value={dataset}>
      <header className="masthead">
        <h1>{masthead.title}</h1>
        <p>{masthead.subtitle}</p>
        <ShareButton />
        <LanguagePicker />
        <ThemeButton />
      </header>
      <div className="workbench">
        <aside className="rail">
          <RunControls />
          <SetupForm />
        </aside>
        <main className={hasRuns ? "stage" : "stage stage-intro"}>
          <Notices />
          {hasRuns ? <RunView /> : <Intro />}
        </main>
      </div>
      <Announcer />
    </DatasetContext>
  );
}

function RunView() {
  return (
    <>
      <StatusBar />
      <Legend />
      <Suspense fallback={<p className="panel-note">Loading the charts</p>}>
        <ChartsPanel />
      </Suspense>
      <div className="stage-bottom">
        <ResultsPanel />
        <InspectPanel />
      </div>
      <Suspense>
        <ChartTables />
      </Suspense>
    </>
  );
}
