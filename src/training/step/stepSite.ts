import type { ClipConfig } from "../../clip/config.ts";
import type { BranchPlace } from "../../clip/encoderLayer.ts";
import { imageTower } from "../../clip/imageTower.ts";
import { textTower } from "../../clip/textTower.ts";
import { unitNorm } from "../../clip/unitNorm.ts";
import type { GraphBuilder } from "../../graph/builder.ts";
import type { Value } from "../../graph/graph.ts";
import type { Parameterization } from "../../recipes/parameterization.ts";
import { headName, logitScaleName } from "../../recipes/parameterization.ts";
import type { ObjectiveSite, RandomTexts } from "../../recipes/tuning.ts";
import type { Need } from "./needs.ts";
import type { WeightInputs } from "./weightInputs.ts";

/** How many prompt templates there are, and how long prompts get in tokens, BOS and EOS included. */
export interface PromptSizes {
  readonly templates: number;
  readonly captionTokens: number;
  readonly spuriousTokens: number;
}

/** The input of a step graph that holds f0(x), [B,D], where it is given. */
export const frozenFeaturesName = "frozen-features";

export interface StepSiteOptions {
  readonly graph: GraphBuilder;
  readonly config: ClipConfig;
  readonly parameterization: Parameterization;
  /** Of `parameterization`, in `graph`. */
  readonly weights: WeightInputs;
  /** exp of the pre-trained logit_scale, constant during the run. */
  readonly logitScale: number;
  readonly prompts: PromptSizes;
  readonly pixels: Value;
  readonly labels: Value;
  /** Whether f0(x) is computed in the graph, or given to it as input `frozen-features` [B,D]. */
  readonly frozenFeatures: "computed" | "given";
}

/** The objective's site in a step graph: emits what is asked for, and notes what that needs. */
export class StepSite implements ObjectiveSite {
  readonly graph: GraphBuilder;
  readonly logitScale: number;
  readonly labels: Value;
  readonly features: Value;
  readonly needs: Need[] = [];
  readonly #options: StepSiteOptions;
  /** What was asked for, by name: emitted once. */
  readonly #emitted = new Map<string, Value>();

  constructor(options: StepSiteOptions) {
    const { graph, logitScale, labels, pixels, config, weights } = options;
    this.#options = options;
    this.graph = graph;
    this.logitScale = logitScale;
    this.labels = labels;
    const embedded = imageTower(
      graph,
      config,
      (name) => weights.weight(name),
      pixels,
      this.#hooks(),
    );
    this.features = unitNorm(graph, embedded);
  }

  /** Whether the batch goes through the frozen image tower as well. */
  get hasFrozenPass(): boolean {
    return this.#isAskedForFrozen && this.#options.frozenFeatures === "computed";
  }

  /** Whether it reads what the frozen image tower made of the batch before. */
  get readsFrozenFeatures(): boolean {
    return this.#isAskedForFrozen && this.#options.frozenFeatures === "given";
  }

  get logits(): Value {
    return this.#once("logits", () =>
      this.graph.gemm(this.features, this.head(), { alpha: this.logitScale }),
    );
  }

  get leaves(): ObjectiveSite["leaves"] {
    const { weights } = this.#options;
    return weights.leaves.map((leaf) => ({ leaf, value: weights.leaf(leaf.name) }));
  }

  head(): Value {
    return this.#options.weights.weight(headName);
  }

  zeroShotHead(): Value {
    return this.pretrained(headName);
  }

  pretrained(name: string): Value {
    return this.#options.weights.site.pretrained(name);
  }

  frozenFeatures(): Value {
    const { graph, config, pixels, frozenFeatures } = this.#options;
    const source = (name: string) => this.pretrained(name);
    return this.#once("frozen features", () =>
      frozenFeatures === "given"
        ? graph.input(frozenFeaturesName, [pixels.shape[0]!, config.projectionDim])
        : graph.scope("frozen", () => unitNorm(graph, imageTower(graph, config, source, pixels))),
    );
  }

  randomTexts(texts: RandomTexts): Value {
    return this.#once("random texts", () => {
      this.needs.push({ kind: "random-texts", texts });
      return this.graph.input("texts", [texts.count, this.#options.config.projectionDim]);
    });
  }

  randomDirections(count: number): Value {
    return this.#once("random directions", () => {
      this.needs.push({ kind: "random-directions", count });
      return this.graph.input("directions", [count, this.#options.config.projectionDim]);
    });
  }

  contexts(): Value {
    const { prompts, config } = this.#options;
    return this.#once("contexts", () => {
      this.needs.push({ kind: "contexts" });
      return this.graph.input("contexts", [prompts.templates, config.projectionDim]);
    });
  }

  captions(): Value {
    return this.#once("captions", () => {
      this.needs.push({ kind: "captions" });
      const ids = this.#textInputs("captions", this.#options.prompts.captionTokens);
      return this.#tunedTexts("captions", ids);
    });
  }

  spuriousTexts(): { readonly tuned: Value; readonly frozen: Value } {
    const { graph, config, prompts } = this.#options;
    const known = [this.#emitted.get("spurious tuned"), this.#emitted.get("spurious frozen")];
    if (known[0] && known[1]) return { tuned: known[0], frozen: known[1] };
    this.needs.push({ kind: "spurious-texts" });
    const given = this.#textInputs("spurious", prompts.spuriousTokens);
    const source = (name: string) => this.pretrained(name);
    const frozen = this.#once("spurious frozen", () =>
      graph.scope("frozen", () =>
        unitNorm(graph, textTower(graph, config, source, given.ids, given.pool)),
      ),
    );
    const tuned = this.#once("spurious tuned", () => this.#tunedTexts("spurious", given));
    return { tuned, frozen };
  }

  tunedLogitScale(): Value {
    const { graph, weights } = this.#options;
    return this.#once("logit scale", () => graph.exp(weights.leaf(logitScaleName)));
  }

  get #isAskedForFrozen(): boolean {
    return this.#emitted.has("frozen features");
  }

  #textInputs(name: string, tokens: number): { readonly ids: Value; readonly pool: Value } {
    const batch = this.labels.shape[0]!;
    return {
      ids: this.graph.input(`${name}/ids`, [batch, tokens], "int32"),
      pool: this.graph.input(`${name}/pool`, [batch, 1, tokens]),
    };
  }

  #tunedTexts(name: string, { ids, pool }: { readonly ids: Value; readonly pool: Value }): Value {
    const { graph, config, weights } = this.#options;
    return graph.scope(name, () => {
      const weight = (parameter: string) => weights.weight(parameter);
      return unitNorm(graph, textTower(graph, config, weight, ids, pool, this.#hooks()));
    });
  }

  /** How the parameterization takes part in the towers' residual branches. */
  #hooks() {
    const { parameterization, weights } = this.#options;
    if (!parameterization.branch) return {};
    const branch = parameterization.branch.bind(parameterization);
    return {
      branch: (
        place: BranchPlace,
        value: Value,
        rows: { readonly sequences: number; readonly tokens: number },
      ) => {
        const keep = (probability: number) => this.#keep(probability, rows.sequences);
        return branch({ ...weights.site, ...rows, keep }, place, value);
      },
    };
  }

  #keep(probability: number, sequences: number): Value {
    const index = this.needs.filter(({ kind }) => kind === "keep").length;
    this.needs.push({ kind: "keep", index, probability });
    return this.graph.input(`keep/${index}`, [sequences, 1, 1]);
  }

  #once(what: string, emit: () => Value): Value {
    const known = this.#emitted.get(what) ?? emit();
    this.#emitted.set(what, known);
    return known;
  }
}
