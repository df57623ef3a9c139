import { useState } from "react";
import { useDraft } from "../playgroundContext.ts";
import { useRestriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";
import { MethodDialog } from "./MethodDialog.tsx";
import { MethodRow } from "./MethodRow.tsx";
import "./methodList.css";

/** The methods that a Start trains, on the same batches. */
export function MethodList() {
  const { methods: words } = useWords();
  const chosen = useDraft(({ spec }) => spec.recipes);
  const restriction = useRestriction("methods");
  const [isPicking, setIsPicking] = useState(false);
  if (restriction === "hidden") return null;
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
        disabled={restriction === "locked"}
        aria-haspopup="dialog"
        onClick={() => setIsPicking(true)}
      >
        {words.add}
      </button>
      {isPicking && <MethodDialog onClose={() => setIsPicking(false)} />}
    </section>
  );
}
