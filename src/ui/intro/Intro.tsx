import { lazy, Suspense } from "react";
import { usePlayground } from "../playgroundContext.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { Expectations } from "../expectations/Expectations.tsx";
import { useReplay } from "../replay/useReplay.ts";
import { useShippedRecording } from "../replay/useShippedRecording.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { ChosenMethods } from "./ChosenMethods.tsx";
import { SampleGrid } from "./SampleGrid.tsx";
import { Sources } from "./Sources.tsx";
import { StartLine } from "./StartLine.tsx";
import "./intro.css";

const RecordedResult = lazy(async () => {
  const { RecordedResult: Result } = await import("./RecordedResult.tsx");
  return { default: Result };
});

/** What the page is for, and a finished run of it, before anything heavy is fetched. */
export function Intro() {
  const { replay } = usePlayground();
  const { intro: words, replay: replayWords } = useWords();
  const say = useSay();
  const dataset = useDataset();
  const recording = useReplay((state) => state.recording);
  const isAwaited = useShippedRecording();
  return (
    <>
      <section className="intro" aria-labelledby="intro-title">
        <h2 id="intro-title">{words.title}</h2>
        <div className="intro-text">
          <p>{words.clip}</p>
          <ChosenMethods />
          <div className="intro-go">
            {dataset.status === "ready" && <StartLine index={dataset.index} />}
            {recording && (
              <button type="button" className="button intro-play" onClick={() => replay.play()}>
                <span aria-hidden="true">▶</span> {replayWords.playRecorded}
              </button>
            )}
          </div>
        </div>
        {dataset.status === "ready" && <SampleGrid index={dataset.index} />}
        {dataset.status === "failed" && (
          <p className="intro-failed" role="alert">
            {say(dataset.failure)} {words.reload}
          </p>
        )}
      </section>
      {isAwaited || dataset.status === "loading" ? (
        <ResultPlace />
      ) : (
        // At once, so that nothing moves down under a reader.
        <Suspense fallback={<ResultPlace />}>
          {recording && <RecordedResult recording={recording} />}
          <Expectations />
          {dataset.status === "ready" && <Sources index={dataset.index} />}
        </Suspense>
      )}
    </>
  );
}

function ResultPlace() {
  return <div className="intro-result" aria-hidden="true" />;
}
