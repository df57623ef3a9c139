import type { DomainResults } from "../../experiment/record.ts";
import type { BoardGroup } from "../../state/board.ts";
import type { Curve } from "../charts/curve.ts";
import { overSeeds } from "../charts/overSeeds.ts";
import { styleOf } from "../charts/seriesStyle.ts";

/** More single runs than these are drawn as their mean and band alone. */
const mostThin = 60;

/**
 * Of every group a thin line a run, and their mean with its 95 % interval over the runs that come
 * as far as any, at the steps that all of them measured.
 */
export function boardCurves(
  groups: readonly BoardGroup[],
  row: { readonly title: string; readonly fileTitle: string },
  valueOf: (domains: DomainResults) => number,
): readonly Curve[] {
  return groups.flatMap(({ label, fileLabel, runs }, slot) => {
    const look = {
      row: row.title,
      series: fileLabel,
      column: `${fileLabel}/${row.fileTitle}`,
      name: label,
      style: styleOf(slot),
      isPast: false,
    };
    const points = runs.map(({ evaluations }) => {
      const step = Float64Array.from(evaluations, (one) => one.step);
      const y = Float64Array.from(evaluations, ({ domains }) => valueOf(domains));
      return { step, x: step, y, band: null };
    });
    const thin = points
      .slice(0, runs.length > 1 ? mostThin : 0)
      .map(({ x, y, band }, i): Curve => ({
        ...look,
        ...{ x, y, band },
        id: `${label}/${i}`,
        weight: "trace",
        hasMarkers: false,
        seeds: 1,
      }));
    const mean = overSeeds({ ...look, id: label, weight: "bold", hasMarkers: true }, points);
    return [...thin, ...mean];
  });
}
