/**
 * What of a presentation is too small or too pale to be read from the back of a room: text below 24 px
 * or below a contrast of 7:1, lines of charts below 3 px. Runs in the page.
 */
export function presentedFaults(): string[] {
  const [leastText, leastLine, leastContrast] = [24, 3, 7];
  type Rgba = readonly [number, number, number, number];
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
  const colorOf = (css: string): Rgba => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r!, g!, b!, a! / 255];
  };
  const over = ([r, g, b, a]: Rgba, [R, G, B]: Rgba): Rgba => [
    ...([r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)] as const),
    1,
  ];
  const luminance = ([r, g, b]: Rgba): number => {
    const [x, y, z] = [r, g, b].map((v) =>
      v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!;
  };
  const backgroundOf = (element: Element | null): Rgba => {
    if (!element) return [255, 255, 255, 1];
    const own = colorOf(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
  };
  const contrastOf = (element: Element): number => {
    const style = getComputedStyle(element);
    const back = backgroundOf(element);
    const front = over(colorOf(element instanceof SVGElement ? style.fill : style.color), back);
    const [low, high] = [luminance(front), luminance(back)].sort((a, b) => a - b);
    return (high! + 0.05) / (low! + 0.05);
  };
  const zoomOf = (element: Element): number => {
    const zoom = Number(getComputedStyle(element).zoom) || 1;
    return element.parentElement ? zoom * zoomOf(element.parentElement) : zoom;
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getBoundingClientRect().width > 2 &&
    !element.closest(".visually-hidden, :disabled, option");
  const faults = new Set<string>();
  for (const element of document.querySelectorAll("[data-presented] *, .presenter *")) {
    if (!isSeen(element)) continue;
    const text = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim() ?? "")
      .join(" ")
      .trim();
    if (element.matches("path.recharts-line-curve")) {
      const width = parseFloat(getComputedStyle(element).strokeWidth) * zoomOf(element);
      if (width < leastLine - 0.01) faults.add(`a line of ${width.toFixed(1)} px`);
    }
    if (text === "") continue;
    const size = parseFloat(getComputedStyle(element).fontSize) * zoomOf(element);
    const contrast = contrastOf(element);
    const name = `'${text.slice(0, 40)}' (${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""})`;
    if (size < leastText - 0.01) faults.add(`${name} of ${size.toFixed(1)} px`);
    if (contrast < leastContrast) faults.add(`${name} of ${contrast.toFixed(1)}:1`);
  }
  return [...faults];
}
