import { useState } from "react";
import { useDraft } from "../playgroundContext.ts";
import { MethodDialog } from "./MethodDialog.tsx";
import { MethodRow } from "./MethodRow.tsx";
import "./methodList.css";

/** The methods that a Start trains, on the same batches. */
export function MethodList() {
  const chosen = useDraft(({ spec }) => spec.recipes);
  const [isPicking, setIsPicking] = useState(false);
  return (
    <section className="methods" aria-label="Methods">
      <h2 className="rail-title">Methods</h2>
      <ul>
        {chosen.map((id) => (
          <MethodRow key={id} id={id} isOnly={chosen.length === 1} />
        ))}
      </ul>
      <button
        type="button"
        className="button methods-add"
        aria-haspopup="dialog"
        onClick={() => setIsPicking(true)}
      >
        Add a method
      </button>
      {isPicking && <MethodDialog onClose={() => setIsPicking(false)} />}
    </section>
  );
}
