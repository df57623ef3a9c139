import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readSafetensors } from "../../clip/safetensors.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { RunEvent } from "../../experiment/record.ts";
import type { ExperimentSpec, HyperparameterValues } from "../../experiment/spec.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import type { DeviceTensor, Runtime } from "../../runtime/runtime.ts";
import { runExperiment } from "../experiment.ts";
import { FinishedRuns } from "../finishedRuns.ts";
import { filesIn, tinySiteFiles } from "../tinySite.ts";

vi.setConfig({ testTimeout: 120_000 });

const site = tinySiteFiles();
let runtime: Runtime;
const live = new Set<DeviceTensor>();

beforeEach(() => {
  live.clear();
  runtime = createNodeRuntime(1);
  const [make, free] = [runtime.tensor.bind(runtime), runtime.free.bind(runtime)];
  runtime.tensor = (...given) => {
    const tensor = make(...given);
    live.add(tensor);
    return tensor;
  };
  runtime.free = (tensor) => {
    live.delete(tensor);
    free(tensor);
  };
});
afterEach(() => runtime.dispose());

/** An experiment of a few updates; `given` are hyperparameters of the last of `recipes`. */
function start(
  recipes: readonly RecipeId[],
  given: HyperparameterValues = {},
  options: { finished?: FinishedRuns; changes?: Partial<ExperimentSpec> } = {},
) {
  const base = defaultSpec();
  const last = recipes.at(-1)!;
  const spec: ExperimentSpec = {
    ...base,
    ...{ steps: 6, batchSize: 8, evaluations: 2, evaluationSubset: 8, learningRate: 1e-2 },
    ...options.changes,
    recipes,
    hyperparameters: {
      ...base.hyperparameters,
      [last]: { ...base.hyperparameters[last], ...given },
    },
  };
  const weights = new Map<string, Uint8Array>();
  const events = runExperiment({
    spec,
    runIds: recipes,
    runtime,
    files: filesIn(site),
    onWeights: (runId, bytes) => weights.set(runId, bytes),
    ...(options.finished && { finished: options.finished }),
  });
  return { events, weights };
}

async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const told: RunEvent[] = [];
  for await (const event of events) told.push(event);
  return told;
}

function partsOf(told: readonly RunEvent[], runId: string) {
  return told.filter(
    (event): event is Extract<RunEvent, { type: "ingredient" }> =>
      event.type === "ingredient" && event.runId === runId,
  );
}

function resultsOf(told: readonly RunEvent[], runId: string) {
  const event = told.find((e) => e.type === "finished" && e.runId === runId);
  if (event?.type !== "finished") throw new Error(`'${runId}' did not finish`);
  return event.results;
}

function tensorsOf(weights: ReadonlyMap<string, Uint8Array>, runId: string) {
  return readSafetensors(weights.get(runId)!);
}

test("WiSE-FT takes the experiment's own run and trains nothing; α = 1 is that run bit for bit", async () => {
  const { events, weights } = start(["ft", "wise-ft"], { alpha: 1 });
  const told = await collect(events);
  expect(tensorsOf(weights, "wise-ft")).toEqual(tensorsOf(weights, "ft"));
  const { tuned, path, note, zeroShot } = resultsOf(told, "wise-ft");
  expect(tuned).toEqual(resultsOf(told, "ft").tuned);
  expect(path!.points.map(({ value }) => value)).toEqual([...Array(11).keys()].map((i) => i / 10));
  expect(path!.points[0]!.domains).toEqual(zeroShot);
  expect(path!.points.at(-1)!.domains).toEqual(tuned);
  expect(note).toBe("α = 1 of the way from the zero-shot model (0) to FT (1).");
  const parts = partsOf(told, "wise-ft");
  expect(parts[0]).toMatchObject({ index: 0, count: 1, label: "FT", step: 6, steps: 6 });
  expect(parts.slice(1).every(({ label }) => label === "Along α")).toBe(true);
  expect(live.size).toBe(0);
});

test("alone it trains what it starts from, as that run would have been", async () => {
  const alone = start(["wise-ft"], { alpha: 1, of: "lipsum-ft" });
  const parts = partsOf(await collect(alone.events), "wise-ft");
  expect(parts.filter(({ index }) => index === 0).map(({ step }) => step)).toContain(6);
  expect(parts[0]).toMatchObject({ label: "Lipsum-FT", step: 0, steps: 6 });
  const base = start(["lipsum-ft"]);
  await collect(base.events);
  expect(tensorsOf(alone.weights, "wise-ft")).toEqual(tensorsOf(base.weights, "lipsum-ft"));
});

test("a greedy soup trains the runs that are missing, once for all experiments", async () => {
  const finished = new FinishedRuns();
  const soup = { count: 3, vary: "seeds-and-rates" };
  const first = await collect(start(["ft", "soup-greedy"], soup, { finished }).events);
  const parts = partsOf(first, "soup-greedy");
  expect([...new Set(parts.map(({ label }) => label))]).toEqual([
    "FT",
    "FT · learning rate 0.00333333333333 · seed 1",
    "FT · learning rate 0.03 · seed 2",
  ]);
  expect(resultsOf(first, "soup-greedy").note).toMatch(/^Kept [123] of 3 runs of FT: /);
  const again = await collect(start(["soup-uniform"], soup, { finished }).events);
  expect(partsOf(again, "soup-uniform").map(({ index, step }) => [index, step])).toEqual([
    [0, 6],
    [1, 6],
    [2, 6],
  ]);
  expect(live.size).toBe(0);
});

test("TPGM fits radii on held-out pictures and stays between the zero-shot model and the run", async () => {
  const { events, weights } = start(["ft", "tpgm"], { iterations: 12, batch: 8, rate: 0.1 });
  const told = await collect(events);
  const fits = partsOf(told, "tpgm").filter(({ label }) => label === "Fit on held-out pictures");
  expect(fits.at(-1)).toMatchObject({ index: 1, count: 2, step: 12, steps: 12 });
  expect(resultsOf(told, "tpgm").note).toMatch(
    /^\d+ tensors keep \d+ % of their change on average/,
  );
  const original = readSafetensors(site.get("models/drawings-clip/model.safetensors")!);
  const [ft, tpgm] = [tensorsOf(weights, "ft"), tensorsOf(weights, "tpgm")];
  const moved = { ft: 0, tpgm: 0 };
  for (const [name, { data }] of tpgm) {
    const start = original.get(name)?.data;
    if (!start) continue;
    const distance = (other: Float32Array) => Math.hypot(...other.map((v, i) => v - start[i]!));
    moved.ft += distance(ft.get(name)!.data);
    moved.tpgm += distance(data);
    expect(distance(data), name).toBeLessThanOrEqual(distance(ft.get(name)!.data) * (1 + 1e-5));
  }
  expect(moved.tpgm).toBeGreaterThan(0);
  expect(moved.tpgm).toBeLessThan(moved.ft);
  expect(live.size).toBe(0);
});

test.each(["FT", "Fit on held-out pictures", "Along α"])(
  "stopped during '%s' it gives all back",
  async (label) => {
    const recipe = label === "Along α" ? "wise-ft" : "tpgm";
    const values = recipe === "tpgm" ? { iterations: 300, batch: 8 } : {};
    const { events } = start([recipe], values);
    for await (const event of events) {
      if (event.type === "ingredient" && event.label === label && event.step > 0) break;
    }
    expect(live.size).toBe(0);
  },
);

test("a run that cannot be trained fails the method that starts from it, in words", async () => {
  const compile = runtime.compile.bind(runtime);
  runtime.compile = async (graph, options) => {
    const program = await compile(graph, options);
    if (graph.name !== "ft step") return program;
    const run: typeof program.run = async (inputs, outputs) => {
      await program.run(inputs, outputs);
      runtime.write(outputs["loss"]!, Float32Array.of(NaN));
    };
    return { run, dispose: () => program.dispose() };
  };
  const told = await collect(start(["lipsum-ft", "soup-uniform"]).events);
  const failed = told.find((event) => event.type === "failed");
  expect(failed).toMatchObject({ runId: "soup-uniform", failure: { kind: "non-finite" } });
  expect(failed!.failure.message).toMatch(/^'FT', which this method starts from, could not be/);
  expect(resultsOf(told, "lipsum-ft").recipe).toBe("lipsum-ft");
  expect(live.size).toBe(0);
});
