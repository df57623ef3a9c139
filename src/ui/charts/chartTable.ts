import type { XAxisKind } from "../../state/chartSettings.ts";
import type { Curve } from "./curve.ts";

/** The numbers of a chart: a column a curve, and its interval's ends where it has one. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** In ascending order of the first column, x; null where a curve has no point. */
  readonly rows: readonly (readonly (number | null)[])[];
}

const xNames: Readonly<Record<XAxisKind, string>> = {
  step: "step",
  time: "seconds",
  epoch: "epoch",
};

/** What the columns of a curve are called. */
export interface ColumnNames {
  readonly of: (curve: Curve) => string;
  /** What a smoothed curve was before. */
  readonly measured: string;
  /** The ends of its interval. */
  readonly low: string;
  readonly high: string;
}

/** As files have them, whatever language the page speaks. */
const fileNames: ColumnNames = {
  of: ({ column }) => column,
  measured: "measured",
  low: "low",
  high: "high",
};

/** All that the curves were measured at, whatever of it is drawn. */
export function chartTable(
  curves: readonly Curve[],
  xAxis: XAxisKind,
  names: ColumnNames = fileNames,
): ChartTable {
  const titles = new Set<string>();
  const sources = curves.flatMap((curve) => {
    const { weight, x, y, band } = curve;
    const own = names.of(curve) + (weight === "trace" ? `/${names.measured}` : "");
    const title = distinct(own, titles);
    return [
      { title, x, y },
      ...(band
        ? [
            { title: `${title}/${names.low}`, x, y: band.low },
            { title: `${title}/${names.high}`, x, y: band.high },
          ]
        : []),
    ];
  });
  const rows = new Map<number, (number | null)[]>();
  for (const [column, { x, y }] of sources.entries()) {
    for (let i = 0; i < x.length; i++) {
      const row = rows.get(x[i]!) ?? Array<number | null>(sources.length).fill(null);
      rows.set(x[i]!, row);
      row[column] = Number.isFinite(y[i]) ? y[i]! : null;
    }
  }
  return {
    columns: [xNames[xAxis], ...sources.map(({ title }) => title)],
    rows: [...rows].sort(([a], [b]) => a - b).map(([x, values]) => [x, ...values]),
  };
}

/** The title, or with a number where it is taken. */
function distinct(title: string, taken: Set<string>): string {
  let free = title;
  for (let i = 2; taken.has(free); i++) free = `${title} ${i}`;
  taken.add(free);
  return free;
}
