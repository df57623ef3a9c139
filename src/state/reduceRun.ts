import type { RunEvent } from "../experiment/record.ts";
import { unreachable } from "../shared/unreachable.ts";
import { newRun } from "./run.ts";
import type { Run } from "./run.ts";

/** What an event makes of its run. Pure; metrics go to the run's MetricLog instead. */
export function reduceRun(run: Run, event: RunEvent): Run {
  switch (event.type) {
    case "started": {
      const { warmupMs, trainedParameters } = event;
      return { ...run, state: { status: "training" }, warmupMs, trainedParameters };
    }
    case "prepared": {
      const { title, steps, loss } = event;
      return { ...run, prepared: [...run.prepared, { title, steps, loss }] };
    }
    case "steps":
      return { ...run, step: event.records.at(-1)?.step ?? run.step };
    case "texts":
      return { ...run, texts: { step: event.step, texts: event.texts } };
    case "evaluated": {
      const { step, domains, changed } = event;
      const zeroShot = step === 0 ? domains : run.zeroShot;
      const changedAt = [...(run.changedAt ?? []), { step, changed }];
      return { ...run, zeroShot, latest: { step, domains }, changed, changedAt };
    }
    case "rescheduled":
      return { ...run, spec: { ...run.spec, rateChanges: event.rateChanges } };
    case "features": {
      const { done, total } = event;
      return { ...run, features: done < total ? { done, total } : null };
    }
    case "ingredient": {
      const { index, count, label, step, steps } = event;
      return { ...run, ingredient: { index, count, label, step, steps } };
    }
    case "restored":
      return restored(run, event);
    case "paused":
      return { ...run, step: event.step, state: { status: "paused" } };
    case "resumed":
      return { ...run, step: event.step, state: { status: "training" } };
    case "finished": {
      const { step, results, changed } = event;
      return { ...run, step, changed, ingredient: null, state: { status: "finished", results } };
    }
    case "stopped":
      return { ...run, step: event.step, features: null, state: { status: "stopped" } };
    case "failed":
      return { ...run, step: event.step, state: { status: "failed", failure: event.failure } };
    default:
      return unreachable(event);
  }
}

/** Where it was at its checkpoint; before its first update, as it was when it was new. */
function restored(
  run: Run,
  { step, after }: Extract<RunEvent, { readonly type: "restored" }>,
): Run {
  const marks = [...run.marks.filter((mark) => mark.step <= step), { step, kind: after }];
  const { environment, files } = run;
  if (step === 0) return { ...newRun(run), environment, files, marks };
  const latest = run.latest && run.latest.step <= step ? run.latest : null;
  const changedAt = run.changedAt?.filter((one) => one.step <= step) ?? null;
  return {
    ...run,
    step,
    latest,
    changedAt,
    marks,
    ingredient: null,
    features: null,
    state: { status: "training" },
  };
}
