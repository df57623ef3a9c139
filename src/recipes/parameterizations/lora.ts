import type { ParameterInfo } from "../../clip/parameters.ts";
import { imageTowerParameters } from "../../clip/parameters.ts";
import type { Leaf, Parameterization } from "../parameterization.ts";
import { headLeaf, weightOf } from "./modelLeaves.ts";

/** α/r, what BA is multiplied by: α = 2r. Our setting. */
const scale = 2;

const linearPattern =
  /^vision_model\.encoder\.layers\.\d+\.(self_attn\.(qkv_proj|out_proj)|mlp\.fc[12])\.weight$/;

/**
 * LoRA (Hu et al., ICLR 2022, arXiv 2106.09685): each linear weight [out,in] of the image tower's
 * layers is W0 + 2·B·A with B [out,r] and A [r,in]; what trains is A, B and the head. B starts at 0,
 * so the model starts as the pre-trained one. Queries, keys and values are one weight [3H,H] here,
 * so they share one A.
 */
export function lora(rank: number): Parameterization {
  return {
    leaves: (size) => [
      ...imageTowerParameters(size.config).flatMap((parameter) =>
        linearPattern.test(parameter.name) ? factors(parameter, rank) : [],
      ),
      headLeaf(size),
    ],
    weight(site, name) {
      if (!linearPattern.test(name)) return weightOf([headLeaf(site.size)], site, name);
      const [a, b] = [site.leaf(`${name}.lora_a`), site.leaf(`${name}.lora_b`)];
      return site.graph.gemm(b, a, { c: site.pretrained(name), alpha: scale });
    },
  };
}

function factors({ name, shape }: ParameterInfo, rank: number): Leaf[] {
  const [outputs, inputs] = shape as [number, number];
  const start = { normalDeviation: 1 / Math.sqrt(inputs) };
  return [
    { name: `${name}.lora_a`, shape: [rank, inputs], start, rate: "tower" },
    { name: `${name}.lora_b`, shape: [outputs, rank], start: { constant: 0 }, rate: "tower" },
  ];
}
