/** Features of fixed views in place of a frozen copy, held to runs that have the copy. */
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { imageTowerParameters } from "../clip/parameters.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { StepRecord } from "../experiment/record.ts";
import { runSpec } from "../experiment/runs.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { sizeOf } from "../graph/graph.ts";
import type { RecipeId } from "../recipes/index.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import type { RunEvent } from "../experiment/record.ts";
import type { Checkpoint } from "./checkpoint/checkpoint.ts";
import { writeCheckpoint } from "./checkpoint/checkpointFile.ts";
import { checkpointIn, joined } from "./checkpoint/testCheckpoint.ts";
import { loadAssets } from "./assets.ts";
import { runExperiment } from "./experiment.ts";
import { BatchStream } from "./feeds/batchStream.ts";
import { createFeed } from "./feeds/createFeed.ts";
import { PictureFeed } from "./feeds/pictureFeed.ts";
import { frozenInputs } from "./pretrained.ts";
import type { Tensors } from "./run.ts";
import { buildStepGraph } from "./step/stepGraph.ts";
import { tuningFor } from "./step/tuningFor.ts";
import { TuningRun } from "./step/tuningRun.ts";
import { TensorScope } from "./tensorScope.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";
import { setUpWorkbench } from "./workbench.ts";

const files = filesIn(tinySiteFiles());
const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());
afterEach(() => vi.restoreAllMocks());

const { hyperparameters } = defaultSpec();
/** More than an epoch, so that second views are shown too. */
const base: ExperimentSpec = {
  ...defaultSpec(),
  ...{ steps: 5, batchSize: 8, evaluations: 1, evaluationSubset: 8, learningRate: 1e-3 },
  ...{ selection: "last", augmentedViews: 2 },
  hyperparameters: {
    ...hyperparameters,
    "lipsum-ft": { ...hyperparameters["lipsum-ft"], texts: 5, tokenLength: 4 },
    guidance: { ...hyperparameters.guidance, texts: 5, tokenLength: 4 },
  },
};

/** What every run tells of its updates; `onSteps` is called while it trains. */
async function records(spec: ExperimentSpec, onSteps?: () => void) {
  const told = new Map<string, StepRecord[]>(spec.recipes.map((id) => [id, []]));
  for await (const event of runExperiment({ spec, runIds: spec.recipes, runtime, files })) {
    if (event.type !== "steps") continue;
    onSteps?.();
    told.get(event.runId)!.push(...event.records);
  }
  return told;
}

/** The same updates on the same views, each through a frozen copy of the tower. */
async function withFrozenCopy(recipe: RecipeId): Promise<readonly StepRecord[]> {
  const spec = runSpec(base, recipe);
  const scope = new TensorScope(runtime);
  try {
    const assets = await loadAssets(files, spec);
    const bench = await setUpWorkbench(scope, assets);
    const { pretrained } = bench;
    const { config, classes, logitScale } = pretrained;
    const batches = new BatchStream({
      pictures: await assets.dataset.pictures(assets.dataset.reference, "train"),
      ...{ preprocessor: bench.preprocessor, values: spec, classes },
      imageSize: config.image.imageSize,
    });
    const { imageSize } = config.image;
    const pictures = new PictureFeed(scope, { count: spec.batchSize, imageSize, classes });
    pictures.take(batches.preview(0));
    const method = tuningFor(spec)!;
    const stepGraph = buildStepGraph({
      ...{ ...method, config, classes, logitScale, batchSize: spec.batchSize },
      prompts: bench.prompts.tokens,
    });
    expect(stepGraph.hasFrozenPass).toBe(true);
    const feeds = [];
    for (const need of stepGraph.needs)
      feeds.push(await createFeed(scope, bench, need, spec, batches.preview(0).classes));
    const tensors = feeds.map((feed) => feed.tensors);
    const outputs = stepGraph.graph.outputs.filter(({ name }) => name.startsWith("gradient/"));
    const run = await TuningRun.create(scope, pretrained, {
      ...{ ...method, runId: recipe, spec, stepGraph },
      program: await scope.compile(stepGraph.graph),
      inputs: Object.assign({}, frozenInputs(pretrained), pictures.tensors, ...tensors) as Tensors,
      gradients: Object.fromEntries(outputs.map(({ name, shape }) => [name, scope.tensor(shape)])),
    });
    for (let step = 0; step < spec.steps; step++) {
      const batch = batches.load(step);
      pictures.take(batch);
      for (const feed of feeds) await feed.load(step, batch.classes);
      await run.update(step);
    }
    return run.record(await run.read(), 0).records;
  } finally {
    await scope.dispose();
  }
}

function expectSame(found: readonly StepRecord[], expected: readonly StepRecord[]) {
  expect(found).toHaveLength(expected.length);
  for (const [i, { loss, terms }] of expected.entries()) {
    const near = (value: number, wanted: number, what: string) =>
      expect(Math.abs(value - wanted), `${what}, step ${i}`).toBeLessThan(1e-5 * (wanted + 1e-2));
    near(found[i]!.loss, loss, "loss");
    for (const [name, value] of Object.entries(terms)) near(found[i]!.terms[name]!, value, name);
  }
}

test.each(["lipsum-ft", "kd", "guidance", "car-ft"] as const)(
  "%s on cached features gives what it gives with a frozen copy",
  async (recipe) => {
    const cached = await records({ ...base, recipes: [recipe] });
    expectSame(cached.get(recipe)!, await withFrozenCopy(recipe));
  },
);

test("side by side, in parts and one after the other they are the same", async () => {
  const recipes = ["ft", "lipsum-ft", "kd"] as const;
  const plain = await records({ ...base, recipes });
  const parts = await records({ ...base, recipes, accumulation: 4 });
  const sequential = await records({ ...base, recipes, order: "sequential" });
  for (const id of recipes) {
    expectSame(parts.get(id)!, plain.get(id)!);
    expectSame(sequential.get(id)!, plain.get(id)!);
  }
});

test("other views are other updates", async () => {
  const recipes = ["ft"] as const;
  const losses = async (augmentedViews: number) =>
    (await records({ ...base, recipes, augmentedViews })).get("ft")!.map(({ loss }) => loss);
  const [fresh, one, two] = [await losses(0), await losses(1), await losses(2)];
  expect(two.slice(0, 2)).toEqual(one.slice(0, 2));
  expect(two.at(-1)).not.toBe(one.at(-1));
  expect(fresh[0]).not.toBe(one[0]);
});

test("tells how many pictures the frozen tower has seen, and goes on to the same numbers after a stop", async () => {
  const spec = { ...base, recipes: ["lipsum-ft"] as const, steps: 9 };
  const saved: Checkpoint[] = [];
  const run = async (from?: Checkpoint) => {
    const events = runExperiment({
      ...{ spec, runIds: spec.recipes, runtime, files, from, isStepping: () => true },
      checkpoints: {
        isDue: () => true,
        save: async (take) =>
          void saved.push(await checkpointIn(await joined(writeCheckpoint(take())))),
      },
    });
    const told: RunEvent[] = [];
    for await (const event of events) told.push(event);
    return told;
  };
  const told = await run();
  const seen = told.filter((event) => event.type === "features");
  const counts = seen.map(({ done }) => done);
  expect(counts.length).toBeGreaterThan(2);
  expect(counts.every((done, i) => i === 0 || done > counts[i - 1]!)).toBe(true);
  expect(seen.at(-1)!.done).toBe(seen.at(-1)!.total);
  expect(told.indexOf(seen.at(-1)!)).toBeLessThan(told.findIndex(({ type }) => type === "started"));
  const middle = saved.find(({ group }) => group?.step === 4)!;
  expect(middle.story.some(({ type }) => type === "features")).toBe(false);
  const resumed = await run(middle);
  expect(resumed.filter(({ type }) => type === "features")).toEqual(seen);
  const losses = (events: readonly RunEvent[]) =>
    events
      .flatMap((event) => (event.type === "steps" ? event.records : []))
      .map(({ loss }) => loss);
  expect(losses(resumed)).toEqual(losses(told).slice(4));
});

test("a stop while the frozen tower looks at views ends it there, and leaves nothing on the device", async () => {
  const [made, freed] = [vi.spyOn(runtime, "tensor"), vi.spyOn(runtime, "free")];
  const compiled = vi.spyOn(runtime, "compile");
  const recipes = ["lipsum-ft"] as const;
  const events = runExperiment({ spec: { ...base, recipes }, runIds: recipes, runtime, files });
  for await (const event of events)
    if (event.type === "features" && event.done < event.total) break;
  expect(freed.mock.calls.length).toBe(made.mock.calls.length);
  expect(compiled.mock.calls.map(([{ name }]) => name)).not.toContain("lipsum-ft step");
});

/** Bytes of tensors on the device while a run trains. */
async function bytesWhileTraining(changes: Partial<ExperimentSpec>): Promise<number> {
  const [made, freed] = [vi.spyOn(runtime, "tensor"), vi.spyOn(runtime, "free")];
  let bytes = NaN;
  await records({ ...base, ...changes }, () => {
    const sum = (tensors: readonly { readonly byteLength: number }[]) =>
      tensors.reduce((total, { byteLength }) => total + byteLength, 0);
    const results = made.mock.results.flatMap(({ type, value }) =>
      type === "return" ? [value] : [],
    );
    bytes = sum(results) - sum(freed.mock.calls.map(([tensor]) => tensor));
  });
  vi.restoreAllMocks();
  return bytes;
}

test("the frozen tower is on the device only where something reads its weights", async () => {
  const { config } = (await loadAssets(files, base)).model;
  const tower = imageTowerParameters(config).reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
  const given = 4 * base.batchSize * config.projectionDim;
  const saved = async (changes: Partial<ExperimentSpec>) =>
    (await bytesWhileTraining({ ...changes, augmentedViews: 0 })) -
    (await bytesWhileTraining(changes));
  expect(await saved({ recipes: ["ft"] })).toBe(tower);
  expect(await saved({ recipes: ["lipsum-ft"] })).toBe(tower - given);
  // Their weights are the frozen ones but for what trains, or are held to them.
  expect(await saved({ recipes: ["ft"], trains: "lora" })).toBe(0);
  expect(await saved({ recipes: ["l2-sp"] })).toBe(0);
});
