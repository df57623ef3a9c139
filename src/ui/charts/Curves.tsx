import { memo, useId, useMemo } from "react";
import type { XRange } from "../../state/view.ts";
import type { Curve, CurvePoint } from "./curve.ts";
import { visiblePoints } from "./curve.ts";
import { bandPath, linePath } from "./paths.ts";
import type { Plot } from "./plot.ts";
import { pixelOf, pixelOfY } from "./plot.ts";
import type { Scale } from "./scale.ts";

interface CurvesProps {
  readonly curves: readonly Curve[];
  readonly plot: Plot;
  readonly x: XRange;
  readonly scale: Scale;
  readonly zeroShot: number | null;
}

/** Intervals, then lines with their markers, those of most weight in front. */
export const Curves = memo(function Curves({ curves, plot, x, scale, zeroShot }: CurvesProps) {
  const clipId = useId();
  const drawn = useMemo(() => {
    const window = { x, isLog: scale.isLog };
    const place = (point: CurvePoint, y = point.y): readonly [number, number] => [
      pixelOf(point.x, x, plot),
      pixelOfY(y, scale, plot),
    ];
    return [...curves]
      .sort((a, b) => depthOf(a) - depthOf(b))
      .map((curve) => {
        const points = visiblePoints(curve, window, plot.width);
        return {
          curve,
          line: linePath(points.map((point) => place(point))),
          band: bandPath(
            points.flatMap((point) => {
              if (!point.band) return [];
              const [low, high] = point.band;
              return [[place(point, low), place(point, high)] as const];
            }),
          ),
          markers: curve.hasMarkers && !curve.isPast ? points.map((point) => place(point)) : [],
        };
      });
  }, [curves, plot, x, scale]);
  const zeroShotY = zeroShot === null ? null : pixelOfY(zeroShot, scale, plot);
  return (
    <g transform={`translate(${plot.left},${plot.top})`}>
      <clipPath id={clipId}>
        <rect x={-4} y={-4} width={plot.width + 8} height={plot.height + 8} />
      </clipPath>
      <g clipPath={`url(#${clipId})`} fill="none">
        {zeroShotY !== null && (
          <line
            x2={plot.width}
            y1={zeroShotY}
            y2={zeroShotY}
            stroke="var(--zero-shot)"
            strokeDasharray="1 3"
            strokeWidth={1.5}
          />
        )}
        {drawn.map(
          ({ curve: { id, isPast, style }, band }) =>
            band !== "" &&
            !isPast && (
              <path
                key={id}
                className="curve-band"
                d={band}
                fill={style.color}
                fillOpacity={0.13}
              />
            ),
        )}
        {drawn.map(({ curve, line, markers }) => (
          <g key={curve.id}>
            <path
              className="curve-line"
              d={line}
              stroke={curve.style.color}
              strokeWidth={curve.isPast ? 1.25 : lineWidths[curve.weight]}
              strokeOpacity={curve.isPast ? 0.35 : lineOpacities[curve.weight]}
              strokeDasharray={curve.weight === "trace" ? "" : curve.style.dash}
              strokeLinejoin="round"
            />
            {markers.map(([markerX, markerY]) => (
              <path
                key={markerX}
                d={curve.style.marker}
                transform={`translate(${markerX},${markerY}) scale(0.85)`}
                fill={curve.style.color}
              />
            ))}
          </g>
        ))}
      </g>
    </g>
  );
});

/** What is drawn first lies behind. */
function depthOf({ isPast, weight }: Curve): number {
  return isPast ? 0 : lineWidths[weight];
}

const lineWidths = { trace: 1, thin: 1.25, bold: 2 } as const;
const lineOpacities = { trace: 0.22, thin: 0.5, bold: 1 } as const;
