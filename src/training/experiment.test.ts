import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readSafetensors } from "../clip/safetensors.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { RunEvent } from "../experiment/record.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import type { DeviceTensor, Runtime } from "../runtime/runtime.ts";
import { sha256 } from "../shared/sha256.ts";
import { experimentMemory } from "./costs/memory.ts";
import { loadCostSite } from "./costs/readCosts.ts";
import { runExperiment } from "./experiment.ts";
import type { ExperimentOptions } from "./experimentOptions.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";

// A machine that is busy with something else may take many times as long.
vi.setConfig({ testTimeout: 120_000 });

const site = tinySiteFiles();

const spec: ExperimentSpec = {
  ...defaultSpec(),
  steps: 12,
  batchSize: 8,
  evaluations: 2,
  evaluationSubset: 8,
  learningRate: 1e-2,
  hyperparameters: {
    ...defaultSpec().hyperparameters,
    "lipsum-ft": { ...defaultSpec().hyperparameters["lipsum-ft"], texts: 5, tokenLength: 4 },
  },
};

let runtime: Runtime;
const live = new Set<DeviceTensor>();

beforeEach(() => {
  live.clear();
  runtime = counting(createNodeRuntime(1));
});
afterEach(() => runtime.dispose());

/** Counts the tensors that are on the device. */
function counting(inner: Runtime): Runtime {
  return new Proxy(inner, {
    get(target, name) {
      if (name === "tensor")
        return (...args: Parameters<Runtime["tensor"]>) => {
          const tensor = target.tensor(...args);
          live.add(tensor);
          return tensor;
        };
      if (name === "free")
        return (tensor: DeviceTensor) => {
          live.delete(tensor);
          target.free(tensor);
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

type Weights = Map<string, Uint8Array<ArrayBuffer>>;

function start(changes: Partial<ExperimentSpec> = {}, options: Partial<ExperimentOptions> = {}) {
  const full = { ...spec, ...changes };
  const runIds = full.recipes.map((id) => `run ${id}`);
  const weights: Weights = new Map();
  const events = runExperiment({
    spec: full,
    runIds,
    runtime,
    files: filesIn(site),
    onWeights: (runId, bytes) => weights.set(runId, bytes),
    ...options,
  });
  return { events, weights };
}

async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const collected: RunEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

function ofType<T extends RunEvent["type"]>(events: readonly RunEvent[], type: T, runId?: string) {
  return events.filter(
    (event): event is Extract<RunEvent, { type: T }> =>
      event.type === type && (runId === undefined || event.runId === runId),
  );
}

function recordsOf(events: readonly RunEvent[], runId: string) {
  return ofType(events, "steps", runId).flatMap(({ records }) => records);
}

/** All that must not depend on how fast or in which order things ran. */
function outcome(events: readonly RunEvent[], weights: Weights) {
  return ["run ft", "run lipsum-ft"].map((runId) => ({
    losses: recordsOf(events, runId).map(({ step, loss, terms, learningRate }) => ({
      step,
      loss,
      terms,
      learningRate,
    })),
    results: ofType(events, "finished", runId)[0]?.results,
    weights: sha256(weights.get(runId)!),
  }));
}

test("tells a pair's whole story, every step of it", async () => {
  const { events, weights } = start();
  const told = await collect(events);
  for (const runId of ["run ft", "run lipsum-ft"]) {
    const records = recordsOf(told, runId);
    expect(records.map(({ step }) => step)).toEqual([...Array(12).keys()].map((k) => k + 1));
    expect(records.at(-1)!.trainingMs).toBeGreaterThan(0);
    const evaluated = ofType(told, "evaluated", runId).map(({ step }) => step);
    expect(evaluated[0]).toBe(0);
    expect(evaluated.at(-1)).toBe(12);
    const [finished] = ofType(told, "finished", runId);
    expect(finished!.step).toBe(12);
    expect(Object.keys(finished!.results.tuned)).toEqual(["emoji", "outline"]);
    expect(finished!.results.tuned["outline"]!.n).toBe(24);
    expect(finished!.results.split).toBe("test");
    expect(ofType(told, "evaluated", runId)[0]!.domains["outline"]!.n).toBe(8);
    expect(weights.get(runId)).toBeDefined();
  }
  expect(told[0]).toMatchObject({ type: "started", runId: "run ft", recipe: "ft" });
  expect(Object.keys(recordsOf(told, "run lipsum-ft")[0]!.terms)).toEqual([
    "cross_entropy",
    "lipsum",
  ]);
  expect(ofType(told, "texts", "run ft")).toEqual([]);
  const texts = ofType(told, "texts", "run lipsum-ft");
  expect(texts.map(({ step }) => step)).toContain(12);
  expect(texts[0]!.texts[0]!.ids).toHaveLength(6);
  expect(live.size).toBe(0);
});

test("training learns: the loss falls on the pictures it sees", async () => {
  const { events } = start({ recipes: ["ft"], steps: 60, warmup: 0.1, cropArea: 1 });
  const losses = recordsOf(await collect(events), "run ft").map(({ loss }) => loss);
  const mean = (part: readonly number[]) => part.reduce((a, b) => a + b) / part.length;
  expect(mean(losses.slice(-10))).toBeLessThan(0.7 * mean(losses.slice(0, 10)));
});

test("FT and Lipsum-FT of one seed see the same batches; another seed gives others", async () => {
  const hashes = async (seed: number) =>
    ofType(await collect(start({ seed, steps: 3 }).events), "finished").map(
      ({ results: { batchHash, textHash } }) => ({ batchHash, textHash }),
    );
  const [ft, lipsumFt] = await hashes(0);
  expect(ft!.batchHash).toMatch(/^[0-9a-f]{64}$/);
  expect(lipsumFt!.batchHash).toBe(ft!.batchHash);
  expect(ft!.textHash).toBeNull();
  const [otherFt, otherLipsumFt] = await hashes(1);
  expect(otherFt!.batchHash).not.toBe(ft!.batchHash);
  expect(otherLipsumFt!.textHash).not.toBe(lipsumFt!.textHash);
});

test("before any update the lipsum term is exactly 0, and so is every energy gap", async () => {
  const told = await collect(start().events);
  // The first update's learning rate is 0, so that the second sees the zero-shot weights too.
  const [first, second, third] = recordsOf(told, "run lipsum-ft");
  expect(first!.terms["lipsum"]).toBe(0);
  expect(first!.learningRate).toBe(0);
  expect(second!.terms["lipsum"]).toBe(0);
  expect(third!.terms["lipsum"]).toBeGreaterThan(0);
  expect(first!.loss).toBe(first!.terms["cross_entropy"]);
  // The regularizer's gradient is zero there: FT's second loss is Lipsum-FT's.
  expect(recordsOf(told, "run ft")[1]!.loss).toBe(second!.loss);
  const { results } = ofType(told, "finished", "run lipsum-ft")[0]!;
  expect(Object.values(results.zeroShot).map(({ energyGap }) => energyGap)).toEqual([0, 0]);
  for (const { energyGap } of Object.values(results.tuned)) expect(energyGap).toBeGreaterThan(0);
});

test("at λ = 0 Lipsum-FT is FT", async () => {
  const { hyperparameters } = spec;
  const unregularized = { ...hyperparameters["lipsum-ft"], regularization: 0 };
  const { events } = start({ hyperparameters: { ...hyperparameters, "lipsum-ft": unregularized } });
  const told = await collect(events);
  const ft = recordsOf(told, "run ft");
  recordsOf(told, "run lipsum-ft").forEach(({ loss, terms }, k) => {
    expect(loss).toBeCloseTo(ft[k]!.loss, 5);
    if (k > 1) expect(terms["lipsum"]).toBeGreaterThan(0);
  });
});

test("a run of one update at rate 0 ends as the zero-shot model, with an energy gap of exactly 0", async () => {
  const single = await collect(start({ steps: 1, warmup: 1, recipes: ["ft"] }).events);
  const { results } = ofType(single, "finished")[0]!;
  expect(results.tuned).toEqual(results.zeroShot);
  expect(results.tuned["outline"]!.energyGap).toBe(0);
});

test("ends on the validation split where hyperparameters are chosen", async () => {
  const end = async (resultsSplit: "val" | "test") => {
    const told = await collect(start({ steps: 2, recipes: ["ft"] }, { resultsSplit }).events);
    return ofType(told, "finished")[0]!;
  };
  const [val, onTest] = [await end("val"), await end("test")];
  expect([val.results.split, onTest.results.split]).toEqual(["val", "test"]);
  expect(val.results.tuned["outline"]!.nll).not.toBe(onTest.results.tuned["outline"]!.nll);
  expect(val.changed.every(({ split }) => split === "val")).toBe(true);
  // What is measured changes nothing of the training.
  expect(val.results.batchHash).toBe(onTest.results.batchHash);
});

test("in turns or one after the other, the numbers are the same bit for bit", async () => {
  const interleaved = start();
  const one = outcome(await collect(interleaved.events), interleaved.weights);
  const sequential = start({ order: "sequential" });
  const other = outcome(await collect(sequential.events), sequential.weights);
  expect(other).toEqual(one);
  expect(one[0]!.losses).toHaveLength(12);
});

test("a pause, and steps told one by one, change nothing", async () => {
  const plain = start();
  const one = outcome(await collect(plain.events), plain.weights);
  const stepped = start({}, { isStepping: () => true });
  const told: RunEvent[] = [];
  for await (const event of stepped.events) {
    told.push(event);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(outcome(told, stepped.weights)).toEqual(one);
  expect(ofType(told, "steps").every(({ records }) => records.length === 1)).toBe(true);
});

describe("stopping", () => {
  test("frees the device and gives the weights so far", async () => {
    const { events, weights } = start({ steps: 1000 });
    for await (const event of events) if (event.type === "steps") break;
    expect(live.size).toBe(0);
    expect([...weights.keys()]).toEqual(["run ft", "run lipsum-ft"]);
    const names = [...readSafetensors(weights.get("run ft")!).keys()];
    expect(names).toContain("vision_model.encoder.layers.1.self_attn.q_proj.weight");
    expect(names).toContain("head.weight");
    expect(names.some((name) => name.startsWith("text_model"))).toBe(false);
  });

  test("frees the device when it comes before the first step", async () => {
    const { events } = start();
    await events.next();
    await events.return(undefined);
    expect(live.size).toBe(0);
  });
});

test("a failure frees the device and is thrown", async () => {
  const broken: Runtime = new Proxy(runtime, {
    get: (target, name) => {
      if (name === "adamW") return () => expect.fail("no memory for moments");
      return Reflect.get(target, name) as unknown;
    },
  });
  await expect(collect(start({}, { runtime: broken }).events)).rejects.toThrow(/no memory/);
  expect(live.size).toBe(0);
});

test("what takes more memory than it may is refused with the ways out, before anything is on the device", async () => {
  const { totalBytes } = experimentMemory(spec, await loadCostSite(filesIn(site), spec), "node");
  const { events } = start({}, { budgetBytes: totalBytes - 1 });
  await expect(collect(events)).rejects.toMatchObject({
    kind: "too-large",
    message: expect.stringMatching(/It fits with .*order sequential \(0\.\d GB\)/) as unknown,
  });
  expect(live.size).toBe(0);
  const fits = start({ steps: 1 }, { budgetBytes: totalBytes });
  expect(ofType(await collect(fits.events), "finished")).toHaveLength(2);
});

test("a missing file is told before anything is on the device", async () => {
  const contents = new Map(site);
  contents.delete("data/drawings/outline-val.png");
  const { events } = start({}, { files: filesIn(contents) });
  await expect(collect(events)).rejects.toThrow(/no file 'data\/drawings\/outline-val.png'/);
  expect(live.size).toBe(0);
});

test("a non-finite number ends its run alone, keeps good weights and names the cause", async () => {
  const { events, weights } = start(
    {
      rateChanges: "4:0.02",
      hyperparameters: {
        ...spec.hyperparameters,
        "lipsum-ft": { ...spec.hyperparameters["lipsum-ft"], regularization: 100 },
      },
    },
    { runtime: poisoned(runtime, "lipsum-ft step") },
  );
  const told = await collect(events);
  const [failed] = ofType(told, "failed");
  expect(failed).toMatchObject({ runId: "run lipsum-ft", failure: { kind: "non-finite" } });
  expect(failed!.failure.message).toMatch(/At step 6 the loss became NaN.*learning rate, 0.02,/);
  expect(failed!.step).toBe(5);
  expect(recordsOf(told, "run lipsum-ft").map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  expect(ofType(told, "finished").map(({ runId }) => runId)).toEqual(["run ft"]);
  for (const { data } of readSafetensors(weights.get("run lipsum-ft")!).values())
    expect(data.every(Number.isFinite)).toBe(true);
  expect(live.size).toBe(0);
});

/** A runtime on which the graph of this name loses its loss at its seventh run, the sixth update. */
function poisoned(inner: Runtime, graphName: string): Runtime {
  return new Proxy(inner, {
    get(target, name) {
      if (name !== "compile") return Reflect.get(target, name) as unknown;
      return async (...[graph]: Parameters<Runtime["compile"]>) => {
        const program = await target.compile(graph);
        let runs = 0;
        return {
          ...program,
          run: async (...args: Parameters<typeof program.run>) => {
            await program.run(...args);
            if (graph.name === graphName && ++runs >= 7)
              target.write(args[1]["loss"]!, Float32Array.of(NaN));
          },
        };
      };
    },
  });
}
