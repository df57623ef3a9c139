import { lazy, Suspense } from "react";
import { pageAddress } from "../../state/embed.ts";
import type { EmbedPart } from "../../state/embed.ts";
import { Legend } from "../charts/Legend.tsx";
import { RunView } from "../ExperimentPage.tsx";
import { Notices } from "../notices/Notices.tsx";
import { RecordedSource } from "../replay/RecordedSource.tsx";
import { useReplay } from "../replay/useReplay.ts";
import { useShippedRecording } from "../replay/useShippedRecording.ts";
import { ResultsPanel } from "../results/ResultsPanel.tsx";
import { useWords } from "../useWords.ts";
import "./embed.css";

const AccuracyChart = lazy(async () => {
  const { AccuracyChart: Chart } = await import("./AccuracyChart.tsx");
  return { default: Chart };
});

/** A run in a frame of another page: all of it, or one panel. */
export function EmbedView({ part }: { readonly part: EmbedPart }) {
  const { embed: words } = useWords();
  const recording = useReplay((state) => state.recording);
  useShippedRecording();
  return (
    <main className="stage embed">
      <Notices />
      {part === "whole" ? (
        <RunView />
      ) : (
        <>
          {recording && <RecordedSource recording={recording} />}
          <Legend />
          {part === "accuracy" ? (
            <Suspense>
              <AccuracyChart />
            </Suspense>
          ) : (
            <ResultsPanel />
          )}
        </>
      )}
      <p className="panel-note">
        <a href={pageAddress(window.location.href)} target="_blank" rel="noopener">
          {words.openPage}
        </a>
      </p>
    </main>
  );
}
