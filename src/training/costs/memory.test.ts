import { expect, test } from "vitest";
import { realShape } from "../../../oracle/realShapes.ts";
import { parseClipConfig } from "../../clip/config.ts";
import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { sizeOf } from "../../graph/graph.ts";
import type { CostSite } from "./costSite.ts";
import { experimentMemory } from "./memory.ts";
import { memoryOutlook } from "./proposals.ts";

const none = { labels: [], domains: [] };
const site: CostSite = {
  config: parseClipConfig(realShape("vit-b-32").config),
  classes: 45,
  prompts: { templates: 3, captionTokens: 12, spuriousTokens: 20 },
  pictures: { "reference-train": none, "all-validation": none },
  splits: {
    train: [{ count: 1000, bytes: 1000 * 150_528 }],
    val: [{ count: 100, bytes: 100 * 150_528 }],
    test: [{ count: 100, bytes: 100 * 150_528 }],
  },
};
const tower = imageTowerParameters(site.config).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
const trained = 4 * (tower + 512 * 45);
const budget = 4 * 2 ** 30;

const spec = (changes: Partial<ExperimentSpec>): ExperimentSpec => ({
  ...{ ...defaultSpec(), batchSize: 16, selection: "last", recipes: ["ft"] },
  ...changes,
});
const memory = (changes: Partial<ExperimentSpec>) =>
  experimentMemory(spec(changes), site, "webgpu").bytes;

test("the parts of ViT-B/32 are what its shapes say", () => {
  expect(memory({})).toMatchObject({
    ...{ weights: trained, gradients: trained, moments: 2 * trained, copies: 0 },
    ...{ frozenImageTower: 4 * tower, replay: 0 },
  });
  expect(memory({ selection: "held-out" }).copies).toBe(trained);
  expect(memory({ accumulation: 2 }).gradients).toBe(2 * trained);
  expect(memory({ activations: "recomputed" }).activations).toBeLessThan(
    0.6 * memory({}).activations,
  );
});

test("what is in the processor's memory is told beside, and on the processor is part of the whole", () => {
  const text = textTowerParameters(site.config).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const host = (changes: Partial<ExperimentSpec>) =>
    experimentMemory(spec(changes), site, "webgpu").hostBytes;
  const batch = 4 * 32 * 3 * 224 ** 2;
  expect(host({ evaluationSubset: 20 })).toEqual({
    model: 4 * (tower + text),
    // 1000 for training, and 100 each of the other splits; 20 ready, and 100 that pass by.
    ...{ pictures: 1200 * 150_528 + 2 * batch, features: 0, host: 4 * tower },
  });
  // Both towers are saved where both train.
  expect(host({ recipes: ["flyp"] }).host).toBe(4 * (tower + text));
  // 10 steps show 160 views; 1000 steps all 4 of each picture. FT reads no feature of them.
  const views = { recipes: ["lipsum-ft"] as const, augmentedViews: 4 };
  const places = 4 * 4 * 1000;
  expect(host({ ...views, steps: 10 }).features).toBe(4 * 160 * 512 + places);
  expect(host({ ...views, steps: 1000 }).features).toBe(4 * 4000 * 512 + places);
  expect(host({ augmentedViews: 4 }).features).toBe(0);
  const onProcessor = experimentMemory(spec({}), site, "wasm");
  const { bytes, hostBytes, totalBytes } = onProcessor;
  const sum = (parts: object) => Object.values<number>({ ...parts }).reduce((a, b) => a + b, 0);
  expect(totalBytes).toBe(sum(bytes) + sum(hostBytes));
  const onCard = experimentMemory(spec({}), site, "webgpu");
  expect(onCard.totalBytes).toBe(sum(onCard.bytes));
});

test("with fixed views a frozen copy is counted only where something reads its weights", () => {
  const views = { augmentedViews: 4 };
  expect(memory(views).frozenImageTower).toBe(0);
  expect(memory({ ...views, recipes: ["lipsum-ft"] }).frozenImageTower).toBe(0);
  expect(memory({ ...views, trains: "lora" }).frozenImageTower).toBe(4 * tower);
  expect(memory({ ...views, recipes: ["ft", "l2-sp"] }).frozenImageTower).toBe(4 * tower);
});

test("runs that take turns share gradients and frozen towers, and one after the other all else", () => {
  const [one, pair] = [memory({}), memory({ recipes: ["ft", "lipsum-ft"] })];
  expect(pair.weights).toBe(2 * one.weights);
  expect(pair.gradients).toBe(one.gradients);
  expect(pair.frozenImageTower).toBe(one.frozenImageTower);
  expect(memory({ recipes: ["ft", "lipsum-ft"], order: "sequential" }).weights).toBe(one.weights);
});

test("full fine-tuning of ViT-B/32 at batch 16 fits 4 GiB, alone or by a mode that is proposed", () => {
  for (const recipes of [["ft"], ["lipsum-ft"], ["ft", "lipsum-ft"]] as const) {
    const outlook = memoryOutlook(
      spec({ recipes, selection: "held-out" }),
      ...([site, "webgpu", budget] as const),
    );
    const proposal = outlook.proposals[0];
    if (recipes.length === 1) expect(outlook.estimate.totalBytes).toBeLessThan(budget);
    else {
      expect(outlook.estimate.totalBytes).toBeGreaterThan(budget);
      expect(proposal).toMatchObject({ changes: { order: "sequential" }, isExact: true });
      expect(proposal!.totalBytes).toBeLessThan(budget);
    }
  }
}, 120_000);

test("fixed views are offered where they make it fit", () => {
  const one = spec({ recipes: ["lipsum-ft"], activations: "recomputed", selection: "held-out" });
  const least = experimentMemory(one, site, "webgpu").totalBytes;
  const budgetBytes = least - 3.9 * tower;
  const { proposals } = memoryOutlook(one, site, "webgpu", budgetBytes);
  const offered = proposals.find(({ changes }) => changes.augmentedViews !== undefined)!;
  expect(offered.isExact).toBe(false);
  expect(offered.totalBytes).toBeLessThanOrEqual(budgetBytes);
}, 120_000);

test("a small budget is met by training less; one that is too small by nothing", () => {
  const gib = 2 ** 30;
  const { proposals } = memoryOutlook(spec({}), site, "webgpu", 1.6 * gib);
  expect(proposals.map(({ changes }) => changes.trains)).toContain("layer-norms");
  expect(proposals.every(({ totalBytes }) => totalBytes <= 1.6 * gib)).toBe(true);
  expect(memoryOutlook(spec({}), site, "webgpu", 0.1 * gib).proposals).toEqual([]);
}, 120_000);
