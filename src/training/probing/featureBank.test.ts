import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import type { Assets } from "../assets.ts";
import { loadAssets } from "../assets.ts";
import { BatchStream } from "../feeds/batchStream.ts";
import { TensorScope } from "../tensorScope.ts";
import { filesIn, tinySiteFiles } from "../tinySite.ts";
import type { Workbench } from "../workbench.ts";
import { setUpWorkbench } from "../workbench.ts";

const values = { ...defaultSpec(), batchSize: 5, seed: 3 };
const runtime = createNodeRuntime(1);
const scope = new TensorScope(runtime);
let assets: Assets;
let bench: Workbench;

beforeAll(async () => {
  assets = await loadAssets(filesIn(tinySiteFiles()), values);
  bench = await setUpWorkbench(scope, assets);
});
afterAll(async () => {
  await scope.dispose();
  await runtime.dispose();
});

const training = { features: "embedding", pictures: "reference-train" } as const;

test("a probe's batch shows the same pictures as that of the methods that see pictures", async () => {
  const { dataset, model } = assets;
  const pictures = await dataset.pictures(dataset.reference, "train");
  const stream = new BatchStream({
    ...{ pictures, preprocessor: bench.preprocessor, values },
    classes: dataset.index.classes.length,
    imageSize: model.config.image.imageSize,
  });
  const bank = await bench.banks.of(training, values);
  expect(bank.labels).toEqual(pictures.labels);
  for (const step of [0, 1, 7]) {
    expect(bank.batch(step)).toEqual(stream.indices(step));
    expect(Array.from(bank.batch(step), (i) => bank.labels[i])).toEqual(stream.load(step).classes);
  }
});

test("embeddings are the unit-norm projection of what is pooled", async () => {
  const embedded = await bench.banks.of(training, values);
  const pooled = await bench.banks.of({ ...training, features: "pooled" }, values);
  const { projection, dimension, count } = pooled;
  expect(pooled.width).toBe(assets.model.config.image.hiddenSize);
  for (let i = 0; i < count; i++) {
    const row = pooled.features.subarray(i * pooled.width, (i + 1) * pooled.width);
    const projected = Array.from({ length: dimension }, (_, d) =>
      row.reduce((sum, h, j) => sum + h * projection[d * pooled.width + j]!, 0),
    );
    const norm = Math.hypot(...projected);
    projected.forEach((value, d) =>
      expect(embedded.features[i * dimension + d]).toBeCloseTo(value / norm, 5),
    );
  }
});

test("validation pictures of every domain come with their labels and domains", async () => {
  const { dataset } = assets;
  const bank = await bench.banks.of({ ...training, pictures: "all-validation" }, values);
  const splits = dataset.index.domains.map(({ splits: { val } }) => val!.labels);
  expect(bank.labels).toEqual(splits.flat());
  expect(bank.domains).toEqual(splits.flatMap((labels, d) => labels.map(() => d)));
});

test("features are computed once, whatever the batch size and seed", async () => {
  const first = await bench.banks.of(training, values);
  const second = await bench.banks.of(training, { batchSize: 2, seed: 9 });
  expect(second.features).toBe(first.features);
  expect(second.batch(0)).not.toEqual(first.batch(0).subarray(0, 2));
});
