import { useId, useState } from "react";
import { runSpec } from "../../experiment/runs.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { defaults } from "../../shared/schema.ts";
import { toggleRecipe } from "../../state/draft.ts";
import { methodOf } from "../../state/methodOf.ts";
import { differenceIn } from "../../state/runName.ts";
import { seriesOf } from "../../state/series.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import { recipeIn } from "../../state/schemaWords.ts";
import { useRestriction } from "../useRestriction.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { FieldRow } from "./FieldRow.tsx";
import { MethodAbout } from "./MethodAbout.tsx";
import { useCosts } from "./useCosts.ts";

interface MethodRowProps {
  readonly id: RecipeId;
  /** The last method stays. */
  readonly isOnly: boolean;
}

/** A chosen method: its line, what of it was changed, and folded away its own settings. */
export function MethodRow({ id, isOnly }: MethodRowProps) {
  const { draft } = usePlayground();
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const isLocked = useRestriction("methods") === "locked";
  const bodyId = useId();
  const spec = useDraft((state) => state.spec);
  const isWrong = useDraft(({ rejected }) =>
    Object.keys(rejected).some((name) => name.startsWith(`${id}.`)),
  );
  const say = useSay();
  const { problem } = methodOf(id, spec.hyperparameters[id]);
  useCosts(isOpen);
  const { title, summary, hyperparameters } = recipeIn(words, id);
  const run = runSpec(spec, id);
  const label = differenceIn(words, run, { ...run, hyperparameters: defaults(hyperparameters) });
  return (
    <li className="method" data-wrong={isWrong || problem !== null}>
      <button
        type="button"
        className="method-fold"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <MethodLine series={seriesOf(id, spec.hyperparameters[id])} />
        <span className="method-label">{label}</span>
      </button>
      <button
        type="button"
        className="method-remove"
        disabled={isOnly || isLocked}
        aria-label={words.methods.remove(title)}
        title={isOnly ? words.methods.last : words.methods.remove(title)}
        onClick={() => toggleRecipe(draft, id)}
      >
        ×
      </button>
      <div id={bodyId} className="method-body" hidden={!isOpen}>
        <p>{summary}</p>
        {isOpen && <MethodAbout id={id} />}
        {problem !== null && <p className="field-problem">{say(problem)}</p>}
        {Object.keys(hyperparameters).map((name) => (
          <FieldRow key={name} name={`${id}.${name}`} />
        ))}
      </div>
    </li>
  );
}
