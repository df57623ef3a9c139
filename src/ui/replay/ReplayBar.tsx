import { replaySpeeds } from "../../state/replay.ts";
import { canTrain } from "../../state/view.ts";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { OtherFilesNote } from "./OtherFilesNote.tsx";
import { RecordedSource } from "./RecordedSource.tsx";
import { useReplay } from "./useReplay.ts";
import "./replay.css";

/** Plays a recorded run: where it was made, play and pause, a slider over its steps, its speed. */
export function ReplayBar() {
  const playground = usePlayground();
  const { replay } = playground;
  const { replay: words } = useWords();
  const { recording, isShipped, isPlaying, step, lastStep, speed } = useReplay((state) => state);
  const isOffered = useView(canTrain);
  if (!recording) return null;
  return (
    <section className="replay panel" aria-label={words.label}>
      <div className="replay-line">
        <button
          type="button"
          className="button replay-play"
          onClick={() => (isPlaying ? replay.pause() : replay.play())}
        >
          <span aria-hidden="true">{isPlaying ? "❚❚" : "▶"}</span>{" "}
          {isPlaying ? words.pause : words.play}
        </button>
        <input
          type="range"
          min={0}
          max={lastStep}
          value={step}
          aria-label={words.position}
          onChange={({ target }) => replay.seek(target.valueAsNumber)}
        />
        <span className="replay-step" data-testid="replay-step">
          {words.positionOf(step, lastStep)}
        </span>
        <label className="replay-speed">
          {words.speed}{" "}
          <select
            className="input"
            value={speed}
            onChange={({ target }) => replay.setSpeed(Number(target.value))}
          >
            {replaySpeeds.map((times) => (
              <option key={times} value={times}>
                {words.speedTimes(times)}
              </option>
            ))}
          </select>
        </label>
        {isOffered && (
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              if (!isShipped) playground.draft.setState({ spec: recording.spec, rejected: {} });
              playground.start();
            }}
          >
            {isShipped ? words.trainInstead : words.runHere}
          </button>
        )}
        <button
          type="button"
          className="button button-quiet"
          aria-label={words.close}
          title={words.close}
          onClick={() => replay.close()}
        >
          ×
        </button>
      </div>
      <RecordedSource recording={recording} />
      {!isShipped && <OtherFilesNote recording={recording} />}
      <p className="panel-note">{isShipped ? words.shipped : words.opened}</p>
    </section>
  );
}
