/** A panel's charts as a picture of their own: what is drawn, with titles, in the colours of the page. */

/** What of an element's look comes from style sheets and must be in the file. */
const paints = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "font-size",
  "font-weight",
  "font-family",
  "text-anchor",
] as const;

const padding = 14;
const titleHeight = 26;
const legendHeight = 24;
const namespace = "http://www.w3.org/2000/svg";

export interface DrawingLegend {
  readonly name: string;
  readonly color: string;
  readonly dash: string;
}

/** Where recharts draws. */
const surface = "svg.recharts-surface";

/**
 * Draws all charts within `panel` at the size in which they are shown: those of recharts in a
 * `.chart-area`, and what is marked with `data-chart`.
 */
export function drawCharts(
  panel: HTMLElement,
  title: string,
  legend: readonly DrawingLegend[],
): SVGSVGElement {
  const areas = [...panel.querySelectorAll(".chart-area, [data-chart]")].flatMap((area) => {
    const svg = area instanceof SVGSVGElement ? area : area.querySelector<SVGSVGElement>(surface);
    return svg ? [{ area, svg }] : [];
  });
  const boxes = areas.map(({ area }) => boxWithCaption(area));
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.max(...boxes.map((box) => box.right)) - left + 2 * padding;
  const bottom = Math.max(...boxes.map((box) => box.bottom)) - top + titleHeight + padding;
  const height = bottom + legendHeight + padding;

  const svg = element("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  const { color, fontFamily } = getComputedStyle(panel);
  const background = backgroundBehind(panel);
  svg.append(element("rect", { width, height, fill: background }));
  const text = { fill: color, "font-family": fontFamily };
  svg.append(
    words(title, { ...text, x: padding, y: padding + 10, "font-size": 14, "font-weight": 600 }),
  );
  for (const { area, svg: shown } of areas) {
    const box = area.getBoundingClientRect();
    const [x, y] = [box.left - left + padding, box.top - top + titleHeight + padding];
    const caption = area.closest("figure")?.querySelector("figcaption");
    if (caption) {
      const [name, note] = [caption.querySelector("b"), caption.querySelector(".panel-note")];
      const at = { ...text, x: x + 8 };
      svg.append(
        words(name?.textContent ?? caption.textContent, {
          ...at,
          y: y - (note ? 22 : 9),
          "font-size": 12,
          "font-weight": 600,
        }),
        words(note?.textContent ?? "", { ...at, y: y - 7, "font-size": 11 }),
      );
    }
    const chart = inline(shown);
    const { width: chartWidth, height: chartHeight } = shown.getBoundingClientRect();
    chart.setAttribute("width", String(chartWidth));
    chart.setAttribute("height", String(chartHeight));
    chart.setAttribute("overflow", "visible");
    chart.setAttribute("x", String(x));
    chart.setAttribute("y", String(y));
    svg.append(chart);
  }
  let x = padding;
  for (const { name, color: stroke, dash } of legend) {
    const y = bottom + legendHeight / 2;
    const line = { x1: x, x2: x + 26, y1: y, y2: y, stroke: resolved(panel, stroke) };
    svg.append(
      element("line", { ...line, "stroke-width": 2, "stroke-dasharray": dash }),
      words(name, { ...text, x: x + 32, y: y + 4, "font-size": 12 }),
    );
    x += 48 + 7 * name.length;
  }
  return svg;
}

export function writeSvg(svg: SVGSVGElement): string {
  return `${new XMLSerializer().serializeToString(svg)}\n`;
}

/** At twice the size on screen, for slides. */
export async function paintPng(svg: SVGSVGElement): Promise<Blob | null> {
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name))) as [
    number,
    number,
  ];
  const image = new Image();
  const url = URL.createObjectURL(new Blob([writeSvg(svg)], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * Math.ceil(width), 2 * Math.ceil(height)];
    const context = canvas.getContext("2d");
    context?.scale(2, 2);
    context?.drawImage(image, 0, 0);
    return await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A copy that looks the same without the page's style sheets. */
function inline(original: SVGSVGElement): SVGSVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [i, source] of [original, ...original.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(source);
    const target = copies[i]!;
    target.removeAttribute("class");
    target.removeAttribute("style");
    for (const paint of paints) target.setAttribute(paint, style.getPropertyValue(paint));
  }
  return copy;
}

/** Of a chart with its figure's caption, and without what is below it. */
function boxWithCaption(area: Element): DOMRect {
  const box = area.getBoundingClientRect();
  const { left, top } = area.closest("figure")?.getBoundingClientRect() ?? box;
  return new DOMRect(left, top, box.right - left, box.bottom - top);
}

/** What is seen behind an element: its own background, or the nearest around it. */
function backgroundBehind(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "white";
}

/** A colour of the page's style sheet as CSS anywhere. */
function resolved(panel: HTMLElement, color: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
  return name === undefined ? color : getComputedStyle(panel).getPropertyValue(name).trim();
}

type Attributes = Readonly<Record<string, string | number>>;

function element<K extends "svg" | "rect" | "line" | "text">(
  name: K,
  attributes: Attributes,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function words(content: string, attributes: Attributes): SVGTextElement {
  const made = element("text", attributes);
  made.textContent = content;
  return made;
}
