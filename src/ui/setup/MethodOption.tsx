import { useId, useState } from "react";
import type { RecipeId } from "../../recipes/index.ts";
import { toggleRecipe } from "../../state/draft.ts";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import "../help/help.css";
import { recipeIn } from "../../state/schemaWords.ts";
import { useWords } from "../useWords.ts";
import { costCells, costHeads } from "./costText.ts";
import { MethodAbout } from "./MethodAbout.tsx";
import { useCost } from "./useCosts.ts";

/** A method of the picker: chosen or not, its sentence, and more on demand. */
export function MethodOption({ id }: { readonly id: RecipeId }) {
  const { draft } = usePlayground();
  const words = useWords();
  const heads = costHeads(words);
  const domId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const isChosen = useDraft(({ spec }) => spec.recipes.includes(id));
  const isOnly = useDraft(({ spec }) => spec.recipes.length === 1 && spec.recipes[0] === id);
  const { title, summary } = recipeIn(words, id);
  const { cost, isCurrent } = useCost(id);
  return (
    <li className="option">
      <label className="option-label">
        <input
          type="checkbox"
          checked={isChosen}
          // Not disabled: the focus would be lost on the way to the next method.
          aria-disabled={isOnly}
          aria-describedby={`${domId}-summary`}
          onChange={() => toggleRecipe(draft, id)}
        />
        <span className="option-title">{title}</span>
      </label>
      <span id={`${domId}-summary`} className="option-summary">
        {summary}
      </span>
      <span className="option-costs" aria-busy={!isCurrent}>
        {cost &&
          costCells(cost).map((cell, i) => (
            <span key={heads[i]!.title}>
              <span className="visually-hidden">{heads[i]!.title} </span>
              {cell}
            </span>
          ))}
      </span>
      <button
        type="button"
        className="help-button"
        aria-label={words.setup.about(title)}
        aria-expanded={isOpen}
        aria-controls={`${domId}-about`}
        onClick={() => setIsOpen(!isOpen)}
      >
        ?
      </button>
      <div id={`${domId}-about`} className="option-about" hidden={!isOpen}>
        {isOpen && <MethodAbout id={id} />}
      </div>
    </li>
  );
}
