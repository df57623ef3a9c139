import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { RunEvent } from "../experiment/record.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Checkpoint } from "./checkpoint/checkpoint.ts";
import { writeCheckpoint } from "./checkpoint/checkpointFile.ts";
import { checkpointIn, joined } from "./checkpoint/testCheckpoint.ts";
import { runExperiment } from "./experiment.ts";
import { LiveRate } from "./liveRate.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";

vi.setConfig({ testTimeout: 120_000 });

let runtime: Runtime;
beforeEach(() => (runtime = createNodeRuntime(1)));
afterEach(() => runtime.dispose());

const spec: ExperimentSpec = {
  ...defaultSpec(),
  ...{ steps: 6, batchSize: 8, evaluations: 2, evaluationSubset: 8, learningRate: 1e-2 },
  ...{ selection: "last", recipes: ["ft", "linear-probe", "wise-ft"] },
};

interface Hand {
  /** The run after whose third update the hand is on it. */
  readonly after: string;
  readonly rate: LiveRate;
}

interface Ran {
  readonly told: readonly RunEvent[];
  readonly weights: ReadonlyMap<string, Uint8Array>;
  /** The first that was taken after a change. */
  readonly saved: Checkpoint | null;
}

/** Runs an experiment; a hand on its learning rate, if any, makes it 3e-3 after three updates. */
async function run(of: ExperimentSpec, hand?: Hand, from?: Checkpoint): Promise<Ran> {
  const told: RunEvent[] = [];
  const weights = new Map<string, Uint8Array>();
  let saved: Checkpoint | null = null;
  const events = runExperiment({
    ...{ spec: of, runIds: of.recipes, runtime, files: filesIn(tinySiteFiles()), from },
    rate: hand?.rate,
    onWeights: (runId, bytes) => weights.set(runId, bytes),
    isStepping: () => true,
    checkpoints: {
      isDue: () => false,
      save: async (take) => {
        saved ??= await checkpointIn(await joined(writeCheckpoint(take())));
      },
    },
  });
  for await (const event of events) {
    told.push(event);
    if (event.type !== "steps" || event.runId !== hand?.after) continue;
    if (event.records.at(-1)!.step === 3) told.push(...hand.rate.change(3e-3));
  }
  return { told, weights, saved };
}

const recordsOf = ({ told }: Ran, runId: string) =>
  told
    .flatMap((event) => (event.type === "steps" && event.runId === runId ? event.records : []))
    .map(({ step, loss, learningRate }) => ({ step, loss, learningRate }));

const rateChangesIn = ({ told }: Ran) =>
  told.flatMap((event) => (event.type === "rescheduled" ? [[event.runId, event.rateChanges]] : []));

test("a rate that is changed by hand gives what a spec with that change gives, and its first updates are those without", async () => {
  const hand: Hand = { after: "linear-probe", rate: new LiveRate() };
  const byHand = await run(spec, hand);
  const planned = await run({ ...spec, rateChanges: "3:0.003" });
  const unchanged = await run(spec);
  expect(rateChangesIn(byHand)).toEqual(spec.recipes.map((id) => [id, "3:0.003"]));
  expect(byHand.weights).toEqual(planned.weights);
  for (const id of spec.recipes) {
    expect(recordsOf(byHand, id)).toEqual(recordsOf(planned, id));
    expect(recordsOf(byHand, id).slice(0, 3)).toEqual(recordsOf(unchanged, id).slice(0, 3));
  }
  const rates = (ran: Ran) => recordsOf(ran, "ft").map(({ learningRate }) => learningRate);
  const before = rates(unchanged);
  rates(byHand).forEach((rate, step) =>
    expect(rate).toBeCloseTo(before[step]! * (step < 3 ? 1 : 0.3), 9),
  );
  // WiSE-FT took the FT that was changed, and trained none.
  const parts = byHand.told.flatMap((event) => (event.type === "ingredient" ? [event] : []));
  expect(parts.filter(({ index }) => index === 0).map(({ step }) => step)).toEqual([6]);
});

test("it is in the checkpoint at once, and an experiment that goes on from there keeps it", async () => {
  const hand: Hand = { after: "linear-probe", rate: new LiveRate() };
  const whole = await run(spec, hand);
  const saved = whole.saved!;
  expect(saved.group?.step).toBe(3);
  const resumed = await run(spec, undefined, saved);
  expect(rateChangesIn(resumed)).toEqual(spec.recipes.map((id) => [id, "3:0.003"]));
  expect(resumed.weights).toEqual(whole.weights);
});

test("one after the other it holds for the run in training and those to come, and not for those that have ended", async () => {
  const order = { ...spec, order: "sequential" as const, recipes: ["ft", "l2-sp", "ema"] as const };
  const byHand = await run(order, { after: "l2-sp", rate: new LiveRate() });
  expect(rateChangesIn(byHand)).toEqual([
    ["l2-sp", "3:0.003"],
    ["ema", "3:0.003"],
  ]);
  const [planned, unchanged] = [await run({ ...order, rateChanges: "3:0.003" }), await run(order)];
  expect(recordsOf(byHand, "ft")).toEqual(recordsOf(unchanged, "ft"));
  expect(recordsOf(byHand, "l2-sp")).toEqual(recordsOf(planned, "l2-sp"));
  expect(recordsOf(byHand, "ema")).toEqual(recordsOf(planned, "ema"));
});

describe("a change is refused", () => {
  test("where nothing makes updates", async () => {
    const rate = new LiveRate();
    expect(() => rate.change(1e-3)).toThrow(/none does now/);
    await run(spec, { after: "nobody", rate });
    expect(() => rate.change(1e-3)).toThrow(/none does now/);
  });

  test.each([0, -1, 2, Number.NaN])("to %s", (learningRate) => {
    expect(() => new LiveRate().change(learningRate)).toThrow(/'learningRate' must be a number/);
  });
});
