import type { BoardPicture, RgbPicture } from "./picture.ts";
import { canvasOf, contextOf, rgbOf } from "./picture.ts";
import type { Stroke } from "./strokes.ts";
import { drawStrokes } from "./strokes.ts";

/** Pixels of the board's side. */
export const boardSide = 448;

/** What lies on the board: strokes over a picture, or over white. */
export interface BoardContent {
  readonly picture: BoardPicture | null;
  readonly strokes: readonly Stroke[];
}

/** Draws the middle square of the picture, which is what the models see of it, and the strokes over it. */
export function drawBoard(canvas: HTMLCanvasElement, { picture, strokes }: BoardContent): void {
  const context = contextOf(canvas);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, boardSide, boardSide);
  if (picture) {
    const { width, height } = picture.canvas;
    const side = Math.min(width, height);
    const [left, top] = [(width - side) / 2, (height - side) / 2];
    context.imageSmoothingQuality = "high";
    context.drawImage(picture.canvas, left, top, side, side, 0, 0, boardSide, boardSide);
  }
  if (strokes.length === 0) return;
  // On a layer of their own, so that an eraser takes away strokes and no picture.
  const layer = canvasOf(boardSide, boardSide);
  drawStrokes(contextOf(layer), strokes, boardSide);
  context.drawImage(layer, 0, 0);
}

/** The bytes for the models: of an untouched picture its own, else the board's. Null of an empty board. */
export function bytesOnBoard(content: BoardContent, board: HTMLCanvasElement): RgbPicture | null {
  const { picture, strokes } = content;
  if (strokes.length > 0) return rgbOf(board);
  return picture && rgbOf(picture.canvas);
}
