import { expect, test } from "vitest";
import { RandomStream } from "../shared/random.ts";
import { defaults } from "../shared/schema.ts";
import { balancedSubset, groupsOf } from "./balancedSubset.ts";
import { dfr, drawSubsets } from "./dfr.ts";
import { featureScaler } from "./featureScaler.ts";
import { termsOf, tinyBank } from "./probeFixtures.ts";
import type { FeatureBank, Probing } from "./probing.ts";

const bank = tinyBank("embedding");
const refits = 2;
const strength = 0.5;

function probing(balance: "class" | "class-domain"): Probing {
  const method = dfr.method({ ...defaults(dfr.hyperparameters), balance, refits, strength });
  if (method.kind !== "probing") throw new Error("DFR must probe");
  return method;
}

function randomLeaves({ width, classes }: FeatureBank) {
  const random = new RandomStream(1, "last layers");
  const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
  return {
    "last_layer.weight": normals(refits * width * classes),
    "last_layer.bias": normals(refits * classes),
  };
}

/** x̂·W + b of refit r for picture i, in float64. */
function logits(leaves: ReturnType<typeof randomLeaves>, r: number, i: number): number[] {
  const { width, classes, features } = bank;
  const { mean, deviation } = featureScaler(bank);
  return Array.from({ length: classes }, (_, c) => {
    let logit = leaves["last_layer.bias"][r * classes + c]!;
    for (let d = 0; d < width; d++) {
      const x = (features[i * width + d]! - mean[d]!) / deviation[d]!;
      logit += x * leaves["last_layer.weight"][(r * width + d) * classes + c]!;
    }
    return logit;
  });
}

test("every refit draws as many pictures of each group as the smallest has, none twice", () => {
  for (const balance of ["class", "class-domain"] as const) {
    const smallest = balance === "class" ? 4 : 2;
    const subsets = drawSubsets(bank, balance, 5);
    for (const subset of subsets) {
      expect(new Set(subset).size).toBe(subset.length);
      for (const group of groupsOf(bank, balance))
        expect(subset.filter((i) => group.includes(i))).toHaveLength(smallest);
    }
    expect(new Set(subsets.map(String)).size).toBeGreaterThan(1);
    expect(drawSubsets(bank, balance, 5)).toEqual(subsets);
  }
});

test("large groups are cut to what fits, and each keeps at least one", () => {
  const groups = [Array.from({ length: 50 }, (_, i) => i), [50, 51, 52, 53, 54]];
  const drawn = (most: number) => balancedSubset(groups, most, new RandomStream(0, "test")).length;
  expect(drawn(100)).toBe(10);
  expect(drawn(7)).toBe(6);
  expect(drawn(1)).toBe(2);
});

test("standardised features have mean 0 and deviation 1, and a constant one stays 0", () => {
  const scaler = featureScaler({ features: Float32Array.of(1, 7, 5, 7), count: 2, width: 2 });
  expect([...scaler.mean]).toEqual([3, 7]);
  expect([...scaler.deviation]).toEqual([2, 1]);
});

test("the objective is the mean over the refits of cross-entropy and L2 penalty, each on its own set", () => {
  const leaves = randomLeaves(bank);
  const method = probing("class");
  const subsets = drawSubsets(bank, "class", refits);
  const nll = subsets.map((subset, r) => {
    const each = subset.map((i) => {
      const z = logits(leaves, r, i);
      return Math.log(z.reduce((sum, v) => sum + Math.exp(v), 0)) - z[bank.labels[i]!]!;
    });
    return each.reduce((a, b) => a + b, 0) / each.length;
  });
  const found = termsOf(method, 0, { bank, leaves });
  expect(found["cross_entropy"]).toBeCloseTo((nll[0]! + nll[1]!) / refits, 5);
  const squares = leaves["last_layer.weight"].reduce((sum, w) => sum + w * w, 0);
  expect(found["l2"]).toBeCloseTo(squares / (2 * refits), 5);
});

test("the head and bias are the mean of the refits with the scaler folded back", () => {
  const leaves = randomLeaves(bank);
  const { head, bias } = probing("class").result(leaves, bank);
  const { width, classes, features, logitScale } = bank;
  for (let i = 0; i < bank.count; i++) {
    const [first, second] = [logits(leaves, 0, i), logits(leaves, 1, i)];
    for (let c = 0; c < classes; c++) {
      let logit = bias![c]!;
      for (let d = 0; d < width; d++)
        logit += logitScale * features[i * width + d]! * head![d * classes + c]!;
      expect(logit).toBeCloseTo((first[c]! + second[c]!) / 2, 4);
    }
  }
});

test("only the balance by domain looks at shifted domains, and at their validation pictures", () => {
  expect(probing("class").pictures).toBe("reference-train");
  expect(probing("class-domain").pictures).toBe("all-validation");
});
