import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { RunEvent } from "../../experiment/record.ts";
import type { ExperimentSpec, HyperparameterValues } from "../../experiment/spec.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { sha256 } from "../../shared/sha256.ts";
import { runExperiment } from "../experiment.ts";
import { filesIn, tinySiteFiles } from "../tinySite.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { writeCheckpoint } from "./checkpointFile.ts";
import { checkpointIn, joined } from "./testCheckpoint.ts";

vi.setConfig({ testTimeout: 120_000 });

const site = tinySiteFiles();
let runtime: Runtime;
beforeEach(() => (runtime = createNodeRuntime(1)));
afterEach(() => runtime.dispose());

function specOf(
  recipes: readonly RecipeId[],
  given: HyperparameterValues = {},
  changes: Partial<ExperimentSpec> = {},
): ExperimentSpec {
  const base = defaultSpec();
  const last = recipes.at(-1)!;
  return {
    ...base,
    ...{ steps: 8, batchSize: 8, evaluations: 4, evaluationSubset: 8, learningRate: 1e-2 },
    ...changes,
    recipes,
    hyperparameters: {
      ...base.hyperparameters,
      [last]: { ...base.hyperparameters[last], ...given },
    },
  };
}

interface Ran {
  readonly told: readonly RunEvent[];
  readonly weights: ReadonlyMap<string, Uint8Array>;
  /** As files: every one that the experiment let save. */
  readonly saved: readonly Uint8Array[];
}

/** Runs an experiment, from a checkpoint where one is given, to its end. */
async function run(spec: ExperimentSpec, from?: Checkpoint): Promise<Ran> {
  const told: RunEvent[] = [];
  const weights = new Map<string, Uint8Array>();
  const saved: Uint8Array[] = [];
  const events = runExperiment({
    spec,
    runIds: spec.recipes,
    runtime,
    files: filesIn(site),
    from,
    onWeights: (runId, bytes) => weights.set(runId, bytes),
    isStepping: () => true,
    checkpoints: {
      isDue: () => true,
      save: async (take) => void saved.push(await joined(writeCheckpoint(take()))),
    },
  });
  for await (const event of events) told.push(event);
  return { told, weights, saved };
}

/** All that must be the same however often a run was interrupted; times are not. */
function outcome({ told, weights }: Pick<Ran, "told" | "weights">, recipes: readonly RecipeId[]) {
  return recipes.map((runId) => {
    const own = told.filter((event) => event.runId === runId);
    return {
      losses: own.flatMap((event) =>
        event.type === "steps"
          ? event.records.map(({ step, loss, terms, learningRate }) => ({
              ...{ step, loss, terms, learningRate },
            }))
          : [],
      ),
      results: own.find((event) => event.type === "finished")?.results,
      weights: weights.get(runId) && sha256(weights.get(runId)!),
    };
  });
}

interface Case {
  readonly title: string;
  readonly recipes: readonly RecipeId[];
  /** Hyperparameters of the last of `recipes`. */
  readonly given?: HyperparameterValues;
  readonly changes?: Partial<ExperimentSpec>;
}

const pair: Omit<Case, "title"> = {
  recipes: ["ft", "lipsum-ft"],
  given: { texts: 5, tokenLength: 4 },
};

const cases: readonly Case[] = [
  { title: "FT and Lipsum-FT in turns", ...pair },
  { title: "one after the other", ...pair, changes: { order: "sequential" } },
  { title: "random directions", recipes: ["guidance"], given: { guidance: "directions" } },
  { title: "the last weights", recipes: ["ft"], changes: { selection: "last", evaluations: 1 } },
  { title: "EMA", recipes: ["ema"] },
  { title: "LP-FT", recipes: ["lp-ft"] },
  { title: "FLYP", recipes: ["flyp"] },
  { title: "R-Adapter", recipes: ["r-adapter"] },
  { title: "a linear probe", recipes: ["linear-probe"] },
  { title: "DFR", recipes: ["dfr"] },
  { title: "WiSE-FT after FT", recipes: ["ft", "wise-ft"] },
  { title: "a soup whose runs are trained first", recipes: ["soup-uniform"], given: { count: 2 } },
];

describe.each(cases)("$title", ({ recipes, given, changes }) => {
  test("ends with the same numbers from any checkpoint", async () => {
    const spec = specOf(recipes, given, changes);
    const whole = await run(spec);
    const expected = outcome(whole, recipes);
    expect(expected.every(({ results, weights }) => results && weights)).toBe(true);
    const { saved } = whole;
    expect(saved.length).toBeGreaterThan(0);
    const groups = await Promise.all(saved.map(async (file) => (await checkpointIn(file)).group));
    expect(groups.some((group) => group?.step === 4)).toBe(recipes[0] !== "soup-uniform");
    const some = [0, Math.floor(saved.length / 2), saved.length - 1];
    for (const index of new Set(some)) {
      const from = await checkpointIn(saved[index]!);
      const resumed = await run(spec, from);
      const restored = resumed.told.filter(({ type }) => type === "restored");
      expect(restored.map(({ runId }) => runId)).toEqual(
        recipes.filter((id) => !from.ended.includes(id)),
      );
      // What was told before, what the page then forgets, and what was told after it.
      const told = [...kept(from.story, restored), ...resumed.told];
      const weights = new Map([...whole.weights, ...resumed.weights]);
      expect(outcome({ told, weights }, recipes), `checkpoint ${index}`).toEqual(expected);
    }
  });
});

test("does not go on with another model or other data", async () => {
  const spec = specOf(["ft"], {}, { steps: 2 });
  const { saved } = await run(spec);
  const from = await checkpointIn(saved[0]!);
  expect(from.files.model).toMatch(/^[0-9a-f]{64}$/);
  const changed = { ...from, files: { ...from.files, data: "0".repeat(64) } };
  await expect(run(spec, changed)).rejects.toMatchObject({
    kind: "bad-file",
    message: expect.stringMatching(/^The data changed since this experiment was saved/) as string,
  });
});

/** A story without what is void since its runs were restored. */
function kept(story: readonly RunEvent[], restored: readonly RunEvent[]): RunEvent[] {
  const voided = new Set(
    restored.flatMap((event) =>
      event.type === "restored" && event.step === 0 ? [event.runId] : [],
    ),
  );
  return story.filter(({ runId }) => !voided.has(runId));
}
