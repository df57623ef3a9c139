import { wasmThreads } from "../../shared/wasmThreads.ts";
import { sumOf } from "../../state/device.ts";
import { msPerStep, remainingMs } from "../../state/speed.ts";
import { nameOf } from "../../state/runName.ts";
import type { FeatureProgress } from "../../state/run.ts";
import { progressOf } from "../../state/run.ts";
import { markKey, sharedMarks } from "../../state/chartMarks.ts";
import { markText } from "../charts/markText.ts";
import { bytes, compact, duration } from "../format.ts";
import { useDevice, usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { MetricHelp } from "../help/MetricHelp.tsx";
import { activeRuns, combiningRun, featuresOf, statusText } from "./statusText.ts";
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
      <MoreThreads />
    </section>
  );
}

/** On the processor: that the page, once it is kept, computes on more threads when it is loaded again. */
function MoreThreads() {
  const { status: words } = useWords();
  const isOnProcessor = useDevice((state) => state.report?.kind === "wasm");
  const isKept = useView((state) => state.offline === "kept");
  const threads = wasmThreads(true, navigator.hardwareConcurrency);
  if (!isOnProcessor || !isKept || crossOriginIsolated || threads === 1) return null;
  return <p className="status-reason">{words.moreThreads(threads)}</p>;
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
  const features = featuresOf(experiment);
  if (features) return <FeatureBar {...features} />;
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

function FeatureBar({ done, total }: FeatureProgress) {
  const { status: words } = useWords();
  return (
    <>
      <progress aria-label={words.viewing} max={total} value={done} />
      <span className="status-number">{words.ofPictures(done, total)}</span>
    </>
  );
}

function DeviceLine() {
  const words = useWords();
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
        {report.isSoftware && ` ${words.status.software}`}
      </span>
      {speeds.length > 0 && (
        <span>
          {words.status.speed(compact(1000 / meanMs), compact((1000 * batch) / meanMs))}{" "}
          <MetricHelp metric="speed" />
        </span>
      )}
      {warmups.length > 0 && (
        <span>
          {words.status.warmup(
            duration(
              warmups.reduce((sum, ms) => sum + ms, 0),
              words.units,
            ),
          )}{" "}
          <MetricHelp metric="warmup" />
        </span>
      )}
      {experiment.flatMap((run) =>
        run.prepared.map(({ title, steps, loss }) => (
          <span key={`${run.id}/${title}`}>
            {words.status.prepared(
              nameOf(run, words),
              words.status.stages[title] ?? title,
              steps,
              compact(loss),
            )}
          </span>
        )),
      )}
      {sharedMarks(experiment).map((mark) => (
        <span key={markKey(mark)}>{markText(mark, words)}</span>
      ))}
      {left !== null && (
        <span>
          {words.status.left(duration(left, words.units))} <MetricHelp metric="timeLeft" />
        </span>
      )}
    </p>
  );
}
