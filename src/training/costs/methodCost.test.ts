import { expect, test } from "vitest";
import { readClipOutline } from "../../clip/model.ts";
import { imageTowerParameters } from "../../clip/parameters.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { sizeOf } from "../../graph/graph.ts";
import { multiplyAdds } from "../../graph/work.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { readCosts } from "./readCosts.ts";
import { buildFeatureGraph } from "../step/stepGraph.ts";
import { modelFolder } from "../modelFolder.ts";
import { filesIn, tinySiteFiles } from "../tinySite.ts";

const withoutWeights = new Map(
  [...tinySiteFiles()].filter(([path]) => !/\.(safetensors|png)$/.test(path)),
);
const files = filesIn(withoutWeights);
const { config } = await readClipOutline(modelFolder(files, "drawings-clip"));
const batchSize = 8;
const classes = 4;

async function costs(changes: Partial<ExperimentSpec> = {}) {
  const base = { ...defaultSpec(), batchSize, selection: "last" } as const;
  const all = await readCosts({ ...base, ...changes }, files);
  return (id: RecipeId) => all[id]!;
}

test("FT trains tower and head, and is the unit; weights and pictures are not read for it", async () => {
  const ft = (await costs())("ft");
  const tower = imageTowerParameters(config).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  expect(ft.trainedParameters).toBe(tower + config.projectionDim * classes);
  expect(ft.relative).toBe(1);
  expect(ft.needs).toEqual([]);
  expect(ft.bytes).toMatchObject({
    weights: 4 * ft.trainedParameters,
    gradients: 4 * ft.trainedParameters,
    moments: 8 * ft.trainedParameters,
    copies: 0,
    frozenImageTower: 4 * tower,
  });
});

test("a frozen pass costs one forward pass; backward costs about two", async () => {
  const of = await costs();
  const forward = multiplyAdds(buildFeatureGraph(config, batchSize));
  const logits = batchSize * config.projectionDim * classes;
  expect(of("kd").multiplyAdds - of("ft").multiplyAdds).toBe(forward + logits);
  expect(of("ft").multiplyAdds / forward).toBeGreaterThan(2.5);
  expect(of("ft").multiplyAdds / forward).toBeLessThan(3.1);
});

test("needs follow from the graphs", async () => {
  const of = await costs();
  expect(of("lipsum-ft").needs).toEqual(["frozen-pass", "text-pass"]);
  expect(of("flyp").needs).toEqual(["text-gradient"]);
  expect(of("starft").needs).toEqual(["frozen-pass", "text-gradient", "text-pass"]);
  expect(of("lp-ft").needs).toEqual(["cached-features"]);
  expect(of("cfr")).toMatchObject({ needs: ["cached-features"], runs: 0 });
  expect(of("soup-greedy")).toMatchObject({ needs: ["finished-runs"], runs: 3, multiplyAdds: 0 });
});

test("on cached features an update costs a small part of one through the tower", async () => {
  const of = await costs();
  for (const id of ["linear-probe", "dfr", "cfr"] as const) {
    expect(of(id).relative, id).toBeGreaterThan(0);
    expect(of(id).relative, id).toBeLessThan(0.2);
  }
});

test("training less has less to keep; averages and selections keep more", async () => {
  const [all, norms] = [await costs(), await costs({ trains: "layer-norms" })];
  expect(norms("ft").trainedParameters).toBeLessThan(all("ft").trainedParameters / 10);
  expect(norms("ft").multiplyAdds).toBeLessThan(norms("kd").multiplyAdds);
  expect(all("ema").bytes.copies).toBe(4 * all("ema").trainedParameters);
  const selected = (await costs({ selection: "held-out" }))("ema");
  expect(selected.bytes.copies).toBe(8 * selected.trainedParameters);
});

test("a method that cannot run with its settings has no cost", async () => {
  const { hyperparameters } = defaultSpec();
  const of = await costs({
    hyperparameters: {
      ...hyperparameters,
      guidance: { ...hyperparameters.guidance, distance: "kl", guidance: "identity" },
    },
  });
  expect(of("guidance")).toBeNull();
});
