import { useEffect, useRef } from "react";
import type { PointerEvent, RefObject } from "react";
import { useWords } from "../useWords.ts";
import type { BoardContent } from "./boardDrawing.ts";
import { boardSide, drawBoard } from "./boardDrawing.ts";
import type { Place, Stroke } from "./strokes.ts";

interface BoardProps {
  readonly content: BoardContent;
  readonly tool: Pick<Stroke, "color" | "width">;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly onStrokes: (strokes: readonly Stroke[]) => void;
  /** After each drawn frame whose content is new. */
  readonly onDrawn: () => void;
  readonly onUndo: () => void;
}

/** Where one draws, with a mouse, a pen or a finger. */
export function Board({ content, tool, canvas, onStrokes, onDrawn, onUndo }: BoardProps) {
  const { tryIt: words } = useWords();
  const pointer = useRef<number | null>(null);
  const drawn = useRef(onDrawn);
  useEffect(() => {
    drawn.current = onDrawn;
  });
  // At most once a frame, however many places a pen reports.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current) drawBoard(canvas.current, content);
      drawn.current();
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, content]);

  const placesOf = (event: PointerEvent<HTMLCanvasElement>): readonly Place[] => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const native = event.nativeEvent;
    const all = native.getCoalescedEvents();
    return (all.length > 0 ? all : [native]).map(({ clientX, clientY }) => [
      (clientX - left) / width,
      (clientY - top) / height,
    ]);
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pointer.current !== null || event.button !== 0) return;
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    onStrokes([...content.strokes, { ...tool, places: placesOf(event) }]);
  };
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pointer.current !== event.pointerId) return;
    const last = content.strokes.at(-1);
    if (!last) return;
    const grown = { ...last, places: [...last.places, ...placesOf(event)] };
    onStrokes([...content.strokes.slice(0, -1), grown]);
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pointer.current === event.pointerId) pointer.current = null;
  };
  return (
    <canvas
      ref={canvas}
      className="try-board"
      width={boardSide}
      height={boardSide}
      role="img"
      aria-label={words.board}
      aria-description={words.boardDoc}
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onUndo();
      }}
    />
  );
}
