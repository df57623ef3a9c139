import { expect, test, vi } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { RecipeId } from "../recipes/index.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { loadAssets } from "./assets.ts";
import { writeCheckpoint } from "./checkpoint/checkpointFile.ts";
import { checkpointIn, joined } from "./checkpoint/testCheckpoint.ts";
import { runExperiment } from "./experiment.ts";
import { savedSnapshot } from "./savedSnapshot.ts";
import { Snapshots } from "./snapshots.ts";
import { TensorScope } from "./tensorScope.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";
import { setUpWorkbench } from "./workbench.ts";

vi.setConfig({ testTimeout: 60_000 });

const files = filesIn(tinySiteFiles());

/** Of each kind: plain, averaged, both towers, adapters that are merged, a probe of cached features. */
const cases: readonly (readonly [RecipeId, Partial<ExperimentSpec>])[] = [
  ["lipsum-ft", {}],
  ["ema", {}],
  ["flyp", {}],
  ["r-adapter", {}],
  ["ft", { trains: "lora" }],
  ["linear-probe", {}],
];

test.each(cases)(
  "a checkpoint of %s gives the weights that a snapshot gave then, without an update",
  async (recipe, changes) => {
    const runtime = createNodeRuntime(1);
    const snapshots = new Snapshots();
    const spec: ExperimentSpec = {
      ...defaultSpec(),
      ...{ steps: 6, batchSize: 8, evaluations: 2, evaluationSubset: 8, learningRate: 1e-2 },
      ...changes,
      recipes: [recipe],
    };
    const saved: { file: Uint8Array; snapshot: Uint8Array }[] = [];
    const events = runExperiment({
      ...{ spec, runtime, snapshots, runIds: ["a"], files },
      isStepping: () => true,
      checkpoints: {
        isDue: () => true,
        async save(take) {
          const file = await joined(writeCheckpoint(take()));
          const snapshot = await snapshots.take("a");
          if (snapshot?.step === 4) saved.push({ file, snapshot: snapshot.weights });
        },
      },
    });
    for await (const { type } of events) if (type === "steps" && saved.length > 0) break;
    const { file, snapshot } = saved[0]!;
    const checkpoint = await checkpointIn(file);

    const scope = new TensorScope(runtime);
    const bench = await setUpWorkbench(scope, await loadAssets(files, spec));
    expect(await savedSnapshot(bench, checkpoint, "a")).toEqual({ step: 4, weights: snapshot });
    expect(await savedSnapshot(bench, checkpoint, "b")).toBeNull();
    await scope.dispose();
    await runtime.dispose();
  },
);
