import { lazy, Suspense } from "react";
import { Legend } from "./charts/Legend.tsx";
import { QueueList } from "./controls/QueueList.tsx";
import { RunControls } from "./controls/RunControls.tsx";
import { InspectPanel } from "./inspect/InspectPanel.tsx";
import { Intro } from "./intro/Intro.tsx";
import { TeacherNote } from "./lessons/TeacherNote.tsx";
import { Notices } from "./notices/Notices.tsx";
import { OfflineNote } from "./OfflineNote.tsx";
import { useRuns, useView } from "./playgroundContext.ts";
import { AgreementNotice } from "./replay/AgreementNotice.tsx";
import { ImportedBar } from "./replay/ImportedBar.tsx";
import { ReplayBar } from "./replay/ReplayBar.tsx";
import { useReplay } from "./replay/useReplay.ts";
import { ResultsPanel } from "./results/ResultsPanel.tsx";
import { UndoNotice } from "./results/UndoNotice.tsx";
import { SetupForm } from "./setup/SetupForm.tsx";
import { DropTarget } from "./share/DropTarget.tsx";
import { StatusBar } from "./status/StatusBar.tsx";
import { useExperiment } from "./status/useExperiment.ts";
import { useWords } from "./useWords.ts";

const ChartsPanel = lazy(async () => {
  const { ChartsPanel: Panel } = await import("./charts/ChartsPanel.tsx");
  return { default: Panel };
});

const LessonCard = lazy(async () => {
  const { LessonCard: Card } = await import("./lessons/LessonCard.tsx");
  return { default: Card };
});

/** Set-up on the left; beside it what it is about, and from the first run on the charts. */
export function ExperimentPage() {
  const lesson = useView((state) => state.lesson);
  const hasRuns = useRuns((state) => state.runs.length > 0);
  const isUntouched = useReplay(({ isShipped, hasBegun }) => isShipped && !hasBegun);
  const isFirstView = !hasRuns || isUntouched;
  return (
    <div className="workbench">
      <aside className="rail">
        <RunControls />
        <QueueList />
        <SetupForm />
        <OfflineNote />
      </aside>
      <main className={isFirstView ? "stage stage-intro" : "stage"}>
        <TeacherNote />
        {lesson && (
          <Suspense>
            <LessonCard place={lesson} />
          </Suspense>
        )}
        <Notices />
        <UndoNotice />
        <DropTarget />
        {isFirstView ? <Intro /> : <RunView />}
      </main>
    </div>
  );
}

/** The charts and results of the runs that there are. */
export function RunView() {
  const { charts: words } = useWords();
  const isReplay = useReplay(({ recording }) => recording !== null);
  const isImported = useExperiment().some(({ imported }) => imported);
  return (
    <>
      {isReplay ? <ReplayBar /> : isImported ? <ImportedBar /> : <StatusBar />}
      <AgreementNotice />
      <Legend />
      <Suspense fallback={<p className="panel-note">{words.loading}</p>}>
        <ChartsPanel />
      </Suspense>
      <div className="stage-bottom">
        <ResultsPanel />
        <InspectPanel />
      </div>
    </>
  );
}
