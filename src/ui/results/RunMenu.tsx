import { useMemo } from "react";
import { writeMetricsCsv } from "../../experiment/metricsCsv.ts";
import { recipeOf } from "../../recipes/index.ts";
import { toFailure } from "../../shared/failure.ts";
import { continuationsOf } from "../../state/continuations.ts";
import type { Continuation } from "../../state/continuations.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { MenuButton } from "../MenuButton.tsx";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import { useRestriction } from "../useRestriction.ts";
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
  const name = nameOf(run);

  const saveWeights = async () => {
    try {
      const weights = await playground.weightsOf(run.id);
      saveFile(`${run.recipe}-tuned.safetensors`, weights, "application/octet-stream");
    } catch (thrown) {
      onProblem(toFailure(thrown).message);
    }
  };
  const saveOnnx = async () => {
    try {
      const { site } = playground;
      const params = { runId: run.id, model: run.spec.model, site };
      const zip = await playground.ask("exportOnnx", params);
      saveFile(`${run.recipe}-onnx.zip`, zip, "application/zip");
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
  return (
    <MenuButton
      className="run-menu-button"
      label={`Continue from or save ${name}`}
      title="Continue from this run, or save it"
      face="⋯"
    >
      <Continuations run={run} />
      <p className="panel-note">Save</p>
      <button type="button" onClick={() => void saveWeights()}>
        Weights of {name}
      </button>
      <button type="button" onClick={() => void saveOnnx()}>
        Image tower of {name} as ONNX, for transformers.js
      </button>
      <button type="button" onClick={saveMetrics}>
        Metrics of {name} as CSV
      </button>
    </MenuButton>
  );
}

function Continuations({ run }: { readonly run: Run }) {
  const playground = usePlayground();
  const runs = useRuns((state) => state.runs);
  const isFree = useRestriction("methods") === "free";
  const isIdle = useRuns((state) => state.status === "idle");
  const draft = useDraft(({ spec }) => spec);
  const continuations = useMemo(() => continuationsOf(run, runs, draft), [run, runs, draft]);
  if (!isFree || continuations.length === 0) return null;
  return (
    <>
      <p className="panel-note">Continue from this run</p>
      {continuations.map((one) => (
        <button
          key={one.recipe}
          type="button"
          disabled={!isIdle}
          onClick={() => playground.continueFrom(run, one)}
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
