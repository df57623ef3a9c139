import { classGroups } from "../../state/pictureChoice.ts";
import { useWords } from "../useWords.ts";

interface GroupChoiceProps {
  readonly known: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (classes: readonly string[]) => void;
}

/** Classes of a kind, to be added and taken away together; nothing where there are none. */
export function GroupChoice({ known, chosen, onChange }: GroupChoiceProps) {
  const { library: words, units } = useWords();
  const groups = classGroups(known);
  if (groups.length === 0) return null;
  const set = new Set(chosen);
  return (
    <details className="choice-groups">
      <summary>{words.groups(groups.length)}</summary>
      <div className="library-row">
        {groups.map(({ title, classes: own }) => {
          const isChosen = own.every((name) => set.has(name));
          return (
            <button
              key={title}
              type="button"
              className="button"
              aria-pressed={isChosen}
              title={units.list(own)}
              onClick={() =>
                onChange(known.filter((name) => (own.includes(name) ? !isChosen : set.has(name))))
              }
            >
              {title}
            </button>
          );
        })}
      </div>
    </details>
  );
}
