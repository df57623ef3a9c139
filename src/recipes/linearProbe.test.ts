import { expect, test } from "vitest";
import { tinySize } from "./fixtures.ts";
import { linearProbing } from "./linearProbe.ts";
import { lpFt } from "./lpFt.ts";
import { headName } from "./parameterization.ts";
import { termsOf, tinyBank } from "./probeFixtures.ts";
import { defaults } from "../shared/schema.ts";

const bank = tinyBank("embedding");
const probing = linearProbing({ start: "zero-shot", rateFactor: 10, steps: "common" });

/** Mean of −log softmax(s·f·W) at the label. */
function meanNll(head: Float32Array, pictures: Uint32Array): number {
  const { width, classes, features, labels, logitScale } = bank;
  const each = Array.from(pictures, (i) => {
    const powers = Array.from({ length: classes }, (_, c) => {
      let logit = 0;
      for (let d = 0; d < width; d++)
        logit += logitScale * features[i * width + d]! * head[d * classes + c]!;
      return Math.exp(logit);
    });
    return -Math.log(powers[labels[i]!]! / powers.reduce((a, b) => a + b, 0));
  });
  return each.reduce((a, b) => a + b, 0) / each.length;
}

test("the probe's loss is the cross-entropy of the head on the batch that every method sees", () => {
  for (const step of [0, 3]) {
    const leaves = { [headName]: bank.zeroShotHead };
    const { cross_entropy: found } = termsOf(probing, 0, { bank, leaves, step });
    expect(found).toBeCloseTo(meanNll(bank.zeroShotHead, bank.batch(step)), 5);
  }
});

test("a head of zeros knows nothing: its loss is ln C", () => {
  const zeros = linearProbing({ start: "zeros", rateFactor: 1, steps: "common" });
  expect(zeros.leaves(tinySize)[0]!.start).toEqual({ constant: 0 });
  const leaves = { [headName]: new Float32Array(bank.zeroShotHead.length) };
  const { cross_entropy: found } = termsOf(zeros, 0, { bank, leaves });
  expect(found).toBeCloseTo(Math.log(bank.classes), 6);
});

test("the probe's model is the zero-shot tower with the head", () => {
  expect(probing.result({ [headName]: bank.zeroShotHead }, bank)).toEqual({
    head: bank.zeroShotHead,
  });
});

test("LP-FT fine-tunes from the head of a probe of its own steps and rate", () => {
  const given = { probeSteps: 7, probeRateFactor: 3, probeStart: "zeros" } as const;
  const method = lpFt.method({ ...defaults(lpFt.hyperparameters), ...given });
  if (method.kind !== "tuning" || !method.headStart)
    throw new Error("LP-FT must start from a head");
  expect(method.headStart.stages.map(({ steps, rateFactor }) => [steps, rateFactor])).toEqual([
    [7, 3],
  ]);
  expect(method.headStart.leaves(tinySize)[0]!.start).toEqual({ constant: 0 });
});
