/** A place on the board, in shares of its side: 0 to 1. */
export type Place = readonly [x: number, y: number];

export interface Stroke {
  /** As CSS; null: an eraser. */
  readonly color: string | null;
  /** In shares of the board's side. */
  readonly width: number;
  readonly places: readonly Place[];
}

/** What strokes are drawn with; a CanvasRenderingContext2D is one. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "quadraticCurveTo"
  | "stroke"
  | "lineWidth"
  | "lineCap"
  | "lineJoin"
  | "strokeStyle"
  | "globalCompositeOperation"
>;

/** Draws strokes as smooth curves through the middles of what the pen has touched; a touch is a dot. */
export function drawStrokes(brush: Brush, strokes: readonly Stroke[], side: number): void {
  brush.lineCap = "round";
  brush.lineJoin = "round";
  for (const { color, width, places } of strokes) {
    const [first, ...rest] = places.map(([x, y]): Place => [x * side, y * side]);
    if (!first) continue;
    brush.globalCompositeOperation = color === null ? "destination-out" : "source-over";
    brush.strokeStyle = color ?? "#000";
    brush.lineWidth = width * side;
    brush.beginPath();
    brush.moveTo(...first);
    let [fromX, fromY] = first;
    for (const [x, y] of rest) {
      brush.quadraticCurveTo(fromX, fromY, (fromX + x) / 2, (fromY + y) / 2);
      [fromX, fromY] = [x, y];
    }
    brush.lineTo(fromX, fromY);
    brush.stroke();
  }
  brush.globalCompositeOperation = "source-over";
}
