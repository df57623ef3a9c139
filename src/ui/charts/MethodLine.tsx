import { useView } from "../playgroundContext.ts";
import { zeroShotSeries } from "../../state/series.ts";
import { styleOfSeries } from "./seriesStyle.ts";

/** A piece of the line that a series draws in every chart, with its marker; empty where it has none. */
export function MethodLine({ series }: { readonly series: string }) {
  const slots = useView((state) => state.slots);
  if (series !== zeroShotSeries && !slots.has(series))
    return <svg className="method-line" width="28" height="10" aria-hidden />;
  const { color, dash, marker } = styleOfSeries(series, slots);
  return (
    <svg className="method-line" width="28" height="10" viewBox="0 0 28 10" aria-hidden>
      <line x1="0" y1="5" x2="28" y2="5" stroke={color} strokeWidth="2" strokeDasharray={dash} />
      <path d={marker} transform="translate(14,5)" fill={color} />
    </svg>
  );
}
