import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readSafetensors } from "../../clip/safetensors.ts";
import { tensorsInMemory } from "../../clip/tensorSource.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { RunEvent } from "../../experiment/record.ts";
import { runSpec } from "../../experiment/runs.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { recipeOf } from "../../recipes/index.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { loadAssets, wholeSplit } from "../assets.ts";
import { evaluateModel } from "../measuring/evaluateModel.ts";
import { runExperiment } from "../experiment.ts";
import { goldenBank } from "../golden/goldenCached.ts";
import { uploadPretrained } from "../golden/goldenTuning.ts";
import { ProbeRun } from "./probeRun.ts";
import type { RunState } from "../checkpoint/runState.ts";
import { tensorsOf } from "../checkpoint/testCheckpoint.ts";
import { TensorScope } from "../tensorScope.ts";
import { filesIn, tinySiteFiles } from "../tinySite.ts";

// A machine that is busy with something else may take many times as long.
vi.setConfig({ testTimeout: 120_000 });

const site = tinySiteFiles();
const files = filesIn(site);
const { hyperparameters } = defaultSpec();

const spec: ExperimentSpec = {
  ...defaultSpec(),
  recipes: ["linear-probe", "lp-ft", "dfr"],
  steps: 12,
  batchSize: 8,
  evaluations: 3,
  evaluationSubset: 8,
  learningRate: 1e-2,
  hyperparameters: {
    ...hyperparameters,
    "lp-ft": { ...hyperparameters["lp-ft"], probeSteps: 25 },
    dfr: { ...hyperparameters.dfr, refits: 3, rateFactor: 3 },
  },
};

let runtime: Runtime;
beforeEach(() => {
  runtime = createNodeRuntime(1);
});
afterEach(() => runtime.dispose());

async function run(changes: Partial<ExperimentSpec> = {}) {
  const events: RunEvent[] = [];
  const weights = new Map<string, Uint8Array<ArrayBuffer>>();
  const full = { ...spec, ...changes };
  const onWeights = (runId: string, bytes: Uint8Array<ArrayBuffer>) => weights.set(runId, bytes);
  for await (const event of runExperiment({
    ...{ spec: full, runIds: full.recipes, runtime, files, onWeights },
  }))
    events.push(event);
  const of = <T extends RunEvent["type"]>(runId: string, type: T) =>
    events.filter(
      (event): event is Extract<RunEvent, { type: T }> =>
        event.type === type && event.runId === runId,
    );
  return { of, weights, order: events.map(({ type }) => type) };
}

describe("methods on cached features, side by side,", () => {
  /** DFR sees other pictures than the others. */
  const twoBanks = {
    ...spec.hyperparameters,
    dfr: { ...spec.hyperparameters.dfr, balance: "class-domain" },
  };

  test("tell how many pictures the frozen tower has seen for them, each once", async () => {
    const { of, order } = await run({ hyperparameters: twoBanks });
    const seen = of("linear-probe", "features");
    const counts = seen.map(({ done }) => done);
    const dataset = (await loadAssets(files, spec)).dataset;
    const train = await dataset.pictures(dataset.reference, "train");
    const validation = (await wholeSplit(dataset, "val")).flatMap(({ indices }) => indices);
    const { total } = seen.at(-1)!;
    // The probe and LP-FT's head read the same.
    expect(total).toBe(train.labels.length + validation.length);
    expect(counts.length).toBeGreaterThan(2);
    expect(counts.every((done, i) => done > (counts[i - 1] ?? 0))).toBe(true);
    expect(counts.at(-1)).toBe(total);
    expect(order.lastIndexOf("features")).toBeLessThan(order.indexOf("started"));
  });

  test("are stopped while it looks, and leave nothing on the device", async () => {
    const [made, freed] = [vi.spyOn(runtime, "tensor"), vi.spyOn(runtime, "free")];
    const compiled = vi.spyOn(runtime, "compile");
    const stopped = { ...spec, hyperparameters: twoBanks };
    const events = runExperiment({ spec: stopped, runIds: spec.recipes, runtime, files });
    let last: RunEvent | null = null;
    for await (const event of events) {
      last = event;
      if (event.type === "features" && event.done < event.total) break;
    }
    expect(last?.type).toBe("features");
    expect(freed.mock.calls.length).toBe(made.mock.calls.length);
    const names = compiled.mock.calls.map(([{ name }]) => name);
    expect(names.filter((name) => name.includes("step"))).toEqual([]);
  });

  test("learn, and tell what they prepared before their first update", async () => {
    const { of } = await run();
    for (const id of spec.recipes) {
      const losses = of(id, "steps").flatMap(({ records }) => records.map(({ loss }) => loss));
      expect(losses).toHaveLength(spec.steps);
      // LP-FT begins with a head that fits already.
      if (id !== "lp-ft") expect(losses.at(-1)!).toBeLessThan(losses[0]!);
      expect(of(id, "finished")).toHaveLength(1);
    }
    const told = spec.recipes.map((id) =>
      of(id, "prepared").map(({ title, steps }) => [title, steps]),
    );
    expect(told).toEqual([[], [["Fit the head", 25]], []]);
    const [probed] = of("lp-ft", "prepared");
    expect(probed!.loss).toBeLessThan(of("linear-probe", "steps")[0]!.records[0]!.loss);
  });

  test("change of the model what they say, and the weights that they export measure the same", async () => {
    const { of, weights } = await run();
    const pretrained = readSafetensors(site.get("models/drawings-clip/model.safetensors")!);
    for (const id of ["linear-probe", "dfr"]) {
      const tensors = readSafetensors(weights.get(id)!);
      const changed = [...tensors.keys()].filter((name) => {
        const before = pretrained.get(name)?.data;
        return !before || tensors.get(name)!.data.some((value, i) => value !== before[i]);
      });
      expect(changed).toEqual(id === "dfr" ? ["head.weight", "head.bias"] : ["head.weight"]);
      const { tuned } = of(id, "finished")[0]!.results;
      const again = await evaluateModel({
        ...{ values: spec, runtime, files, weights: weights.get(id)! },
      });
      expect(again.tuned).toEqual(tuned);
      expect(tuned["outline"]!.featureDistortion).toBe(0);
    }
  });

  test("give the same alone as in company", async () => {
    const together = await run();
    const alone = await run({ recipes: ["dfr"] });
    expect(alone.weights.get("dfr")).toEqual(together.weights.get("dfr"));
  });

  test("can be measured at their best update", async () => {
    const { of } = await run({ recipes: ["dfr"], selection: "held-out" });
    expect([4, 8, 12]).toContain(of("dfr", "finished")[0]!.results.measuredStep);
  });
});

test("DFR by class and domain reads the validation pictures of every domain", async () => {
  const dfr = { ...spec.hyperparameters.dfr, balance: "class-domain" };
  const changes = { recipes: ["dfr"] as const, hyperparameters: { ...spec.hyperparameters, dfr } };
  const [byClass, byDomain] = [await run({ recipes: ["dfr"] }), await run(changes)];
  expect(byDomain.of("dfr", "finished")).toHaveLength(1);
  expect(byDomain.weights.get("dfr")).not.toEqual(byClass.weights.get("dfr"));
});

test("a first stage that meets a number that is not finite says which, and what to do", async () => {
  const lpFt = { ...spec.hyperparameters["lp-ft"], probeRateFactor: 10000 };
  const changes = {
    recipes: ["lp-ft"] as const,
    ...{ learningRate: 1, weightDecay: 1 },
    hyperparameters: { ...spec.hyperparameters, "lp-ft": lpFt },
  };
  await expect(run(changes)).rejects.toMatchObject({
    kind: "non-finite",
    message: expect.stringMatching(
      /'Fit the head', which LP-FT begins with.*try a tenth/,
    ) as string,
  });
});

test("a stage that cannot begin says why, and what to do", async () => {
  // This site's classes are told apart at once: nothing is left that the first stage gets wrong.
  await expect(run({ recipes: ["cfr"] })).rejects.toMatchObject({
    kind: "bad-spec",
    message: expect.stringMatching(/lower 'cfr.fitSteps'/) as string,
  });
});

test("CFR fits, calibrates and is measured with its own projection", async () => {
  const scope = new TensorScope(runtime);
  const pretrained = uploadPretrained(scope);
  const cfr = { ...runSpec({ ...spec, steps: 10 }, "cfr"), learningRate: 1e-3, batchSize: 8 };
  const probing = recipeOf("cfr").method({ ...cfr.hyperparameters, fitSteps: 4 });
  if (probing.kind !== "probing") throw new Error("CFR must probe");
  const bank = goldenBank("pooled", pretrained);
  const options = { runId: "cfr", probing, bank, spec: cfr, pretrained };
  const cached = await ProbeRun.create(scope, options);
  expect(cached.preparations).toMatchObject([{ title: "Fit", steps: 4 }]);
  const name = "visual_projection.weight";
  const projection = async () => runtime.read((await cached.measured()).tower[name]!);

  const fitted = await projection();
  expect(fitted).not.toEqual(bank.projection);
  for (let step = 0; step < 5; step++) await cached.update(step);
  const halfway = await projection();
  cached.keep();
  for (let step = 5; step < 10; step++) await cached.update(step);
  const { records, failure } = cached.record(await cached.read(), 1);
  expect(failure).toBeNull();
  expect(Object.keys(records[0]!.terms)).toEqual(["cross_entropy", "calibration", "contrastive"]);
  expect(records[9]!.terms["calibration"]!).toBeLessThan(records[0]!.terms["calibration"]!);
  expect(await projection()).not.toEqual(halfway);
  cached.useKept();
  expect(await projection()).toEqual(halfway);
  expect((await cached.measured()).head).toEqual(bank.zeroShotHead);
  await scope.dispose();
});

test("CFR goes on from where it was, without its first stage", async () => {
  const scope = new TensorScope(runtime);
  const pretrained = uploadPretrained(scope);
  const cfr = { ...runSpec({ ...spec, steps: 10 }, "cfr"), learningRate: 1e-3, batchSize: 8 };
  const probing = recipeOf("cfr").method({ ...cfr.hyperparameters, fitSteps: 4 });
  if (probing.kind !== "probing") throw new Error("CFR must probe");
  const bank = goldenBank("pooled", pretrained);
  const options = { runId: "cfr", probing, bank, spec: cfr, pretrained };
  const whole = await ProbeRun.create(scope, options);
  for (let step = 0; step < 5; step++) await whole.update(step);
  whole.record(await whole.read(), 1);
  whole.keep();
  const restored = await stateOf(whole);
  const resumed = await ProbeRun.create(scope, { ...options, restored });
  expect(resumed.preparations).toEqual([]);
  expect(resumed.steps).toBe(5);
  for (const run of [whole, resumed]) {
    for (let step = 5; step < 10; step++) await run.update(step);
    run.record(await run.read(), 1);
  }
  expect(await tensorsOf(resumed.state.tensors)).toEqual(await tensorsOf(whole.state.tensors));
  expect(resumed.state).toMatchObject({
    optimizerSteps: 10,
    steps: 10,
    trainingMs: whole.state.trainingMs,
  });
  await scope.dispose();
});

/** A run's state as a checkpoint gives it back. */
async function stateOf({ state }: ProbeRun): Promise<RunState> {
  return { ...state, tensors: tensorsInMemory(await tensorsOf(state.tensors)) };
}
