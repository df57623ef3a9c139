import { useState } from "react";
import { useDraft } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { MethodDialog } from "./MethodDialog.tsx";
import { MethodRow } from "./MethodRow.tsx";
import "./methodList.css";

/** The methods that a Start trains, on the same batches. */
export function MethodList() {
  const { methods: words } = useWords();
  const chosen = useDraft(({ spec }) => spec.recipes);
  const [isPicking, setIsPicking] = useState(false);
  return (
    <section className="methods" aria-label={words.title}>
      <h2 className="rail-title">{words.title}</h2>
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
        {words.add}
      </button>
      {isPicking && <MethodDialog onClose={() => setIsPicking(false)} />}
    </section>
  );
}
