/** What runs along the x axis of every chart: updates, seconds of training, or passes over the training pictures. */
export type XAxisKind = "step" | "time" | "epoch";

export const xAxisKinds = ["step", "time", "epoch"] as const satisfies readonly XAxisKind[];

/** How all charts are drawn; kept from visit to visit. */
export interface ChartSettings {
  readonly xAxis: XAxisKind;
  /** The share of a run that a smoothed loss averages over; at 0 nothing is smoothed. */
  readonly smoothing: number;
  /** Ids of the charts with a logarithmic y axis. */
  readonly logarithmic: readonly string[];
}

/** Above it a curve says nothing of when anything happened. */
export const mostSmoothing = 0.3;

export const defaultChartSettings: ChartSettings = {
  xAxis: "step",
  smoothing: 0.05,
  logarithmic: [],
};

/** The JSON of kept settings; what is missing or wrong in it is the default. */
export function readChartSettings(text: string | null): ChartSettings {
  const { xAxis, smoothing, logarithmic } = parsed(text);
  const defaults = defaultChartSettings;
  return {
    xAxis: xAxisKinds.find((kind) => kind === xAxis) ?? defaults.xAxis,
    smoothing: isSmoothing(smoothing) ? smoothing : defaults.smoothing,
    logarithmic: Array.isArray(logarithmic)
      ? logarithmic.filter((id) => typeof id === "string")
      : defaults.logarithmic,
  };
}

function isSmoothing(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= mostSmoothing;
}

function parsed(text: string | null): Readonly<Partial<Record<keyof ChartSettings, unknown>>> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
