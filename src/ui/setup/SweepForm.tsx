import { useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import { expectedUpdateMs } from "../../experiment/presets.ts";
import { recipeOf } from "../../recipes/index.ts";
import { isRecipeId } from "../../recipes/index.ts";
import { cut } from "../../shared/cut.ts";
import { likelyRuntimes } from "../../state/device.ts";
import { setForm } from "../../state/forms.ts";
import { mostRuns, readSweep, sweptFields } from "../../state/sweep.ts";
import type { SweepDraft, SweepProblem } from "../../state/sweep.ts";
import { sweepMs } from "../../state/sweepTime.ts";
import type { Words } from "../../words/words.ts";
import { aboutDuration } from "../format.ts";
import { Help } from "../help/Help.tsx";
import { useDevice, useDraft, usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { fieldIn, ruleIn } from "../../state/schemaWords.ts";
import { useRestriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";
import "./sweepForm.css";

/** Every chosen method over seeds and over values of one field, queued with one press. */
export function SweepForm() {
  const words = useWords();
  if (useRestriction("sweep") !== "free") return null;
  return (
    <details className="setup-more sweep">
      <summary title={words.sweep.doc}>{words.sweep.title}</summary>
      <SweepFields />
    </details>
  );
}

function SweepFields() {
  const playground = usePlayground();
  const words = useWords();
  const { sweep: own } = words;
  const id = useId();
  const spec = useDraft((state) => state.spec);
  const isWrong = useDraft(({ rejected }) => Object.keys(rejected).length > 0);
  const draft = useView(({ forms }) => forms.sweep);
  const [queued, setQueued] = useState<unknown>(null);
  const restrictions = useView((state) => state.restrictions);
  const isFree = (name: string) =>
    !restrictions?.hidden.has(name) && !restrictions?.locked.has(name);
  const names = sweptFields(spec).filter(isFree);
  const seeds = isFree("seed") ? draft.seeds : "";
  const field = draft.field !== null && names.includes(draft.field) ? draft.field : null;
  const sweep = useMemo(
    () => readSweep(spec, { seeds, field, values: draft.values }),
    [spec, seeds, field, draft.values],
  );
  const updateMs = useUpdateMs();
  const runs = useRuns((state) => state.runs);
  const problem = "problem" in sweep ? sweep.problem : null;
  const isQueueing = useStore(playground.queue.store, ({ started }) => started > 0);
  // A second press would run all of it once more.
  const isQueued = isQueueing && queued === sweep;
  const change = (changes: Partial<SweepDraft>) =>
    setForm(playground.view, "sweep", { ...draft, ...changes });
  return (
    <div className="sweep-fields">
      <span>
        <label htmlFor={`${id}-seeds`}>{own.seeds}</label>{" "}
        <Help about={own.seeds} doc={own.docs.seeds} />
      </span>
      <input
        className="input-quiet"
        id={`${id}-seeds`}
        type="text"
        autoComplete="off"
        placeholder={own.seedsHint}
        value={seeds}
        disabled={!isFree("seed")}
        aria-invalid={problem?.kind === "seeds"}
        aria-describedby={`${id}-about`}
        onChange={({ target }) => change({ seeds: target.value })}
      />
      <span>
        <label htmlFor={`${id}-field`}>{own.field}</label>{" "}
        <Help about={own.field} doc={own.docs.field} />
      </span>
      <select
        className="input-quiet"
        id={`${id}-field`}
        value={field ?? ""}
        onChange={({ target }) =>
          change({ field: target.value === "" ? null : target.value, values: "" })
        }
      >
        <option value="">{own.noField}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {optionText(words, name)}
          </option>
        ))}
      </select>
      {field !== null && (
        <>
          <span>
            <label htmlFor={`${id}-values`}>{own.values}</label>{" "}
            <Help about={own.values} doc={own.docs.values} />
          </span>
          <input
            className="input-quiet"
            id={`${id}-values`}
            type="text"
            autoComplete="off"
            placeholder={placeholderOf(words, field)}
            value={draft.values}
            aria-invalid={problem?.kind === "value"}
            aria-describedby={`${id}-about`}
            onChange={({ target }) => change({ values: target.value })}
          />
        </>
      )}
      <p
        id={`${id}-about`}
        className={problem && problem.kind !== "no-values" ? "field-problem" : "panel-note"}
        role={problem && problem.kind !== "no-values" ? "alert" : undefined}
      >
        {"problem" in sweep
          ? problemText(words, sweep.problem)
          : own.size(
              sweep.items.length,
              timeText(
                sweepMs(sweep.items, { runs, logOf: (run) => playground.logs.of(run), updateMs }),
                words.units,
              ),
            )}
      </p>
      <button
        type="button"
        className="button"
        disabled={isWrong || isQueued || "problem" in sweep}
        onClick={() => {
          if ("problem" in sweep) return;
          playground.queue.add(sweep.items);
          setQueued(sweep);
        }}
      >
        {isQueued ? own.queued : own.queue("problem" in sweep ? 0 : sweep.runs)}
      </button>
    </div>
  );
}

/** Of one update where nothing has run yet, as the presets were measured. */
function useUpdateMs(): number | null {
  const report = useDevice((state) => state.report);
  const force = useDevice((state) => state.force);
  const runtimes = likelyRuntimes({ report, force }, "gpu" in navigator);
  return runtimes.map(expectedUpdateMs).find((ms) => ms !== null) ?? null;
}

function timeText(ms: number | null, units: Words["units"]): string | null {
  return ms === null ? null : aboutDuration(ms, units);
}

/** "Lipsum-FT: λ, regularization". */
function optionText(words: Words, name: string): string {
  const recipe = name.slice(0, Math.max(0, name.indexOf(".")));
  const { label } = fieldIn(words, name);
  return isRecipeId(recipe) ? recipeOf(recipe).title + words.units.colon + label : label;
}

function placeholderOf(words: Words, name: string): string {
  const field = fieldIn(words, name);
  if (field.kind === "choice") return field.options.map(({ value }) => value).join(", ");
  const around = [field.default / 10, field.default, field.default * 10];
  return around.filter((value) => value >= field.min && value <= field.max).join(", ");
}

function problemText(words: Words, problem: SweepProblem): string {
  const { sweep } = words;
  switch (problem.kind) {
    case "seeds":
      return sweep.badSeeds(cut(problem.text));
    case "value": {
      const field = fieldIn(words, problem.field);
      return sweep.badValue(field.label, ruleIn(words, field), cut(problem.text));
    }
    case "no-values": {
      const field = fieldIn(words, problem.field);
      return sweep.noValues(field.label, ruleIn(words, field));
    }
    case "too-many":
      return sweep.tooMany(problem.runs, mostRuns);
  }
}
