import { expect, test, vi } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { runExperiment } from "./experiment.ts";
import { Snapshots } from "./snapshots.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";

vi.setConfig({ testTimeout: 60_000 });

test("a snapshot is what a stop at the same step leaves, and changes nothing of the run", async () => {
  const snapshots = new Snapshots();
  const runtime = createNodeRuntime(1);
  const spec = {
    ...defaultSpec(),
    ...{ steps: 6, batchSize: 8, evaluations: 2, evaluationSubset: 8, learningRate: 1e-2 },
    recipes: ["ft", "lipsum-ft"] as const,
  };
  const train = async (onStep: (step: number) => Promise<boolean>) => {
    const ended = new Map<string, Uint8Array>();
    const events = runExperiment({
      ...{ spec, runtime, snapshots, runIds: ["a", "b"], files: filesIn(tinySiteFiles()) },
      onWeights: (runId, weights) => ended.set(runId, weights),
      isStepping: () => true,
    });
    for await (const event of events) {
      const isRead = event.type === "steps" && event.runId === "b";
      if (isRead && !(await onStep(event.records.at(-1)!.step))) break;
    }
    return ended;
  };

  expect(await snapshots.take("a")).toBeNull();
  const taken = new Map<string, Uint8Array>();
  const undisturbed = await train(() => Promise.resolve(true));
  const whole = await train(async (step) => {
    if (step !== 3) return true;
    for (const runId of ["a", "b"]) {
      const snapshot = await snapshots.take(runId);
      expect(snapshot?.step).toBe(3);
      taken.set(runId, snapshot!.weights);
    }
    expect(await snapshots.take("c")).toBeNull();
    return true;
  });
  expect(whole).toEqual(undisturbed);
  expect(await train((step) => Promise.resolve(step < 3))).toEqual(taken);
  expect(await snapshots.take("a")).toBeNull();
  await runtime.dispose();
});
