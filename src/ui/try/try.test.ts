import { expect, test } from "vitest";
import { rgbBytes } from "./rgbBytes.ts";
import type { Brush } from "./strokes.ts";
import { drawStrokes } from "./strokes.ts";

test("what is transparent shows white", () => {
  const rgba = Uint8ClampedArray.of(10, 20, 30, 255, 10, 20, 30, 0, 0, 100, 200, 51);
  expect([...rgbBytes(rgba)]).toEqual([10, 20, 30, 255, 255, 255, 204, 224, 244]);
});

test("strokes go through all places, in the board's pixels; an eraser takes away", () => {
  const calls: unknown[] = [];
  const record =
    (name: string) =>
    (...args: number[]) =>
      void calls.push([name, ...args]);
  const brush: Brush = {
    ...{ lineWidth: 1, lineCap: "butt", lineJoin: "miter", strokeStyle: "" },
    globalCompositeOperation: "source-over",
    beginPath: record("begin"),
    moveTo: record("move"),
    lineTo: record("line"),
    quadraticCurveTo: record("curve"),
    stroke: () =>
      calls.push(["stroke", brush.strokeStyle, brush.lineWidth, brush.globalCompositeOperation]),
  };
  drawStrokes(
    brush,
    [
      {
        color: "#123456",
        width: 0.1,
        places: [
          [0, 0],
          [0.5, 1],
        ],
      },
      { color: null, width: 0.2, places: [[0.25, 0.25]] },
      { color: "#000", width: 0.2, places: [] },
    ],
    100,
  );
  expect(calls).toEqual([
    ["begin"],
    ["move", 0, 0],
    ["curve", 0, 0, 25, 50],
    ["line", 50, 100],
    ["stroke", "#123456", 10, "source-over"],
    ["begin"],
    ["move", 25, 25],
    ["line", 25, 25],
    ["stroke", "#000", 20, "destination-out"],
  ]);
  expect(brush.globalCompositeOperation).toBe("source-over");
});
