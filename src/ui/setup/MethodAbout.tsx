import type { RecipeId } from "../../recipes/index.ts";
import { recipeOf } from "../../recipes/index.ts";
import "./methodAbout.css";

/** A method's objective and where it comes from. */
export function MethodAbout({ id }: { readonly id: RecipeId }) {
  const { formula, references } = recipeOf(id);
  return (
    <div className="about">
      <p className="about-formula">{formula}</p>
      {references.map(({ label, url }) => (
        <a key={label} href={url} target="_blank" rel="noreferrer">
          {label}
        </a>
      ))}
    </div>
  );
}
