import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Calibration } from "../../analysis/calibration.ts";
import type { DomainShift } from "../../analysis/shifts.ts";
import type { TextShift } from "../../analysis/textShifts.ts";
import { formulaMetrics } from "../../experiment/formulas.ts";
import type { FormulaMetric } from "../../experiment/formulas.ts";
import { analysisMetrics } from "../analyses/analysisMetrics.ts";
import { besides } from "../MeasureButtons.tsx";

/** A row for everything that is measured but its counts: a new quantity without one does not compile. */
type MetricsOf<T, Counts extends keyof T> = Readonly<
  Record<Exclude<keyof T, Counts>, FormulaMetric>
>;

const calibration: MetricsOf<Calibration, "n" | "correct"> = {
  nll: "nll",
  ece: "ece",
  eceByChance: "eceByChance",
  bins: "reliability",
};
const shifts: MetricsOf<DomainShift, "domain" | "n"> = {
  energyGaps: "energyGap",
  distortion: "distortion",
  projectedDistortion: "projectedDistortion",
};
const texts: MetricsOf<TextShift, "text"> = { energyGap: "textGap", shift: "textShift" };

test("every measured quantity is explained where an analysis shows it", () => {
  for (const [analysis, metrics] of Object.entries({ calibration, shifts, texts })) {
    const explained = analysisMetrics[analysis as keyof typeof analysisMetrics];
    expect(explained).toEqual(expect.arrayContaining(Object.values(metrics)));
  }
  for (const metrics of Object.values(analysisMetrics)) expect(metrics).not.toEqual([]);
});

test("every explanation stands behind a “?” of some screen", () => {
  const named = new Set(screens().flatMap((text) => text.match(/(?<=")\w+(?=")/g) ?? []));
  for (const measure of Object.keys(besides)) named.add(measure);
  expect(formulaMetrics.filter((metric) => !named.has(metric))).toEqual([]);
});

/** The sources that show metrics' help. */
function screens(): readonly string[] {
  return readdirSync("src/ui", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => readFileSync(`src/ui/${name}`, "utf8"))
    .filter((text) => /MetricHelp|MetricTerms|FormulaMetric|MeasureButtons|help=/.test(text));
}
