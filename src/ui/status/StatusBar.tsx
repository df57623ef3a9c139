import { sumOf } from "../../state/device.ts";
import { msPerStep, remainingMs } from "../../state/speed.ts";
import { nameOf } from "../../state/runName.ts";
import type { Mark } from "../../experiment/recording.ts";
import { progressOf } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { bytes, compact, duration } from "../format.ts";
import { useDevice, usePlayground, useRuns } from "../playgroundContext.ts";
import { activeRuns, combiningRun, statusText } from "./statusText.ts";
import { useExperiment, useLogs } from "./useExperiment.ts";
import { useThrottledVersion } from "./useThrottledVersion.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import "./statusBar.css";

/** Progress, the device and its speed. */
export function StatusBar() {
  const words = useWords();
  const say = useSay();
  const status = useRuns((state) => state.status);
  const experiment = useExperiment();
  const reason = useDevice((state) => state.report?.reason);
  return (
    <section className="status panel" aria-label={words.status.panel}>
      <div className="status-line">
        <span className={`status-dot status-${status}`} aria-hidden="true" />
        <span className="status-text" data-testid="status">
          {statusText(status, experiment, words)}
        </span>
        {status === "loading" ? <DownloadBar /> : <StepBar />}
      </div>
      <DeviceLine />
      {reason && <p className="status-reason">{say(reason)}</p>}
    </section>
  );
}

function DownloadBar() {
  const { status: words } = useWords();
  const downloads = useDevice((state) => state.downloads);
  const { loadedBytes, totalBytes } = sumOf(downloads);
  const loaded = downloads.size === 0 ? words.computeEngine : bytes(loadedBytes);
  return (
    <>
      <progress
        aria-label={words.download}
        max={totalBytes ?? undefined}
        value={totalBytes === null || totalBytes === 0 ? undefined : loadedBytes}
      />
      <span className="status-number">
        {totalBytes !== null && totalBytes > 0 ? words.ofBytes(loaded, bytes(totalBytes)) : loaded}
      </span>
    </>
  );
}

function StepBar() {
  const { status: words } = useWords();
  const experiment = useExperiment();
  const done = experiment.reduce((sum, run) => sum + progressOf(run), 0);
  const active = activeRuns(experiment);
  const [first] = active;
  if (!first) return null;
  const { step, steps } = combiningRun(experiment)?.ingredient ?? {
    step: Math.max(...active.map((run) => run.step)),
    steps: first.spec.steps,
  };
  return (
    <>
      <progress aria-label={words.training} max={experiment.length} value={done} />
      <span className="status-number" data-testid="steps">
        {step} / {steps}
      </span>
    </>
  );
}

/** What happened to runs of an experiment, once where it happened to several. */
function marksOf(experiment: readonly Run[]): readonly Mark[] {
  const marks = experiment.flatMap((run) => run.marks);
  return [...new Map(marks.map((mark) => [`${mark.kind}/${mark.step}`, mark])).values()];
}

function DeviceLine() {
  const { status: words, keeping, units } = useWords();
  const report = useDevice((state) => state.report);
  const isIdle = useRuns((state) => state.status === "idle");
  const { logs } = usePlayground();
  const experiment = useExperiment();
  const experimentLogs = useLogs(experiment);
  useThrottledVersion(experimentLogs, 500);
  if (!report) return null;
  const speeds = experimentLogs.map(msPerStep).filter((ms) => ms !== null);
  const meanMs = speeds.reduce((sum, ms) => sum + ms, 0) / speeds.length;
  const batch = experiment[0]?.spec.batchSize ?? 0;
  const warmups = experiment.map(({ warmupMs }) => warmupMs).filter((ms) => ms !== null);
  const left = isIdle ? null : remainingMs(experiment, (id) => logs.of(id));
  return (
    <p className="status-device" data-testid="device">
      <span>
        <b>{report.name}</b>
        {report.isSoftware && ` ${words.software}`}
      </span>
      {speeds.length > 0 && (
        <span>{words.speed(compact(1000 / meanMs), compact((1000 * batch) / meanMs))}</span>
      )}
      {warmups.length > 0 && (
        <span>
          {words.warmup(
            duration(
              warmups.reduce((sum, ms) => sum + ms, 0),
              units,
            ),
          )}
        </span>
      )}
      {experiment.flatMap((run) =>
        run.prepared.map(({ title, steps, loss }) => (
          <span key={`${run.id}/${title}`}>
            {words.prepared(nameOf(run), words.stages[title] ?? title, steps, compact(loss))}
          </span>
        )),
      )}
      {marksOf(experiment).map(({ kind, step }) => (
        <span key={`${kind}/${step}`}>{keeping.mark(keeping.causes[kind], step)}</span>
      ))}
      {left !== null && <span>{words.left(duration(left, units))}</span>}
    </p>
  );
}
