import type { RecipeId } from "../../recipes/index.ts";
import { recipeOf } from "../../recipes/index.ts";
import { LazyFormula } from "../help/LazyFormula.tsx";
import { useWords } from "../useWords.ts";
import { costSentence } from "./costText.ts";
import { useCost } from "./useCosts.ts";
import "./methodAbout.css";

/** A method's objective, what it costs once that is known, and where it comes from. */
export function MethodAbout({ id }: { readonly id: RecipeId }) {
  const { references } = recipeOf(id);
  const words = useWords();
  const { cost, isCurrent } = useCost(id);
  return (
    <div className="about">
      <LazyFormula of={{ recipe: id }} />
      {cost && <p aria-busy={!isCurrent}>{costSentence(cost, words)}</p>}
      {references.map(({ label, url }) => (
        <a key={label} href={url} target="_blank" rel="noreferrer">
          {label}
        </a>
      ))}
    </div>
  );
}
