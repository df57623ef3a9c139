import type { RecipeId } from "../../recipes/index.ts";
import { recipeOf } from "../../recipes/index.ts";
import { costSentence } from "./costText.ts";
import { useCost } from "./useCosts.ts";
import "./methodAbout.css";

/** A method's objective, what it costs once that is known, and where it comes from. */
export function MethodAbout({ id }: { readonly id: RecipeId }) {
  const { formula, references } = recipeOf(id);
  const { cost, isCurrent } = useCost(id);
  return (
    <div className="about">
      <p className="about-formula">{formula}</p>
      {cost && <p aria-busy={!isCurrent}>{costSentence(cost)}</p>}
      {references.map(({ label, url }) => (
        <a key={label} href={url} target="_blank" rel="noreferrer">
          {label}
        </a>
      ))}
    </div>
  );
}
