import { recipeOf } from "../../recipes/index.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { useDraft, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

/** More methods than these are named only. */
const mostExplained = 2;

/** What Start will run: the chosen methods, and in a sentence each what they are. */
export function ChosenMethods() {
  const { intro: words } = useWords();
  const model = useDraft(({ spec }) => spec.model);
  const modelName = model.includes(":") ? model.slice(model.indexOf(":") + 1) : null;
  const domains = useDomains().length;
  const language = useView((state) => state.language);
  const chosen = useDraft(({ spec }) => spec.recipes).map(recipeOf);
  const names = new Intl.ListFormat(language).format(chosen.map(({ title }) => title));
  return (
    <>
      <p>
        {words.runsBefore} <b>{names}</b> {words.runsAfter(chosen.length, modelName, domains)}
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
