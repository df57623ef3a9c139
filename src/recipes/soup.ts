/** What uniform and greedy soups have in common: where their ingredients come from. */
import type { Base } from "./startsFrom.ts";
import { startsFrom } from "./startsFrom.ts";
import type { Ingredient } from "./weightSpace.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

export const soupReferences = [
  {
    label: "Wortsman et al., Model soups, ICML 2022",
    url: "https://arxiv.org/abs/2203.05482",
  },
];

/** What the learning rate of ingredient i is multiplied by: the ingredients take turns. */
const rateCycle = [1, 1 / 3, 3];

export function soupFields(bases: readonly Base[]) {
  return {
    of: startsFrom(bases),
    count: {
      kind: "number",
      default: 3,
      min: 2,
      max: 9,
      integer: true,
      label: "K, runs",
      doc: "How many runs are averaged. The first is this experiment's own; each of the others is another training.",
      source: "our setting; 72 models in the authors' experiments",
    },
    vary: {
      kind: "choice",
      default: "seeds-and-rates",
      options: [
        {
          value: "seeds",
          label: "Seed",
          doc: "Each run has the next seed: other batches and crops.",
        },
        {
          value: "seeds-and-rates",
          label: "Seed and learning rate",
          doc: "Each run has the next seed, and in turn 1, 1/3 and 3 times the learning rate.",
        },
      ],
      label: "Runs differ in",
      doc: "What the runs do not share. All start from the same zero-shot model, without which their average would mean nothing.",
      source: "our setting; the authors drew rates, decay and augmentation at random",
    },
  } as const;
}

export function soupIngredients(h: {
  readonly of: string;
  readonly count: number;
  readonly vary: "seeds" | "seeds-and-rates";
}): Ingredient[] {
  return Array.from({ length: h.count }, (_, i) => ({
    recipe: h.of,
    seedOffset: i,
    rateFactor: h.vary === "seeds" ? 1 : rateCycle[i % rateCycle.length]!,
  }));
}

/** "its own seed; seed +2 at 3 × the learning rate": one run or more. */
export function namesOf(ingredients: readonly Ingredient[]): Said {
  return ingredients.map(nameOf).reduceRight((rest, first) => said("andThen", first, rest));
}

function nameOf({ seedOffset, rateFactor }: Ingredient): Said {
  const seed = seedOffset === 0 ? said("ownSeed") : said("seedOffset", seedOffset);
  if (rateFactor === 1) return seed;
  const factor = rateFactor < 1 ? `1/${Math.round(1 / rateFactor)}` : String(rateFactor);
  return said("atRate", seed, factor);
}
