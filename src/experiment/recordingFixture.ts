import { defaultSpec } from "./defaultSpec.ts";
import type { DomainResults } from "./record.ts";
import type { RecordedRun, Recording } from "./recording.ts";
import { runSpec } from "./runs.ts";
import type { ExperimentSpec } from "./spec.ts";
import type { RecipeId } from "../recipes/index.ts";

const domains = (correct: number, gap: number): DomainResults =>
  Object.fromEntries(
    ["emoji", "outline"].map((id, i) => [
      id,
      {
        n: 96,
        correct: correct - i,
        accuracy: (correct - i) / 96,
        nll: 1.25,
        energyGap: gap,
        featureDistortion: gap / 10,
      },
    ]),
  );

/** A small recording for tests: FT and Lipsum-FT of four steps, made up. */
export function recordingFixture(changes: Partial<ExperimentSpec> = {}): Recording {
  const spec: ExperimentSpec = { ...defaultSpec(), steps: 4, evaluations: 2, ...changes };
  return {
    format: "lipsum-recording",
    version: 1,
    spec,
    environment: {
      appVersion: "0.1.0",
      device: "CPU (node)",
      runtime: "node",
      browser: "Node 22.0.0",
      date: "2026-11-22T10:00:00.000Z",
    },
    files: { model: "0123456789abcdef".repeat(4), data: null },
    runs: spec.recipes.map((recipe) => recordedRun(spec, recipe)),
  };
}

function recordedRun(spec: ExperimentSpec, recipe: RecipeId): RecordedRun {
  return {
    id: recipe,
    recipe,
    label: recipe,
    spec: runSpec(spec, recipe),
    state: {
      status: "finished",
      results: {
        recipe,
        steps: 4,
        measuredStep: 4,
        split: "test",
        zeroShot: domains(60, 0),
        tuned: domains(80, 2),
        batchHash: "ab",
        textHash: null,
      },
    },
    step: 4,
    prepared: [],
    warmupMs: 120,
    trainedParameters: 1000,
    metrics: {
      step: [1, 2, 3, 4],
      loss: [1.5, 1.25, 1.125, 1],
      learningRate: [1e-4, 3e-4, 2e-4, 0],
      trainingMs: [10, 20, 30, 40],
      terms: { cross_entropy: [1.5, 1.25, 1, 0.5], lipsum: [0, 0.25, 0.5, 0.75] },
    },
    evaluations: [
      { step: 0, domains: domains(60, 0), evaluationMs: 5 },
      { step: 2, domains: domains(70, 1), evaluationMs: 6 },
      { step: 4, domains: domains(80, 2), evaluationMs: 7 },
    ],
    texts: [{ step: 1, texts: [{ text: "dolor sit", ids: [1, 2, 3] }] }],
    changed: [{ domain: "emoji", split: "val", index: 3, label: 1, zeroShot: 1, tuned: 2 }],
    changedHistory: {
      domains: ["emoji"],
      pictures: [0, 1, 3, 1, 1],
      evaluations: [
        { step: 0, changes: [] },
        { step: 2, changes: [] },
        { step: 4, changes: [0, 2] },
      ],
    },
    marks: [{ step: 2, kind: "resumed" }],
  };
}
