import { nameOf } from "../../state/runName.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useWords } from "../useWords.ts";
import "./replay.css";

/** Runs that are numbers from a file and nothing else: which, and what is not in them. */
export function ImportedBar() {
  const playground = usePlayground();
  const allWords = useWords();
  const { runs: words } = allWords;
  const runs = useExperiment().filter(({ imported }) => imported);
  const list = (items: readonly string[]) => allWords.units.list([...new Set(items)]);
  const lacking = runs.flatMap(({ imported }) => imported?.lacking ?? []);
  const unknown = runs.flatMap(({ imported }) => imported?.unknown ?? []);
  const files = runs.flatMap(({ imported }) => imported?.file ?? []);
  return (
    <section className="replay panel" aria-label={words.imported.badge} data-testid="imported">
      <div className="replay-line">
        <p className="recorded-source imported-source">
          <b className="recorded-badge">{words.imported.badge}</b>{" "}
          {words.imported.source(list(runs.map((run) => nameOf(run, allWords))), list(files))}
        </p>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => playground.remove(runs.map(({ id }) => id))}
        >
          {words.imported.remove(runs.length)}
        </button>
      </div>
      <p className="panel-note">
        {words.imported.doc}
        {lacking.length > 0 && ` ${words.imported.lacking(list(lacking))}`}
        {unknown.length > 0 && ` ${words.imported.unknown(list(unknown))}`}
      </p>
    </section>
  );
}
