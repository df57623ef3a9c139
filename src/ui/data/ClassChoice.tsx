import { useState } from "react";
import { cut } from "../../shared/cut.ts";
import type { PictureContents } from "../../state/library.ts";
import { classPresets } from "../../state/pictureChoice.ts";
import { useWords } from "../useWords.ts";
import { GroupChoice } from "./GroupChoice.tsx";

interface ClassChoiceProps {
  readonly contents: PictureContents;
  readonly chosen: readonly string[];
  readonly onChange: (classes: readonly string[]) => void;
}

/** Which classes are to be imported: whole lists that are known, and each by itself. */
export function ClassChoice({ contents: { classes, counts }, chosen, onChange }: ClassChoiceProps) {
  const { library: words } = useWords();
  const [query, setQuery] = useState("");
  const set = new Set(chosen);
  const wanted = query.trim().toLowerCase().replaceAll(" ", "_");
  const shown = classes.filter((name) => name.toLowerCase().includes(wanted));
  const isSame = (list: readonly string[]) =>
    list.length === chosen.length && list.every((name) => set.has(name));
  return (
    <fieldset className="choice-classes">
      <legend>{words.classesChosen(chosen.length, classes.length)}</legend>
      <div className="library-row">
        {classPresets(classes).map(({ id, classes: list }) => (
          <button
            key={id}
            type="button"
            className="button"
            aria-pressed={isSame(list)}
            title={words.presets[id].doc}
            onClick={() => onChange(list)}
          >
            {words.presets[id].title(list.length)}
          </button>
        ))}
        <button
          type="button"
          className="button"
          aria-pressed={chosen.length === 0}
          onClick={() => onChange([])}
        >
          {words.noClass}
        </button>
        <input
          type="search"
          className="input"
          placeholder={words.searchClasses}
          aria-label={words.searchClasses}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
      </div>
      <GroupChoice known={classes} chosen={chosen} onChange={onChange} />
      {shown.length === 0 && (
        <p className="panel-note" role="status">
          {words.noClassFound(cut(query.trim()))}
        </p>
      )}
      <ul hidden={shown.length === 0}>
        {shown.map((name) => {
          const label = classes.indexOf(name);
          const count = counts?.reduce((sum, own) => sum + own[label]!, 0);
          return (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={set.has(name)}
                  onChange={({ target }) =>
                    onChange(
                      classes.filter((one) => (one === name ? target.checked : set.has(one))),
                    )
                  }
                />
                {name}
                {count !== undefined && <span className="panel-note">{count}</span>}
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
