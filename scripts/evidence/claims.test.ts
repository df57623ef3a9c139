import { expect, test } from "vitest";
import type { ClaimInput } from "./claims.ts";
import { claimsOf } from "./claims.ts";
import type { EvidenceDomain, Method, MethodRow } from "./evidence.ts";
import type { Estimate } from "../../src/experiment/estimate.ts";

const domains: EvidenceDomain[] = [
  { id: "emoji", title: "Emoji", role: "reference", classes: 2, val: 9, test: 9 },
  { id: "pixel", title: "Pixel art", role: "shifted", classes: 2, val: 9, test: 9 },
];
const setting = {
  learningRate: 1e-3,
  steps: 100,
  batchSize: 32,
  cropArea: 0.5,
  warmup: 0.1,
  headLearningRateFactor: 1,
  regularization: 1,
};

const around = (mean: number, half: number): Estimate => ({
  mean,
  interval: { low: mean - half, high: mean + half },
  n: 5,
});

function row(method: Method, reference: number, shifted: number, gap: number): MethodRow {
  const domain = (accuracy: number) => ({
    accuracy: around(accuracy, 0.01),
    nll: around(1, 0.1),
    energyGap: around(gap, 0.1),
    featureDistortion: around(0.1, 0.01),
  });
  return {
    method,
    title: method,
    domains: { emoji: domain(reference), pixel: domain(shifted) },
    shifted: around(shifted, 0.01),
    seconds: null,
    seeds: [],
  };
}

/** Everything just as it must be: ten points up, three down, 1.5 under, a third. */
const met: ClaimInput = {
  rows: [row("zero-shot", 0.6, 0.5, 0), row("ft", 0.7, 0.46, 9), row("lipsum-ft", 0.685, 0.49, 3)],
  domains,
  setting,
  chosen: setting,
};

const verdicts = (input: ClaimInput) => claimsOf(input).map(({ isMet }) => isMet);

test("what lies exactly on a bound holds", () => {
  expect(verdicts(met)).toEqual(Array<boolean>(8).fill(true));
});

test.each<[string, Partial<ClaimInput>, number[]]>([
  ["a λ that was not chosen", { chosen: { ...setting, regularization: 3 } }, [0]],
  ["a crop that was not chosen", { chosen: { ...setting, cropArea: 0.2 } }, [0]],
  [
    "FT that learns too little",
    { rows: [met.rows[0]!, row("ft", 0.69, 0.46, 9), met.rows[2]!] },
    [1],
  ],
  [
    "FT that forgets nothing",
    { rows: [met.rows[0]!, row("ft", 0.7, 0.485, 9), met.rows[2]!] },
    [2, 4, 7],
  ],
  [
    "Lipsum-FT that learns too little",
    { rows: [met.rows[0]!, met.rows[1]!, row("lipsum-ft", 0.68, 0.49, 3)] },
    [3],
  ],
  [
    "Lipsum-FT that forgets",
    { rows: [met.rows[0]!, met.rows[1]!, row("lipsum-ft", 0.69, 0.485, 3)] },
    [4, 5],
  ],
  [
    "an energy gap over a third",
    { rows: [met.rows[0]!, met.rows[1]!, row("lipsum-ft", 0.69, 0.49, 3.1)] },
    [6],
  ],
])("%s fails its claims and no other", (_, changes, failed) => {
  const found = verdicts({ ...met, ...changes });
  expect(found.flatMap((isMet, i) => (isMet ? [] : [i]))).toEqual(failed);
});
