import { recipeOf } from "../../recipes/index.ts";
import type { RecipeId } from "../../recipes/index.ts";
import type { Curve } from "./curve.ts";
import { MethodLine } from "./MethodLine.tsx";

interface ReadoutProps {
  readonly curves: readonly Curve[];
  readonly format: (value: number) => string;
  /** Given by recharts. */
  readonly active?: boolean;
  readonly label?: string | number;
}

/** What the crosshair reads: the value of every curve at its last step up to here. */
export function Readout({ curves, format, active, label }: ReadoutProps) {
  if (!active || label === undefined) return null;
  const step = Number(label);
  const live = curves.filter(({ isPast }) => !isPast);
  const recipes = [...new Set(live.map(({ recipe }) => recipe))];
  const rows = [...new Set(live.map(({ row }) => row))];
  const valueOf = (row: string, recipe: RecipeId) => {
    const curve = live.find((one) => one.row === row && one.recipe === recipe);
    const i = curve ? lastUpTo(curve.x, step) : -1;
    return curve && i >= 0 ? format(curve.y[i]!) : "";
  };
  const [onlyRow] = rows;
  if (onlyRow !== undefined && rows.length === 1) {
    return (
      <div className="readout readout-single">
        {recipes.map((recipe) => (
          <span key={recipe} title={recipeOf(recipe).title}>
            <MethodLine recipe={recipe} /> <b>{valueOf(onlyRow, recipe)}</b>
          </span>
        ))}
      </div>
    );
  }
  return (
    <table className="readout">
      <thead>
        <tr>
          <th>step {step}</th>
          {recipes.map((recipe) => (
            <th key={recipe}>
              <MethodLine recipe={recipe} /> {recipeOf(recipe).title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th style={{ color: live.find((one) => one.row === row)?.color }}>{row}</th>
            {recipes.map((recipe) => (
              <td key={recipe}>{valueOf(row, recipe)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The last index whose x is at most `limit` (x ascends); -1 when there is none. */
function lastUpTo(x: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
