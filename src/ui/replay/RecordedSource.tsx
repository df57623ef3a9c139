import { recipeOf } from "../../recipes/index.ts";
import type { Recording } from "../../experiment/recording.ts";
import { useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

/** What a recorded run is, where it was made, and when. */
export function RecordedSource({ recording }: { readonly recording: Recording }) {
  const { replay: words } = useWords();
  const language = useView((state) => state.language);
  const { spec, environment, runs } = recording;
  const titles = [...new Set(runs.map(({ recipe }) => recipeOf(recipe).title))];
  const methods = new Intl.ListFormat(language).format(titles);
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(
    new Date(environment.date),
  );
  return (
    <p className="recorded-source" data-testid="recorded">
      <b className="recorded-badge">{words.recorded}</b>{" "}
      {words.source(methods, spec.steps, environment.device, date)}
    </p>
  );
}
