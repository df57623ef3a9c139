import type { ChosenSetting, Claim, EvidenceDomain, MethodRow } from "./evidence.ts";
import { areEqual, inWords } from "./settings.ts";
import type { Estimate } from "../../src/experiment/estimate.ts";

export interface ClaimInput {
  readonly rows: readonly MethodRow[];
  readonly domains: readonly EvidenceDomain[];
  /** The default preset's. */
  readonly setting: ChosenSetting;
  /** What validation chose. */
  readonly chosen: ChosenSetting;
}

/** What the default preset is to show, each as it was measured. */
export function claimsOf({ rows, domains, setting, chosen }: ClaimInput): Claim[] {
  const row = (method: MethodRow["method"]) => rows.find((r) => r.method === method)!;
  const [zeroShot, ft, lipsum] = [row("zero-shot"), row("ft"), row("lipsum-ft")];
  const { id } = domains.find(({ role }) => role === "reference")!;
  const reference = (r: MethodRow) => r.domains[id]!.accuracy.mean;
  const isDefault = areEqual(setting, chosen) && setting.regularization === chosen.regularization;
  const gaps = domains.map((domain) => ({
    title: domain.title,
    ratio: lipsum.domains[domain.id]!.energyGap.mean / ft.domains[domain.id]!.energyGap.mean,
  }));
  const worst = gaps.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return [
    {
      claim: "The default preset has the hyperparameters that validation chose.",
      measured: `preset: ${told(setting)}; chosen: ${isDefault ? "the same" : told(chosen)}`,
      isMet: isDefault,
    },
    difference(
      "FT is at least 10 points over zero-shot on the reference domain.",
      reference(ft) - reference(zeroShot),
      (points) => points >= 10,
    ),
    difference(
      "FT is at least 3 points under zero-shot on mean shifted accuracy.",
      ft.shifted.mean - zeroShot.shifted.mean,
      (points) => points <= -3,
    ),
    difference(
      "Lipsum-FT is within 1.5 points of FT on the reference domain.",
      reference(lipsum) - reference(ft),
      (points) => points >= -1.5,
    ),
    difference(
      "Lipsum-FT is at least 3 points over FT on mean shifted accuracy.",
      lipsum.shifted.mean - ft.shifted.mean,
      (points) => points >= 3,
    ),
    difference(
      "Lipsum-FT is at most 1 point under zero-shot on mean shifted accuracy.",
      lipsum.shifted.mean - zeroShot.shifted.mean,
      (points) => points >= -1,
    ),
    {
      claim: "Lipsum-FT's energy gap is at most a third of FT's on every domain.",
      measured: `largest share ${worst.ratio.toFixed(3)}, on ${worst.title}`,
      isMet: worst.ratio <= 1 / 3,
    },
    {
      claim: "The two methods' 95 % intervals of mean shifted accuracy do not overlap.",
      measured: `FT ${range(ft.shifted)}, Lipsum-FT ${range(lipsum.shifted)}`,
      isMet: areApart(ft.shifted, lipsum.shifted),
    },
  ];
}

/** @param difference of accuracies of [0, 1]. */
function difference(claim: string, value: number, rule: (points: number) => boolean): Claim {
  // Accuracies are ratios of counts: a hair of rounding decides nothing.
  const points = Math.round(value * 1e8) / 1e6;
  return {
    claim,
    measured: `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)} points`,
    isMet: rule(points),
  };
}

function told(setting: ChosenSetting): string {
  return `${inWords(setting)}, λ ${setting.regularization}`;
}

function range({ interval }: Estimate): string {
  if (!interval) return "no interval (one run)";
  const percent = (x: number) => (100 * x).toFixed(1);
  return `${percent(interval.low)} to ${percent(interval.high)} %`;
}

function areApart({ interval: a }: Estimate, { interval: b }: Estimate): boolean {
  return a !== null && b !== null && (a.high < b.low || b.high < a.low);
}
