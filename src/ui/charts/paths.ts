type Pixel = readonly [x: number, y: number];

/** Points as an SVG path, to the tenth of a pixel; empty for none. */
export function linePath(points: readonly Pixel[]): string {
  return points.map((point, i) => `${i === 0 ? "M" : "L"}${text(point)}`).join("");
}

/** The area between the lower and the upper end of every interval. */
export function bandPath(ends: readonly (readonly [low: Pixel, high: Pixel])[]): string {
  if (ends.length === 0) return "";
  const there = ends.map(([, high]) => high);
  const back = ends.map(([low]) => low).reverse();
  return `${linePath([...there, ...back])}Z`;
}

function text([x, y]: Pixel): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
