import { useId, useState } from "react";
import { useStore } from "zustand";
import { cut } from "../../shared/cut.ts";
import { budgetField, readBudget } from "../../state/memory.ts";
import { usePlayground } from "../playgroundContext.ts";
import { Help } from "../help/Help.tsx";
import { ruleIn } from "../../state/schemaWords.ts";
import { useWords } from "../useWords.ts";

/** How much memory there is, as the person says; what is typed stays until it can be taken. */
export function BudgetField() {
  const { memory } = usePlayground();
  const allWords = useWords();
  const { setup: words } = allWords;
  const budgetBytes = useStore(memory, (state) => state.budgetBytes);
  // "1." is 1 on its way to 1.5: as typed until the field is left.
  const [typed, setTyped] = useState<string | null>(null);
  const isRejected = typed !== null && readBudget(typed) === null;
  const id = useId();
  const change = (raw: string) => {
    const read = readBudget(raw);
    setTyped(raw);
    if (read !== null) memory.setState({ budgetBytes: read });
  };
  return (
    <>
      <div className="setup-compute">
        <span>
          <label htmlFor={id}>{words.memory.budget}</label>{" "}
          <Help about={words.memory.budget} doc={words.memory.budgetDoc} />
        </span>
        <input
          id={id}
          className="input-quiet field-number"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? String(Number((budgetBytes / 1e9).toFixed(1)))}
          aria-invalid={isRejected}
          aria-describedby={isRejected ? `${id}-problem` : undefined}
          onChange={({ target }) => change(target.value)}
          onBlur={() => !isRejected && setTyped(null)}
        />
      </div>
      {isRejected && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {words.mustBe(
            words.memory.budget,
            ruleIn(allWords, budgetField),
            cut(typed),
            String(budgetField.default),
          )}
        </p>
      )}
    </>
  );
}
