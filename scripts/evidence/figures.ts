import type { EvidenceDomain, Tradeoff } from "./evidence.ts";
import type { Axis } from "./scatter.ts";
import { drawScatter } from "./scatter.ts";

const percent: Axis["format"] = (value) => `${Math.round(100 * value)} %`;

/** Reference against mean shifted accuracy, a line a learning rate, a point a number of steps. */
export function drawTradeoff({ points, zeroShot }: Tradeoff): string {
  const rates = [...new Set(points.map(({ learningRate }) => learningRate))];
  return drawScatter({
    title: "FT over learning rate × steps",
    x: { label: "accuracy on the reference domain", scale: "linear", format: percent },
    y: { label: "mean accuracy on the shifted domains", scale: "linear", format: percent },
    series: rates.map((rate) => ({
      label: `rate ${rate}`,
      isLine: true,
      points: points
        .filter(({ learningRate }) => learningRate === rate)
        .map(({ reference, shifted, steps }) => ({
          x: reference,
          y: shifted,
          note: `${steps}`,
        })),
    })),
    star: { label: "zero-shot", x: zeroShot.reference, y: zeroShot.shifted },
  });
}

/** Energy gap against accuracy relative to zero-shot, a mark a run and shifted domain. */
export function drawEnergyGap({ points }: Tradeoff, domains: readonly EvidenceDomain[]): string {
  return drawScatter({
    title: "Energy gap and what is left of the accuracy",
    x: { label: "energy gap, logits squared", scale: "log", format: (v) => v.toPrecision(2) },
    y: { label: "accuracy / zero-shot accuracy", scale: "linear", format: percent },
    series: domains
      .filter(({ role }) => role === "shifted")
      .map(({ id, title }) => ({
        label: title,
        isLine: false,
        points: points.map((point) => ({
          x: point.domains[id]!.energyGap,
          y: point.domains[id]!.relativeAccuracy,
        })),
      })),
  });
}
