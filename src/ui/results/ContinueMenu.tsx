import { useEffect, useId, useMemo, useRef, useState } from "react";
import { recipeOf } from "../../recipes/index.ts";
import { continuationsOf } from "../../state/continuations.ts";
import type { Continuation } from "../../state/continuations.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import "./continueMenu.css";

/** The methods that start from a finished run; nothing where there is none. */
export function ContinueMenu({ run }: { readonly run: Run }) {
  const playground = usePlayground();
  const id = useId();
  const menu = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const runs = useRuns((state) => state.runs);
  const isIdle = useRuns((state) => state.status === "idle");
  const draft = useDraft(({ spec }) => spec);
  const continuations = useMemo(() => continuationsOf(run, runs, draft), [run, runs, draft]);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (!menu.current?.contains(target as Node)) setIsOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [isOpen]);
  if (continuations.length === 0) return null;

  const choose = (continuation: Continuation) => {
    setIsOpen(false);
    playground.continueFrom(run, continuation);
  };
  return (
    <span
      ref={menu}
      className="continue"
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        setIsOpen(false);
        menu.current?.querySelector("button")?.focus();
      }}
    >
      <button
        type="button"
        className="link-button"
        disabled={!isIdle}
        aria-label={`Continue from the run of ${nameOf(run)}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        continue
      </button>
      <span id={id} className="continue-list panel" hidden={!isOpen}>
        <span className="panel-note">Continue from this run</span>
        {continuations.map((one) => (
          <button key={one.recipe} type="button" onClick={() => choose(one)}>
            <b>{recipeOf(one.recipe).title}</b>
            <span className="panel-note">{needs(one)}</span>
          </button>
        ))}
      </span>
    </span>
  );
}

function needs({ ingredients, finished }: Continuation): string {
  const missing = ingredients - finished;
  if (missing > 0) return `${finished} of ${ingredients} runs are there; trains ${missing} more`;
  return ingredients === 1 ? "no training" : `of ${ingredients} finished runs; no training`;
}
