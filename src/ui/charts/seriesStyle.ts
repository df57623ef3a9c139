import { zeroShotSeries } from "../../state/series.ts";
import type { Slots } from "../../state/series.ts";

/** How a method's lines and points look. Told apart by hue, dash and marker, any one of which suffices. */
export interface SeriesStyle {
  /** As CSS. */
  readonly color: string;
  /** An SVG dash pattern; empty is solid. */
  readonly dash: string;
  /** An outline around the origin, about 3 units in radius. */
  readonly marker: string;
}

const hues = 8;

const dashes = ["", "7 4", "2 3", "10 3 2 3", "14 4", "5 2", "10 3 2 3 2 3", "1 4"] as const;

const markers = [
  "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0Z",
  "M-2.7,-2.7h5.4v5.4h-5.4Z",
  "M0,-3.4L3.2,2.4H-3.2Z",
  "M0,-3.8L3.3,0L0,3.8L-3.3,0Z",
  "M0,3.4L3.2,-2.4H-3.2Z",
  "M-1.1,-3.2h2.2v2.1h2.1v2.2h-2.1v2.1h-2.2v-2.1h-2.1v-2.2h2.1Z",
  "M-3,-1.8L-1.8,-3L0,-1.2L1.8,-3L3,-1.8L1.2,0L3,1.8L1.8,3L0,1.2L-1.8,3L-3,1.8L-1.2,0Z",
  "M0,-3.8L1.1,-1.1L3.8,0L1.1,1.1L0,3.8L-1.1,1.1L-3.8,0L-1.1,-1.1Z",
] as const;

/** Slots 0 to 7 differ in everything; from the ninth on hues come again with other dashes and markers. */
export function styleOf(slot: number): SeriesStyle {
  const round = Math.floor(slot / hues);
  return {
    color: `var(--series-${slot % hues})`,
    dash: dashes[(slot + round) % dashes.length]!,
    marker: markers[(slot + round) % markers.length]!,
  };
}

/** As the dotted lines of the zero-shot model. */
const zeroShotStyle: SeriesStyle = {
  color: "var(--zero-shot)",
  dash: "1.5 3",
  marker: markers[0],
};

export function styleOfSeries(series: string, slots: Slots): SeriesStyle {
  return series === zeroShotSeries ? zeroShotStyle : styleOf(slots.get(series) ?? 0);
}
