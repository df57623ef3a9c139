import { useId, useMemo, useRef } from "react";
import type { ToggleEvent } from "react";
import { writeMetricsCsv } from "../../experiment/metricsCsv.ts";
import { recipeOf } from "../../recipes/index.ts";
import { toFailure } from "../../shared/failure.ts";
import { continuationsOf } from "../../state/continuations.ts";
import type { Continuation } from "../../state/continuations.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import { runMetrics } from "./runMetrics.ts";
import { saveFile } from "./saveFile.ts";
import "./runMenu.css";

interface RunMenuProps {
  /** One that has ended. */
  readonly run: Run;
  /** Is told in words why weights could not be saved. */
  readonly onProblem: (message: string) => void;
}

/** What can be done with a run: go on from it by a weight-space method, or save its weights and metrics. */
export function RunMenu({ run, onProblem }: RunMenuProps) {
  const playground = usePlayground();
  const domains = useDomains();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const name = nameOf(run);

  const saveWeights = async () => {
    try {
      const weights = await playground.weightsOf(run.id);
      saveFile(`${run.recipe}-tuned.safetensors`, weights, "application/octet-stream");
    } catch (thrown) {
      onProblem(toFailure(thrown).message);
    }
  };
  const saveMetrics = () => {
    const metrics = runMetrics(
      playground.logs.of(run.id),
      domains.map((domain) => domain.id),
    );
    saveFile(`${run.recipe}-metrics.csv`, writeMetricsCsv(metrics), "text/csv");
  };
  /** Beside the button and within the window: a popover lies over everything and is placed by hand. */
  const place = ({ newState }: ToggleEvent<HTMLDivElement>) => {
    if (newState !== "open" || !button.current || !menu.current) return;
    const { left, top } = button.current.getBoundingClientRect();
    menu.current.style.left = `${left}px`;
    menu.current.style.bottom = `${window.innerHeight - top + 4}px`;
  };
  const closeAnd = (act: () => void) => () => {
    menu.current?.hidePopover();
    act();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="run-menu-button"
        popoverTarget={id}
        aria-label={`Continue from or save ${name}`}
        title="Continue from this run, or save it"
      >
        ⋯
      </button>
      <div ref={menu} id={id} popover="auto" className="run-menu panel" onBeforeToggle={place}>
        <Continuations run={run} closeAnd={closeAnd} />
        <p className="panel-note">Save</p>
        <button type="button" onClick={closeAnd(() => void saveWeights())}>
          Weights of {name}
        </button>
        <button type="button" onClick={closeAnd(saveMetrics)}>
          Metrics of {name} as CSV
        </button>
      </div>
    </>
  );
}

interface ContinuationsProps {
  readonly run: Run;
  readonly closeAnd: (act: () => void) => () => void;
}

function Continuations({ run, closeAnd }: ContinuationsProps) {
  const playground = usePlayground();
  const runs = useRuns((state) => state.runs);
  const isIdle = useRuns((state) => state.status === "idle");
  const draft = useDraft(({ spec }) => spec);
  const continuations = useMemo(() => continuationsOf(run, runs, draft), [run, runs, draft]);
  if (continuations.length === 0) return null;
  return (
    <>
      <p className="panel-note">Continue from this run</p>
      {continuations.map((one) => (
        <button
          key={one.recipe}
          type="button"
          disabled={!isIdle}
          onClick={closeAnd(() => playground.continueFrom(run, one))}
        >
          {recipeOf(one.recipe).title} <span className="panel-note">{needs(one)}</span>
        </button>
      ))}
    </>
  );
}

function needs({ ingredients, finished }: Continuation): string {
  const missing = ingredients - finished;
  if (missing > 0) return `${finished} of ${ingredients} runs are there, trains ${missing} more`;
  return ingredients === 1 ? "no training" : `of ${ingredients} finished runs, no training`;
}
