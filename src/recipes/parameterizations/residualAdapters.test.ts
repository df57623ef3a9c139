import { describe, expect, test } from "vitest";
import { parseClipConfig } from "../../clip/config.ts";
import { tinyVisionConfig } from "../../clip/fixtures.ts";
import { imageTower } from "../../clip/imageTower.ts";
import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import { textTower } from "../../clip/textTower.ts";
import { GraphBuilder } from "../../graph/builder.ts";
import type { Value } from "../../graph/graph.ts";
import { sizeOf } from "../../graph/graph.ts";
import { interpret } from "../../graph/interpreter.ts";
import { RandomStream } from "../../shared/random.ts";
import type { Parameterization, WeightSite } from "../parameterization.ts";
import { residualAdapters } from "./residualAdapters.ts";

const textSizes = { hidden_size: 16, intermediate_size: 32, num_attention_heads: 2 };
const config = parseClipConfig({
  projection_dim: 16,
  vision_config: tinyVisionConfig,
  text_config: {
    ...{ ...textSizes, num_hidden_layers: 2, vocab_size: 20 },
    ...{ max_position_embeddings: 8, eos_token_id: 19 },
  },
});
const size = { config, classes: 4 };
const [pictures, texts, tokens] = [3, 2, 5];

type Numbers = Readonly<Record<string, ArrayLike<number>>>;

/** Both towers' embeddings of the same pictures and texts, and what the graph read. */
function towers(of: Parameterization | null, purpose: WeightSite["purpose"], leaves: Numbers) {
  const g = new GraphBuilder("towers");
  const input = remember((name, shape) => g.input(name, shape));
  const shapes = new Map(
    [...imageTowerParameters(config), ...textTowerParameters(config)].map((p) => [p.name, p.shape]),
  );
  const leafShapes = new Map(of?.leaves(size).map(({ name, shape }) => [name, shape]));
  const site: WeightSite = {
    graph: g,
    purpose,
    size,
    leaf: (name) => input(name, leafShapes.get(name)!),
    pretrained: (name) => input(`frozen/${name}`, shapes.get(name)!),
    tuned: (name) => {
      throw new Error(`'${name}' was asked for`);
    },
  };
  let draws = 0;
  const weight = (name: string) => of?.weight(site, name) ?? site.pretrained(name);
  const branch: Parameters<typeof imageTower>[4] =
    of?.branch && purpose === "training"
      ? {
          branch: (place, value, rows) => {
            const keep = () => g.input(`keep/${draws++}`, [rows.sequences, 1, 1]);
            return of.branch!({ ...site, ...rows, keep }, place, value);
          },
        }
      : {};
  const pixels = g.input("pixels", [pictures, 3, 16, 16]);
  g.output(imageTower(g, config, weight, pixels, branch), "image");
  const ids = g.input("ids", [texts, tokens], "int32");
  const pool = g.input("pool", [texts, 1, tokens]);
  g.output(textTower(g, config, weight, ids, pool, branch), "text");
  const graph = g.build();

  const random = new RandomStream(7, "towers");
  const drawn = new Map<string, Float64Array>();
  for (const { name, shape } of [...imageTowerParameters(config), ...textTowerParameters(config)])
    drawn.set(
      `frozen/${name}`,
      Float64Array.from({ length: sizeOf(shape) }, () => random.normal() / 3),
    );
  drawn.set(
    "pixels",
    Float64Array.from({ length: pictures * 3 * 256 }, () => random.normal()),
  );
  const given: Numbers = {
    ...Object.fromEntries(drawn),
    ids: [18, 3, 4, 5, 19, 18, 7, 19, 19, 19],
    pool: [0, 0, 0, 0, 1, 0, 0, 1, 0, 0],
    ...leaves,
  };
  const numbers = graph.inputs.map(({ name, shape }) => [
    name,
    given[name] ?? (name.startsWith("keep/") ? new Float64Array(sizeOf(shape)).fill(1) : []),
  ]);
  const { image, text } = interpret(graph, Object.fromEntries(numbers) as Numbers);
  return { image: image!, text: text!, inputs: graph.inputs.map(({ name }) => name) };
}

function remember(make: (name: string, shape: readonly number[]) => Value) {
  const made = new Map<string, Value>();
  return (name: string, shape: readonly number[]) => {
    const value = made.get(name) ?? make(name, shape);
    made.set(name, value);
    return value;
  };
}

/** Leaves as they start, or drawn, with σ times a factor. */
function leavesOf(of: Parameterization, how: "start" | { readonly scaled: number }): Numbers {
  const random = new RandomStream(3, "adapters");
  const entries = of.leaves(size).map(({ name, shape, start }) => {
    const factor = how !== "start" && name.endsWith("_scale") ? how.scaled : 1;
    const element = () => {
      const drawn = random.normal();
      if (how !== "start") return factor * drawn;
      if (start === "pretrained") throw new Error(`'${name}' has no pre-trained value`);
      return "constant" in start ? start.constant : start.normalDeviation * drawn;
    };
    return [name, Float64Array.from({ length: sizeOf(shape) }, element)] as const;
  });
  return Object.fromEntries(entries);
}

describe.each([
  ["full", 0],
  ["of rank 2", 2],
])("residual adapters, %s:", (_, rank) => {
  const options = { rank, dropping: 0.2, rescale: 0.5 };
  const adapters = residualAdapters(options);

  test("at their start both towers are the zero-shot ones, exactly", () => {
    const zeroShot = towers(null, "training", {});
    const start = leavesOf(adapters, "start");
    for (const purpose of ["training", "evaluation"] as const) {
      const adapted = towers(adapters, purpose, start);
      expect(adapted.inputs).toContain("vision_model.layers.1.mlp.adapter_scale");
      expect(adapted.image).toEqual(zeroShot.image);
      expect(adapted.text).toEqual(zeroShot.text);
    }
  });

  test("merged they compute what they compute apart at α·σ, with nothing dropped", () => {
    const zeroShot = towers(null, "training", {});
    const merged = towers(adapters, "evaluation", leavesOf(adapters, { scaled: 1 }));
    const scaled = leavesOf(adapters, { scaled: options.rescale });
    const kept = towers(adapters, "training", scaled);
    const undropped = towers(residualAdapters({ ...options, dropping: 0 }), "training", scaled);
    for (const tower of ["image", "text"] as const) {
      expect(distance(merged[tower], zeroShot[tower])).toBeGreaterThan(0.1);
      expect(distance(merged[tower], kept[tower])).toBeLessThan(1e-12);
      expect(distance(merged[tower], undropped[tower])).toBeLessThan(1e-12);
    }
  });

  test("a dropped adapter leaves its own picture alone, and no other", () => {
    const leaves = leavesOf(adapters, { scaled: 1 });
    const all = towers(adapters, "training", leaves);
    const one = Object.fromEntries(
      all.inputs
        .filter((name) => name.startsWith("keep/"))
        .map((name) => [name, [0, 1, 1].slice(0, Number(name.slice(5)) < 4 ? pictures : texts)]),
    );
    const dropped = towers(adapters, "training", { ...leaves, ...one });
    const zeroShot = towers(null, "training", {});
    for (const tower of ["image", "text"] as const) {
      const width = config.projectionDim;
      expect(dropped[tower].slice(0, width)).toEqual(zeroShot[tower].slice(0, width));
      expect(dropped[tower].slice(width)).toEqual(all[tower].slice(width));
    }
  });
});

test("full adapters of ViT-B/16 are 20.45 M numbers", () => {
  const leaves = residualAdapters({ rank: 0, dropping: 0.2, rescale: 0.5 }).leaves({
    config: parseClipConfig({ vision_config: { patch_size: 16 } }),
    classes: 1000,
  });
  const count = leaves.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  // A matrix for both branches of 12 layers, and σ for each.
  expect(count).toBe(12 * 2 * (768 ** 2 + 512 ** 2 + 2));
  expect((count / 1e6).toFixed(2)).toBe("20.45");
});

function distance(a: Float64Array, b: Float64Array): number {
  return Math.hypot(...a.map((x, i) => x - b[i]!)) / Math.hypot(...b);
}
