import { recipeOf } from "../../recipes/index.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { useDraft, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

/** What Start will run. */
export function ChosenMethods() {
  const { intro: words } = useWords();
  const model = useDraft(({ spec }) => spec.model);
  const modelName = model.includes(":") ? model.slice(model.indexOf(":") + 1) : null;
  const domains = useDomains().length;
  const language = useView((state) => state.language);
  const chosen = useDraft(({ spec }) => spec.recipes).map(recipeOf);
  const names = new Intl.ListFormat(language).format(chosen.map(({ title }) => title));
  return (
    <p>
      {words.runsBefore}
      <b>{names}</b>
      {words.runsAfter(chosen.length, modelName, domains)}
    </p>
  );
}
