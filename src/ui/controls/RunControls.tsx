import { methodProblems } from "../../state/methodOf.ts";
import { canTrain } from "../../state/view.ts";
import { useDraft, usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { fieldIn } from "../../state/schemaWords.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { EditedNote } from "./EditedNote.tsx";
import { LiveRate } from "./LiveRate.tsx";
import "./runControls.css";

/** Start, pause, step, stop, reset. */
export function RunControls() {
  const playground = usePlayground();
  const allWords = useWords();
  const { controls: words } = allWords;
  const isOffered = useView(canTrain);
  const status = useRuns((state) => state.status);
  const hasRuns = useRuns((state) => state.runs.length > 0);
  const wrong = useDraft(({ rejected }) => Object.keys(rejected).join());
  const contradictions = methodProblems(useDraft(({ spec }) => spec));
  const say = useSay();
  const isIdle = status === "idle";
  const isPaused = status === "paused";
  const isBlocked = isIdle && (wrong !== "" || contradictions.length > 0);
  if (!isOffered) return null;
  return (
    <div className="controls" role="group" aria-label={words.run}>
      <button
        type="button"
        className="button button-primary controls-main"
        data-shortcut={isIdle ? "run" : undefined}
        disabled={!isIdle || isBlocked}
        onClick={() => playground.start()}
      >
        {words.start}
      </button>
      <div className="controls-row">
        <button
          type="button"
          className="button"
          data-shortcut={isIdle ? undefined : "run"}
          disabled={isIdle}
          onClick={() => (isPaused ? playground.resume() : playground.pause())}
        >
          {isPaused ? words.resume : words.pause}
        </button>
        <button
          type="button"
          className="button"
          data-shortcut="step"
          disabled={isBlocked || !(isIdle || isPaused)}
          title={words.stepDoc}
          onClick={() => playground.step()}
        >
          {words.step}
        </button>
        <button
          type="button"
          className="button"
          disabled={isIdle}
          title={words.stopDoc}
          onClick={() => playground.stop()}
        >
          {words.stop}
        </button>
        <button
          type="button"
          className="button"
          disabled={!hasRuns}
          title={words.resetDoc}
          onClick={() => playground.reset()}
        >
          {words.reset}
        </button>
      </div>
      <EditedNote />
      <LiveRate />
      {isIdle && wrong !== "" && (
        <p className="controls-blocked">
          {words.correctFirst(wrong.split(",").map((name) => fieldIn(allWords, name).label))}
        </p>
      )}
      {contradictions.length > 0 && (
        <p className="controls-blocked" role="alert">
          {contradictions.map(say).join("\n")}
        </p>
      )}
    </div>
  );
}
