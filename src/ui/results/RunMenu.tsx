import { useMemo } from "react";
import { writeMetricsCsv } from "../../experiment/metricsCsv.ts";
import { runMetrics } from "../../experiment/runMetrics.ts";
import { recipeOf } from "../../recipes/index.ts";
import { toFailure } from "../../shared/failure.ts";
import { continuationsOf } from "../../state/continuations.ts";
import type { Continuation } from "../../state/continuations.ts";
import { recordRun } from "../../state/recordedRuns.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import type { Words } from "../../words/words.ts";
import { MenuButton } from "../MenuButton.tsx";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import { useRestriction } from "../useRestriction.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
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
  const allWords = useWords();
  const { results: words } = allWords;
  const name = nameOf(run, allWords);
  const say = useSay();

  const saveWeights = async () => {
    try {
      const weights = await playground.weightsOf(run.id);
      saveFile(`${run.recipe}-tuned.safetensors`, weights, "application/octet-stream");
    } catch (thrown) {
      onProblem(say(toFailure(thrown)));
    }
  };
  const saveOnnx = async () => {
    try {
      const { site } = playground;
      const params = { runId: run.id, model: run.spec.model, site };
      const zip = await playground.ask("exportOnnx", params);
      saveFile(`${run.recipe}-onnx.zip`, zip, "application/zip");
    } catch (thrown) {
      onProblem(say(toFailure(thrown)));
    }
  };
  const saveMetrics = () => {
    const metrics = runMetrics(recordRun(run, playground.logs.of(run.id)));
    saveFile(`${run.recipe}-metrics.csv`, writeMetricsCsv(metrics), "text/csv");
  };
  return (
    <MenuButton className="run-menu-button" label={words.menu(name)} title={words.menuDoc} face="⋯">
      <Continuations run={run} />
      <p className="panel-note">{words.save}</p>
      {!run.imported && (
        <>
          <button type="button" onClick={() => void saveWeights()}>
            {words.saveWeights(name)}
          </button>
          <button type="button" onClick={() => void saveOnnx()}>
            {words.saveOnnx(name)}
          </button>
        </>
      )}
      <button type="button" onClick={saveMetrics}>
        {words.saveMetrics(name)}
      </button>
    </MenuButton>
  );
}

function Continuations({ run }: { readonly run: Run }) {
  const playground = usePlayground();
  const { results: words } = useWords();
  const runs = useRuns((state) => state.runs);
  const isFree = useRestriction("methods") === "free";
  const isIdle = useRuns((state) => state.status === "idle");
  const draft = useDraft(({ spec }) => spec);
  const continuations = useMemo(() => continuationsOf(run, runs, draft), [run, runs, draft]);
  if (!isFree || continuations.length === 0) return null;
  return (
    <>
      <p className="panel-note">{words.continue}</p>
      {continuations.map((one) => (
        <button
          key={one.recipe}
          type="button"
          disabled={!isIdle}
          onClick={() => playground.continueFrom(run, one)}
        >
          {recipeOf(one.recipe).title} <span className="panel-note">{needs(one, words)}</span>
        </button>
      ))}
    </>
  );
}

function needs({ ingredients, finished }: Continuation, words: Words["results"]): string {
  const missing = ingredients - finished;
  return missing > 0
    ? words.continueTrains(finished, ingredients, missing)
    : words.continueFree(ingredients);
}
