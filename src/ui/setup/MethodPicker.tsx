import { useState } from "react";
import { recipeIds, recipeOf } from "../../recipes/index.ts";
import { toggleRecipe } from "../../state/draft.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import "./methodPicker.css";

/** Which methods a Start trains. Several run on the same batches. */
export function MethodPicker() {
  const { draft } = usePlayground();
  const chosen = useDraft(({ spec }) => spec.recipes);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <fieldset className="methods">
      <legend className="rail-title">
        Methods{" "}
        <button
          type="button"
          className="field-help-button"
          aria-label="About the methods"
          aria-expanded={isOpen}
          aria-controls="methods-help"
          onClick={() => setIsOpen(!isOpen)}
        >
          ?
        </button>
      </legend>
      <div className="methods-row">
        {recipeIds.map((id) => (
          <label key={id} className="method" title={recipeOf(id).summary}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={chosen.length === 1 && chosen[0] === id}
              onChange={() => toggleRecipe(draft, id)}
            />
            <span>{recipeOf(id).title}</span>
            <MethodLine recipe={id} />
          </label>
        ))}
      </div>
      <div id="methods-help" className="methods-help" hidden={!isOpen}>
        {recipeIds.map((id) => {
          const { title, summary, formula, references } = recipeOf(id);
          return (
            <p key={id}>
              <b>{title}.</b> {summary}
              <span className="methods-formula">{formula}</span>
              {references.map(({ label, url }) => (
                <a key={url} href={url} target="_blank" rel="noreferrer">
                  {label}
                </a>
              ))}
            </p>
          );
        })}
      </div>
    </fieldset>
  );
}
