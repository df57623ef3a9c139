import { useWords } from "../useWords.ts";

interface ConfusionMatrixProps {
  readonly title: string;
  readonly matrix: readonly (readonly number[])[];
  readonly classes: readonly string[];
}

/** Pairs that are named below the matrix. */
const named = 5;

/** Counts as shades of each row's share: blue on the diagonal, orange off it; and the worst pairs in words. */
export function ConfusionMatrix({ title, matrix, classes }: ConfusionMatrixProps) {
  const { analyses: words } = useWords();
  const side = matrix.length;
  const cells = matrix.flatMap((row, label) => {
    const n = row.reduce((sum, count) => sum + count, 0);
    return row.flatMap((count, predicted) =>
      count > 0 ? [{ label, predicted, count, share: count / n }] : [],
    );
  });
  const nameOf = (index: number) => classes[index] ?? "?";
  const worst = cells
    .filter(({ label, predicted }) => label !== predicted)
    .sort((a, b) => b.count - a.count)
    .slice(0, named);
  return (
    <figure className="confusion">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      <svg
        data-chart
        viewBox={`-0.5 -0.5 ${side + 1} ${side + 1}`}
        role="img"
        aria-label={words.confusion.matrix(title)}
      >
        <rect width={side} height={side} fill="var(--sunken)" />
        {cells.map(({ label, predicted, count, share }) => (
          <rect
            key={label * side + predicted}
            x={predicted}
            y={label}
            width="1"
            height="1"
            fill={label === predicted ? "var(--accent)" : "var(--series-0)"}
            opacity={0.15 + 0.85 * share}
          >
            <title>{words.confusion.cell(count, nameOf(label), nameOf(predicted))}</title>
          </rect>
        ))}
      </svg>
      <p className="panel-note">{words.confusion.pairs}</p>
      <ul>
        {worst.map(({ label, predicted, count }) => (
          <li key={label * side + predicted}>
            {words.confusion.taken(nameOf(label), nameOf(predicted))} <b>{count}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}
