import { recipeOf } from "../../recipes/index.ts";
import { useDraft, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

/** More methods than these are named only. */
const mostExplained = 2;

/** What Start will run: the chosen methods, and in a sentence each what they are. */
export function ChosenMethods() {
  const { intro: words } = useWords();
  const language = useView((state) => state.language);
  const chosen = useDraft(({ spec }) => spec.recipes).map(recipeOf);
  const names = new Intl.ListFormat(language).format(chosen.map(({ title }) => title));
  return (
    <>
      <p>
        {words.runsBefore} <b>{names}</b> {words.runsAfter(chosen.length)}
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
