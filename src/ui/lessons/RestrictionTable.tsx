import type { Restriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";

interface RestrictionTableProps {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly label: string }[];
  readonly chosen: ReadonlyMap<string, Restriction>;
  readonly onChoose: (name: string, restriction: Restriction) => void;
}

const restrictions = ["free", "locked", "hidden"] as const satisfies readonly Restriction[];

/** A row a control: free, fixed or hidden. */
export function RestrictionTable({ title, rows, chosen, onChoose }: RestrictionTableProps) {
  const { lessonCard: words } = useWords();
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.control}</span>
          </th>
          {restrictions.map((one) => (
            <th key={one} scope="col">
              {words[one]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, label }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            {restrictions.map((one) => (
              <td key={one}>
                <input
                  type="radio"
                  name={`restriction/${name}`}
                  aria-label={`${label}: ${words[one]}`}
                  checked={(chosen.get(name) ?? "free") === one}
                  onChange={() => onChoose(name, one)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
