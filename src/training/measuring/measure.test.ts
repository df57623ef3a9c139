import { expect, test } from "vitest";
import { textGram } from "../../analysis/textGram.ts";
import { RandomStream } from "../../shared/random.ts";
import { measure } from "./measure.ts";

const [n, dimension, classes, texts] = [7, 5, 3, 11];
const random = new RandomStream(0, "measure test");

function unitRows(count: number): Float32Array {
  const rows = Float32Array.from({ length: count * dimension }, () => random.normal());
  for (let i = 0; i < count; i++) {
    const row = rows.subarray(i * dimension, (i + 1) * dimension);
    const norm = Math.hypot(...row);
    row.forEach((x, d) => (row[d] = x / norm));
  }
  return rows;
}

const [f, f0, g] = [unitRows(n), unitRows(n), unitRows(texts)];
const head = Float32Array.from({ length: dimension * classes }, () => random.normal());
const labels = Array.from({ length: n }, () => random.integer(classes));
const classifier = { head, bias: null, logitScale: 12 };
const yardstick = { logitScale: 12, dimension, classes, gram: textGram(g, dimension) };

function dot(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let sum = 0;
  for (let d = 0; d < dimension; d++) sum += a[i * dimension + d]! * b[j * dimension + d]!;
  return sum;
}

test("the energy gap by the Gram matrix is the mean over pictures and texts", () => {
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (let m = 0; m < texts; m++) sum += (12 * dot(f, i, g, m) - 12 * dot(f0, i, g, m)) ** 2;
  const { energyGap } = measure(yardstick, f, f0, classifier, labels).result;
  expect(energyGap / (sum / (n * texts))).toBeCloseTo(1, 6);
});

test("the feature distortion is the mean distance of unit features", () => {
  const rows = Array.from({ length: n }, (_, i) => i);
  // Of unit rows: ‖f − f0‖² = 2 − 2 f·f0.
  const expected = rows.reduce((sum, i) => sum + Math.sqrt(2 - 2 * dot(f, i, f0, i)), 0) / n;
  expect(measure(yardstick, f, f0, classifier, labels).result.featureDistortion).toBeCloseTo(
    expected,
    5,
  );
});

test("energy gap and distortion of equal features are exactly 0", () => {
  const { energyGap, featureDistortion } = measure(
    yardstick,
    f,
    f.slice(),
    classifier,
    labels,
  ).result;
  expect([energyGap, featureDistortion]).toEqual([0, 0]);
});

test("accuracy, predictions and nll follow softmax(s·f·W)", () => {
  const { result, predictions } = measure(yardstick, f, f0, classifier, labels);
  let [nll, correct] = [0, 0];
  labels.forEach((label, i) => {
    const logits = Array.from({ length: classes }, (_, c) => {
      let sum = 0;
      for (let d = 0; d < dimension; d++) sum += f[i * dimension + d]! * head[d * classes + c]!;
      return 12 * sum;
    });
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    nll -= Math.log(Math.exp(logits[label]!) / total);
    expect(predictions[i]).toBe(logits.indexOf(Math.max(...logits)));
    if (predictions[i] === label) correct++;
  });
  expect(result).toMatchObject({ n, correct, accuracy: correct / n });
  expect(result.nll).toBeCloseTo(nll / n, 4);
});

test("pictures of part of the classes are classified among these alone", () => {
  const answers = [0, 2];
  const own = labels.map((label) => (label === 1 ? 2 : label));
  const { result, predictions } = measure(yardstick, f, f0, classifier, own, answers);
  // The same as with a head that has only these classes.
  const part = Float32Array.from({ length: dimension * 2 }, (_, at) => {
    return head[Math.floor(at / 2) * classes + answers[at % 2]!]!;
  });
  const alone = measure(
    { ...yardstick, classes: 2 },
    f,
    f0,
    { ...classifier, head: part },
    own.map((label) => answers.indexOf(label)),
  );
  expect(result).toEqual(alone.result);
  expect([...predictions]).toEqual(Array.from(alone.predictions, (label) => answers[label]));
  expect([...predictions]).not.toEqual([...measure(yardstick, f, f0, classifier, own).predictions]);
});
