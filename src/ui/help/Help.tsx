import { useId, useRef, useState } from "react";
import type { ReactNode, ToggleEvent } from "react";
import { useWords } from "../useWords.ts";
import type { FormulaOf } from "./formulaOf.ts";
import { LazyFormula } from "./LazyFormula.tsx";
import { placeBeside } from "./placeBeside.ts";
import "./help.css";

interface HelpProps {
  /** What it is about, as its label says. */
  readonly about: string;
  readonly doc: string;
  readonly formula?: FormulaOf;
  /** The label itself opens it, where many stand in a column; else a "?" beside it does. */
  readonly isLabel?: boolean;
  /** What else there is to say. */
  readonly children?: ReactNode;
}

/** Two sentences and a formula beside what opens them. Escape closes; the focus stays there. */
export function Help({ about, doc, formula, isLabel = false, children }: HelpProps) {
  const { setup } = useWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const onToggle = ({ newState }: ToggleEvent<HTMLDivElement>) => {
    setIsOpen(newState === "open");
    if (newState === "open" && button.current && popover.current)
      placeBeside(popover.current, button.current);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={isLabel ? "help-label" : "help-button"}
        popoverTarget={id}
        aria-label={isLabel ? undefined : setup.about(about)}
        aria-expanded={isOpen}
      >
        {isLabel ? about : "?"}
      </button>
      <div ref={popover} id={id} popover="auto" className="help panel" onToggle={onToggle}>
        {isOpen && (
          <>
            <b>{about}</b>
            <p>{doc}</p>
            {formula && <LazyFormula of={formula} />}
            {children}
          </>
        )}
      </div>
    </>
  );
}
