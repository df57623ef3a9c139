import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { DomainResult, DomainResults, Results } from "../../experiment/record.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { analyses, shiftedTogether } from "./analyses.ts";
import type { AnalysisWatch, Subject } from "./analysisBench.ts";
import { AnalysisBench } from "./analysisBench.ts";
import { mapScores } from "./mapScores.ts";
import { tinySite, tinyValues, tunedRun } from "./tunedRun.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const runtime = createNodeRuntime(1);
let bench: AnalysisBench;
let subject: Subject;
let results: Results;

beforeAll(async () => {
  ({ subject, results } = await tunedRun(runtime));
  bench = await AnalysisBench.open({ values: tinyValues, runtime, files: tinySite });
});
afterAll(async () => {
  await bench.dispose();
  await runtime.dispose();
});

const ids = ["emoji", "outline"];

const measures = [
  "n",
  "correct",
  "accuracy",
  "nll",
  "energyGap",
  "featureDistortion",
] as const satisfies readonly (keyof DomainResult)[];

/** Summed in another order, so not to the last bit. */
function expectClose(found: DomainResults, expected: DomainResults): void {
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const id of ids)
    for (const name of measures)
      expect(found[id]![name], `${id} ${name}`).toBeCloseTo(expected[id]![name], 6);
}

test("results by domain are those that the run itself told", async () => {
  const { zeroShot, tuned } = await analyses.domains(bench, subject, {});
  expectClose(zeroShot, results.zeroShot);
  expectClose(tuned, results.tuned);
});

test("calibration counts and likelihoods are the results'", async () => {
  const { zeroShot, tuned } = await analyses.calibration(bench, subject, {});
  for (const id of ids) {
    expect(tuned[id]).toMatchObject({
      n: results.tuned[id]!.n,
      correct: results.tuned[id]!.correct,
    });
    expect(tuned[id]!.nll).toBeCloseTo(results.tuned[id]!.nll, 6);
    expect(zeroShot[id]!.correct).toBe(results.zeroShot[id]!.correct);
  }
  // The one shifted domain.
  expect(tuned[shiftedTogether]).toEqual(tuned["outline"]);
});

test("the diagonal of the confusion is what was right, and lost and won pictures make the difference", async () => {
  const { zeroShot, tuned } = await analyses.confusion(bench, subject, {});
  const pictures = await analyses.pictures(bench, subject, {});
  ids.forEach((id, d) => {
    const right = (one: typeof tuned) =>
      one[d]!.cells.reduce(
        (n, { label, predicted, count }) => n + (label === predicted ? count : 0),
        0,
      );
    expect(right(tuned)).toBe(results.tuned[id]!.correct);
    expect(right(zeroShot)).toBe(results.zeroShot[id]!.correct);
    const { won, lost } = pictures[d]!.counts;
    expect(won - lost).toBe(results.tuned[id]!.correct - results.zeroShot[id]!.correct);
  });
});

test("the gap on random text and the distortion are the results', and prompts and contexts have theirs", async () => {
  const { domains, texts, logitScale } = await analyses.shifts(bench, subject, {});
  // 4 classes in 2 templates.
  expect(texts).toEqual({ random: 1000, prompts: 8, contexts: 2 });
  expect(logitScale).toBeCloseTo(10, 5);
  domains.forEach(({ domain, energyGaps, distortion, projectedDistortion }) => {
    expect(energyGaps.random).toBeCloseTo(results.tuned[domain]!.energyGap, 6);
    expect(distortion).toBeCloseTo(results.tuned[domain]!.featureDistortion, 6);
    expect(projectedDistortion).toBeGreaterThan(0);
    expect(projectedDistortion).not.toBeCloseTo(distortion, 3);
    expect(energyGaps.prompts).toBeGreaterThan(0);
    expect(energyGaps.contexts).not.toBeCloseTo(energyGaps.prompts, 6);
  });
});

test("texts have words, and their mean gap is that of all pictures", async () => {
  const texts = await analyses.texts(bench, subject, {});
  expect(texts).toHaveLength(1000);
  expect(texts.every(({ words }) => words.length > 0)).toBe(true);
  const mean = texts.reduce((sum, { energyGap }) => sum + energyGap, 0) / texts.length;
  const pooled = ids.map((id) => results.tuned[id]!);
  const n = pooled.reduce((sum, one) => sum + one.n, 0);
  const expected = pooled.reduce((sum, one) => sum + one.n * one.energyGap, 0) / n;
  expect(mean).toBeCloseTo(expected, 6);
});

test("the path begins at the zero-shot model and ends at the run", async () => {
  const { points } = await analyses.path(bench, subject, {});
  expect(points.map(({ alpha }) => alpha)).toEqual(Array.from({ length: 11 }, (_, i) => i / 10));
  expectClose(points[0]!.domains, results.zeroShot);
  expectClose(points.at(-1)!.domains, results.tuned);
  expect(points[5]!.domains["emoji"]!.energyGap).toBeLessThan(results.tuned["emoji"]!.energyGap);
});

test("the zero-shot model beside itself has moved nowhere", async () => {
  const { domains } = await analyses.shifts(bench, "zero-shot", {});
  expect(domains.map(({ energyGaps }) => energyGaps.random)).toEqual([0, 0]);
  await expect(analyses.path(bench, "zero-shot", {})).rejects.toThrow("choose a run");
});

test("a map has every model's pictures; equal models lie on each other's neighbourhoods", async () => {
  const { pictures, models } = await mapScores(bench, ["zero-shot", subject], {});
  expect(models).toHaveLength(2);
  expect(pictures).toHaveLength(48);
  for (const { points } of models) {
    expect(points).toHaveLength(96);
    expect(points.every(Number.isFinite)).toBe(true);
  }
});

test("tells how far it is, and stops when it is no longer wanted", async () => {
  const fresh = await AnalysisBench.open({ values: tinyValues, runtime, files: tinySite });
  const told: number[] = [];
  const stop = new AbortController();
  const watch: AnalysisWatch = {
    signal: stop.signal,
    report: ({ done, total }) => {
      told.push(done / total);
      if (told.length === 3) stop.abort();
    },
  };
  await expect(analyses.domains(fresh, subject, watch)).rejects.toMatchObject({
    kind: "cancelled",
  });
  expect(told).toEqual([32 / 96, 48 / 96, 80 / 96]);
  // What was cancelled is not taken for done.
  expectClose((await analyses.domains(fresh, subject, {})).tuned, results.tuned);
  await fresh.dispose();
});

test("a single picture gets the answer that the evaluation gave it", async () => {
  const { tuned } = await bench.outputs(subject);
  const [{ id, pictures }] = bench.pictures as [(typeof bench.pictures)[number]];
  const live = await bench.live();
  const side = pictures.tile;
  for (const index of [0, 7]) {
    const rgb = pictures.rgb.slice(index * side * side * 3, (index + 1) * side * side * 3);
    const answers = await live.answer({ width: side, height: side, rgb }, ["zero-shot", subject]);
    expect(answers.tuned[0]).toEqual(answers.zeroShot);
    expect(answers.zeroShot.energyGap).toBe(0);
    expect(answers.tuned[1]!.energyGap).toBeGreaterThan(0);
    expect(answers.texts).toHaveLength(8);
    const logits = tuned
      .find(({ domain }) => domain === id)!
      .logits.subarray(4 * index, 4 * index + 4);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    answers.tuned[1]!.probabilities.forEach((p, c) =>
      expect(p).toBeCloseTo(Math.exp(logits[c]!) / total, 4),
    );
  }
});
