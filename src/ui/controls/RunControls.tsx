import { fieldOf } from "../../state/draft.ts";
import { methodProblems } from "../../state/methodOf.ts";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import "./runControls.css";

/** Start, pause, step, stop, reset. */
export function RunControls() {
  const playground = usePlayground();
  const status = useRuns((state) => state.status);
  const hasRuns = useRuns((state) => state.runs.length > 0);
  const wrong = useDraft(({ rejected }) => Object.keys(rejected).join());
  const contradictions = useDraft(({ spec }) => methodProblems(spec).join("\n"));
  const running = useRuns((state) => state.runs.at(-1)?.spec);
  const isEdited = useDraft(({ spec }) => running !== undefined && spec !== running);
  const isIdle = status === "idle";
  const isPaused = status === "paused";
  const isBlocked = isIdle && (wrong !== "" || contradictions !== "");
  return (
    <div className="controls" role="group" aria-label="Run">
      <button
        type="button"
        className="button button-primary controls-main"
        disabled={!isIdle || isBlocked}
        onClick={() => playground.start()}
      >
        Start
      </button>
      <div className="controls-row">
        <button
          type="button"
          className="button"
          disabled={isIdle}
          onClick={() => (isPaused ? playground.resume() : playground.pause())}
        >
          {isPaused ? "Resume" : "Pause"}
        </button>
        <button
          type="button"
          className="button"
          disabled={isBlocked || !(isIdle || isPaused)}
          title="One update of every method, then pause"
          onClick={() => playground.step()}
        >
          Step
        </button>
        <button
          type="button"
          className="button"
          disabled={isIdle}
          title="End this experiment and keep its curves"
          onClick={() => playground.stop()}
        >
          Stop
        </button>
        <button
          type="button"
          className="button"
          disabled={!hasRuns}
          title="Forget all runs; the settings stay"
          onClick={() => playground.reset()}
        >
          Reset
        </button>
      </div>
      {!isIdle && isEdited && (
        <p className="panel-note">Changed settings take effect at the next Start.</p>
      )}
      {isIdle && wrong !== "" && (
        <p className="controls-blocked">
          First correct{" "}
          {wrong
            .split(",")
            .map((name) => fieldOf(name).label)
            .join(" and ")}
          .
        </p>
      )}
      {contradictions !== "" && (
        <p className="controls-blocked" role="alert">
          {contradictions}
        </p>
      )}
    </div>
  );
}
