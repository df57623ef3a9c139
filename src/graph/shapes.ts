import type { Shape, Value } from "./graph.ts";
import { typeOf } from "./graph.ts";

/** Says which op refused which inputs, and why. */
export class ShapeError extends Error {
  constructor(op: string, inputs: readonly Value[], rule: string) {
    super(`${op}(${inputs.map(typeOf).join(", ")}): ${rule}`);
    this.name = "ShapeError";
  }
}

/** NumPy broadcasting of two shapes; null when they do not fit. */
export function broadcast(a: Shape, b: Shape): Shape | null {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let i = 0; i < rank; i++) {
    const m = a[i - rank + a.length] ?? 1;
    const n = b[i - rank + b.length] ?? 1;
    if (m !== n && m !== 1 && n !== 1) return null;
    shape.push(m === 1 ? n : m);
  }
  return shape;
}

/** An axis counted from the front: -1 is the last. */
export function normalizeAxis(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/** The shape after reducing `axes`, each kept as extent 1 when `keepDims`. */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): Shape {
  const reduced = new Set(axes.map((axis) => normalizeAxis(axis, shape.length)));
  return shape.flatMap((extent, axis) => (reduced.has(axis) ? (keepDims ? [1] : []) : [extent]));
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}
