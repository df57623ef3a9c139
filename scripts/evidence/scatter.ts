/** A scatter plot as an SVG file that brings its own paper, light or dark as the reader's screen is. */
export interface Scatter {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** At most {@link inks}.length. */
  readonly series: readonly Series[];
  /** A lone star, named in the legend. */
  readonly star?: { readonly label: string; readonly x: number; readonly y: number };
}

export interface Axis {
  readonly label: string;
  readonly scale: "linear" | "log";
  readonly format: (value: number) => string;
}

export interface Series {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly note?: string }[];
  /** Joins the points in their order. */
  readonly isLine: boolean;
}

/** Told apart by most eyes, on light and on dark paper; shape tells too. */
const inks = ["#0b84c6", "#d2691e", "#149369", "#b2529c", "#b58a00"];
const shapes = ["circle", "square", "diamond", "triangle", "cross"] as const;

const [width, height] = [640, 420];
const plot = { left: 70, right: 470, top: 40, bottom: 360 };

interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

export function drawScatter(chart: Scatter): string {
  const points = [
    ...chart.series.flatMap((series) => series.points),
    ...(chart.star ? [chart.star] : []),
  ];
  const x = scaleOf(
    chart.x,
    points.map((p) => p.x),
    [plot.left, plot.right],
  );
  const y = scaleOf(
    chart.y,
    points.map((p) => p.y),
    [plot.bottom, plot.top],
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(chart.title)}" font-family="system-ui, sans-serif" font-size="12">
<style>
.paper { fill: #ffffff } .ink { fill: #1c1e21 } .faint { fill: #5b6068 } .grid { stroke: #d9dce1 }
@media (prefers-color-scheme: dark) { .paper { fill: #16181c } .ink { fill: #e8eaed } .faint { fill: #a5abb4 } .grid { stroke: #3a3f47 } }
</style>
<rect class="paper" width="${width}" height="${height}" rx="6"/>
<text class="ink" x="${plot.left}" y="22" font-size="14" font-weight="600">${escape(chart.title)}</text>
${axes(chart, x, y)}
${chart.series.map((series, i) => drawSeries(series, i, x, y)).join("\n")}
${chart.star ? star(x.at(chart.star.x), y.at(chart.star.y)) : ""}
${legend(chart)}
</svg>
`;
}

function axes(chart: Scatter, x: Scale, y: Scale): string {
  const middle = (plot.top + plot.bottom) / 2;
  return [
    ...x.ticks.flatMap((tick) => [
      line(x.at(tick), plot.top, x.at(tick), plot.bottom),
      `<text class="faint" x="${round(x.at(tick))}" y="${plot.bottom + 18}" text-anchor="middle">${chart.x.format(tick)}</text>`,
    ]),
    ...y.ticks.flatMap((tick) => [
      line(plot.left, y.at(tick), plot.right, y.at(tick)),
      `<text class="faint" x="${plot.left - 8}" y="${round(y.at(tick) + 4)}" text-anchor="end">${chart.y.format(tick)}</text>`,
    ]),
    `<text class="ink" x="${(plot.left + plot.right) / 2}" y="${plot.bottom + 42}" text-anchor="middle">${escape(chart.x.label)}</text>`,
    `<text class="ink" transform="translate(18 ${middle}) rotate(-90)" text-anchor="middle">${escape(chart.y.label)}</text>`,
  ].join("\n");
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<path class="grid" d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}"/>`;
}

function drawSeries(series: Series, index: number, x: Scale, y: Scale): string {
  const ink = inks[index]!;
  const at = series.points.map((p) => [round(x.at(p.x)), round(y.at(p.y))] as const);
  const path = at.map(([px, py], i) => `${i === 0 ? "M" : "L"}${px} ${py}`).join("");
  const notes = series.points.map(({ note }, i) =>
    note === undefined
      ? ""
      : `<text class="faint" font-size="10" x="${at[i]![0] + 7}" y="${at[i]![1] - 5}">${escape(note)}</text>`,
  );
  return [
    series.isLine ? `<path d="${path}" fill="none" stroke="${ink}" stroke-opacity="0.6"/>` : "",
    ...at.map(([px, py]) => mark(index, px, py)),
    ...notes,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function mark(index: number, x: number, y: number): string {
  const fill = `fill="${inks[index]!}" fill-opacity="0.85"`;
  switch (shapes[index]!) {
    case "circle":
      return `<circle cx="${x}" cy="${y}" r="4.5" ${fill}/>`;
    case "square":
      return `<path d="M${x} ${y}m-4 -4h8v8h-8z" ${fill}/>`;
    case "diamond":
      return `<path d="M${x} ${y}m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z" ${fill}/>`;
    case "triangle":
      return `<path d="M${x} ${y}m0 -5.5l5 9h-10z" ${fill}/>`;
    case "cross":
      return `<path d="M${x} ${y}m-4 -4l8 8m0 -8l-8 8" stroke="${inks[index]!}" stroke-width="2.2"/>`;
  }
}

function star(x: number, y: number): string {
  const corners = Array.from({ length: 10 }, (_, i) => {
    const [radius, angle] = [i % 2 === 0 ? 9 : 3.8, (i * Math.PI) / 5 - Math.PI / 2];
    return `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
  });
  return `<path class="ink" d="M${corners.join("L")}Z"/>`;
}

function legend(chart: Scatter): string {
  const left = plot.right + 24;
  const rows = chart.series.map(({ label }, i) => ({ label, sign: mark(i, left, 60 + 22 * i) }));
  const y = 60 + 22 * rows.length;
  if (chart.star) rows.push({ label: chart.star.label, sign: star(left, y) });
  return rows
    .map(
      ({ label, sign }, i) =>
        `${sign}\n<text class="ink" x="${left + 14}" y="${64 + 22 * i}">${escape(label)}</text>`,
    )
    .join("\n");
}

function scaleOf(
  { scale }: Axis,
  values: readonly number[],
  [from, to]: readonly [number, number],
): Scale {
  const isLog = scale === "log";
  const inner = values.map((value) => (isLog ? Math.log10(value) : value));
  const [low, high] = [Math.min(...inner), Math.max(...inner)];
  const margin = 0.06 * (high - low || 1);
  const [first, last] = [low - margin, high + margin];
  const place = (v: number) => from + ((v - first) / (last - first)) * (to - from);
  const step = niceStep((last - first) / 5);
  const count = Math.floor(last / step) - Math.ceil(first / step) + 1;
  const ticks = Array.from({ length: count }, (_, i) => (Math.ceil(first / step) + i) * step);
  return {
    at: (value) => place(isLog ? Math.log10(value) : value),
    ticks: isLog ? ticks.map((t) => 10 ** t) : ticks,
  };
}

/** The smallest of 1, 2, 5 × 10^k that is at least `atLeast`. */
function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return power * ([1, 2, 5].find((factor) => factor * power >= atLeast) ?? 10);
}

function round(x: number): number {
  return Math.round(10 * x) / 10;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
