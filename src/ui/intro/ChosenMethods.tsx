import { recipeOf } from "../../recipes/index.ts";
import { useDraft } from "../playgroundContext.ts";

/** More methods than these are named only. */
const mostExplained = 2;

/** What Start will run: the chosen methods, and in a sentence each what they are. */
export function ChosenMethods() {
  const chosen = useDraft(({ spec }) => spec.recipes).map(recipeOf);
  const names = new Intl.ListFormat("en-GB").format(chosen.map(({ title }) => title));
  return (
    <>
      <p>
        Start runs <b>{names}</b> on a small CLIP
        {chosen.length > 1 && ", on the same batches"}. Training sees <b>one</b> drawing style; all
        six are measured, and the others show what it costs.
      </p>
      {chosen.length <= mostExplained && (
        <dl className="intro-methods">
          {chosen.map(({ id, title, summary }) => (
            <div key={id}>
              <dt>{title}</dt> <dd>{summary}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
