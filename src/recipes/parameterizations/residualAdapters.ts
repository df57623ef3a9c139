import type { EncoderConfig } from "../../clip/config.ts";
import type { Shape, Value } from "../../graph/graph.ts";
import { sizeOf } from "../../graph/graph.ts";
import type { BranchPlace } from "../../clip/encoderLayer.ts";
import type { Leaf, Parameterization, WeightSite } from "../parameterization.ts";

export interface ResidualAdapterOptions {
  /** Of each adapter's matrix; 0: a full one. */
  readonly rank: number;
  /** How probably an adapter is left out, of one sequence in one step. */
  readonly dropping: number;
  /** α: what σ is multiplied by when the adapters are merged. */
  readonly rescale: number;
}

/**
 * R-Adapter's residual adapters, one after every attention and every MLP of both towers (Kim et al.,
 * ECCV 2024): A(z) = z + σ·keep·z·W with W [H,H] zero and σ 0.1 at first; nothing else trains. A low
 * rank r makes W the product of `…adapter_down` [H,r] and `…adapter_up` [r,H]. In an evaluation ασW is
 * merged into the linear layer that ends the branch.
 */
export function residualAdapters(options: ResidualAdapterOptions): Parameterization {
  const { rank, dropping } = options;
  return {
    leaves: ({ config }) =>
      [
        ...towerPlaces("vision_model", config.image),
        ...towerPlaces("text_model", config.text),
      ].flatMap(({ place, width }) => adapterLeaves(nameOf(place), width, rank)),

    branch(site, place, branch) {
      const { graph: g, sequences, tokens } = site;
      const name = nameOf(place);
      const matrices = rank === 0 ? [name] : [`${name}_down`, `${name}_up`];
      const adapted = matrices.reduce((z, matrix) => g.gemm(z, site.leaf(matrix)), branch);
      const scale = site.leaf(`${name}_scale`);
      if (dropping === 0) return g.add(branch, g.mul(adapted, scale));
      const [rows, width] = branch.shape as [number, number];
      const factor = g.mul(scale, site.keep(1 - dropping));
      const dropped = g.mul(g.reshape(adapted, [sequences, tokens, width]), factor);
      return g.add(branch, g.reshape(dropped, [rows, width]));
    },

    weight(site, name) {
      const place = site.purpose === "evaluation" ? placeBehind(name) : null;
      const weight = site.pretrained(name);
      return place ? merged(site, weight, nameOf(place), options) : weight;
    },
  };
}

interface AdaptedPlace {
  readonly place: BranchPlace;
  /** H. */
  readonly width: number;
}

function towerPlaces(tower: string, { layers, hiddenSize }: EncoderConfig): AdaptedPlace[] {
  return Array.from({ length: layers }, (_, layer) =>
    (["attention", "mlp"] as const).map((branch) => ({
      place: { tower, layer, branch },
      width: hiddenSize,
    })),
  ).flat();
}

function nameOf({ tower, layer, branch }: BranchPlace): string {
  return `${tower}.layers.${layer}.${branch}.adapter`;
}

function adapterLeaves(name: string, width: number, rank: number): Leaf[] {
  const leaf = (suffix: string, shape: Shape, start: Leaf["start"]): Leaf => ({
    name: name + suffix,
    shape,
    start,
    rate: "tower",
  });
  const zero = { constant: 0 };
  const matrices =
    rank === 0
      ? [leaf("", [width, width], zero)]
      : [
          leaf("_down", [width, rank], { normalDeviation: 1 / Math.sqrt(width) }),
          leaf("_up", [rank, width], zero),
        ];
  return [...matrices, leaf("_scale", [1, 1], { constant: 0.1 })];
}

const lastOfBranch =
  /^(vision_model|text_model)\.encoder\.layers\.(\d+)\.(self_attn\.out_proj|mlp\.fc2)\.(?:weight|bias)$/;

/** The branch that ends with the linear layer which the parameter `name` belongs to, if one does. */
function placeBehind(name: string): BranchPlace | null {
  const [, tower, layer, linear] = lastOfBranch.exec(name) ?? [];
  if (tower === undefined || layer === undefined) return null;
  const branch = linear === "mlp.fc2" ? "mlp" : "attention";
  return { tower, layer: Number(layer), branch };
}

/**
 * A branch ends with z = x·Vᵀ + b. Since z + ασ·z·W = x·(V + ασ·WᵀV)ᵀ + (b + ασ·Wᵀb), weight V [H,K]
 * and bias b [H], as a column, take the same change.
 */
function merged(site: WeightSite, weight: Value, name: string, options: ResidualAdapterOptions) {
  const { graph: g } = site;
  const adapter =
    options.rank === 0
      ? site.leaf(name)
      : g.gemm(site.leaf(`${name}_down`), site.leaf(`${name}_up`));
  const width = weight.shape[0]!;
  const columns = g.reshape(weight, [width, sizeOf(weight.shape) / width]);
  const strength = g.scale(site.leaf(`${name}_scale`), options.rescale);
  const change = g.mul(g.gemm(adapter, columns, { transA: true }), strength);
  return g.add(weight, g.reshape(change, weight.shape));
}
