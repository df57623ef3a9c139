import { useId, useRef, useState } from "react";
import type { KeyboardEvent, PointerEvent } from "react";
import type { XAxisKind } from "../../state/chartSettings.ts";
import type { XRange } from "../../state/view.ts";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import type { Curve } from "./curve.ts";
import { isRead, lastAtMost } from "./curve.ts";
import type { Plot } from "./plot.ts";
import { pixelOf, pixelOfY, xAtPixel } from "./plot.ts";
import { Readout } from "./Readout.tsx";
import { readoutText } from "./readout.ts";
import type { Scale } from "./scale.ts";
import { nearestStop, nextStop } from "./stops.ts";
import { zoomed } from "./zoom.ts";
import { formatX } from "./xAxis.ts";

interface CrosshairProps {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly plot: Plot;
  readonly x: XRange;
  /** All of the x axis, zoomed or not. */
  readonly wholeX: XRange;
  readonly scale: Scale;
  readonly xAxis: XAxisKind;
  readonly formatY: (value: number) => string;
  /** Whether it can be tabbed to; arrow keys then move the crosshair of all charts. */
  readonly isKeyboardReachable: boolean;
  /** Small charts have the readout at their top, large ones beside the crosshair. */
  readonly isSmall: boolean;
}

/** A drag over less than this is a click. */
const leastDragPixels = 5;

/**
 * What lies over the curves: the crosshair that all charts share, with what it reads, zooming by
 * dragging over a part of the x axis or by keys, and a click that asks for the pictures of then. Drawn apart, so that moving it draws no curve anew.
 */
export function Crosshair(props: CrosshairProps) {
  const { title, curves, plot, x, wholeX, scale, xAxis, formatY, isSmall } = props;
  const { isKeyboardReachable } = props;
  const { view } = usePlayground();
  const allWords = useWords();
  const { charts: words } = allWords;
  const at = useView((state) => state.crosshair);
  const lookedAt = useView((state) => state.lookedAt);
  const [drag, setDrag] = useState<readonly [from: number, to: number] | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const isInside = at !== null && at >= x[0] && at <= x[1];

  const moveTo = (crosshair: number | null) => view.setState({ crosshair });
  const look = () => view.setState({ lookedAt: at });
  const pixelAt = (event: PointerEvent) =>
    event.clientX - surface.current!.getBoundingClientRect().left;

  const onPointerMove = (event: PointerEvent) => {
    const pixel = pixelAt(event);
    if (drag) setDrag([drag[0], pixel]);
    const stop = nearestStop(curves, xAtPixel(pixel, x, plot));
    if (stop !== at) moveTo(stop);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    surface.current!.setPointerCapture(event.pointerId);
    const pixel = pixelAt(event);
    setDrag([pixel, pixel]);
  };
  const onPointerUp = () => {
    if (!drag) return;
    setDrag(null);
    const [from, to] = drag.map((pixel) => xAtPixel(pixel, x, plot)).sort((a, b) => a - b);
    if (Math.abs(drag[1] - drag[0]) >= leastDragPixels) view.setState({ zoom: [from!, to!] });
    else look();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const center = at ?? (x[0] + x[1]) / 2;
    const step = (direction: 1 | -1) => {
      const far = event.shiftKey ? (direction * (x[1] - x[0])) / 10 : 0;
      const next =
        far === 0
          ? nextStop(curves, at ?? x[0] - 1e-9, direction)
          : nearestStop(curves, center + far);
      if (next !== null) moveTo(Math.min(Math.max(next, x[0]), x[1]));
    };
    switch (event.key) {
      case "ArrowRight":
      case "ArrowUp":
        step(1);
        break;
      case "ArrowLeft":
      case "ArrowDown":
        step(-1);
        break;
      case "Home":
        moveTo(nearestStop(curves, x[0]));
        break;
      case "End":
        moveTo(nearestStop(curves, x[1]));
        break;
      case "+":
      case "=":
        view.setState({ zoom: zoomed(x, wholeX, center, 0.5) });
        break;
      case "-":
        view.setState({ zoom: zoomed(x, wholeX, center, 2) });
        break;
      case "0":
        view.setState({ zoom: null });
        break;
      case "Enter":
        look();
        break;
      case "Escape":
        if (at === null && lookedAt === null) return;
        view.setState({ crosshair: null, lookedAt: null });
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <div
      ref={surface}
      className="crosshair"
      style={{ left: plot.left, top: plot.top, width: plot.width, height: plot.height }}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerDown}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => {
        if (!drag) moveTo(null);
      }}
      onDoubleClick={() => view.setState({ zoom: null })}
      {...(isKeyboardReachable && {
        role: "slider",
        tabIndex: 0,
        "aria-label": words.crosshairOf(title),
        "aria-describedby": hintId,
        "aria-valuemin": x[0],
        "aria-valuemax": x[1],
        "aria-valuenow": at ?? x[0],
        "aria-valuetext":
          at === null ? words.noCrosshair : readoutText(curves, at, xAxis, formatY, allWords),
        onKeyDown,
      })}
    >
      {isKeyboardReachable && (
        <span id={hintId} className="visually-hidden">
          {words.crosshairKeys}
        </span>
      )}
      {lookedAt !== null && lookedAt >= x[0] && lookedAt <= x[1] && (
        <div className="crosshair-looked" style={{ left: pixelOf(lookedAt, x, plot) }} />
      )}
      {isInside && (
        <>
          <svg className="crosshair-lines" width={plot.width} height={plot.height} aria-hidden>
            <line
              x1={pixelOf(at, x, plot)}
              x2={pixelOf(at, x, plot)}
              y1={0}
              y2={plot.height}
              stroke="var(--ink-3)"
            />
            {curves.filter(isRead).map((curve) => (
              <PointAt key={curve.id} {...{ curve, at, x, scale, plot }} />
            ))}
          </svg>
          <div className="crosshair-readout" style={readoutPlace(at, props)}>
            <Readout
              curves={curves}
              at={at}
              head={`${words.xAxes[xAxis]} ${formatX(xAxis, at)}`}
              format={formatY}
              isSmall={isSmall}
            />
          </div>
        </>
      )}
      {drag && (
        <div
          className="crosshair-drag"
          style={{ left: Math.min(...drag), width: Math.abs(drag[1] - drag[0]) }}
        />
      )}
    </div>
  );
}

interface PointAtProps {
  readonly curve: Curve;
  readonly at: number;
  readonly x: XRange;
  readonly scale: Scale;
  readonly plot: Plot;
}

/** Where the crosshair meets a curve: its last point up to there. */
function PointAt({ curve, at, x, scale, plot }: PointAtProps) {
  const i = lastAtMost(curve.x, at);
  const [pointX, pointY] = [curve.x[i], curve.y[i]];
  if (pointX === undefined || pointY === undefined || pointX < x[0]) return null;
  const y = pixelOfY(pointY, scale, plot);
  if (!Number.isFinite(y)) return null;
  return (
    <circle
      cx={pixelOf(pointX, x, plot)}
      cy={y}
      r={curve.weight === "bold" ? 3.5 : 2.5}
      fill={curve.style.color}
      stroke="var(--panel)"
    />
  );
}

function readoutPlace(at: number, { plot, x, isSmall }: CrosshairProps) {
  if (isSmall) return { left: 2, top: -6 };
  const pixel = pixelOf(at, x, plot);
  return pixel < plot.width / 2
    ? { left: pixel + 10, top: 0 }
    : { right: plot.width - pixel + 10, top: 0 };
}
