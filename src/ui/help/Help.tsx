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
  /** What else there is to say. */
  readonly children?: ReactNode;
}

/** A "?" that opens two sentences and a formula beside it. Escape closes; the focus stays on the "?". */
export function Help({ about, doc, formula, children }: HelpProps) {
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
        className="help-button"
        popoverTarget={id}
        aria-label={setup.about(about)}
        aria-expanded={isOpen}
      >
        ?
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
