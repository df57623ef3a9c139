/** What NumPy computes of two models on two domains, for tests: oracle/analysis.py. */
import golden from "../../oracle/golden/analysis.json" with { type: "json" };
import type { ModelOutputs } from "./outputs.ts";

export const goldenAnalysis = golden;

export const goldenTexts = Float32Array.from(golden.texts);

function outputsOf(model: "zeroShot" | "tuned"): ModelOutputs {
  return golden.domains.map((domain, d) => ({
    domain: `domain ${d}`,
    labels: domain.labels,
    features: Float32Array.from(domain[model].features),
    logits: Float64Array.from(domain[model].logits),
  }));
}

export const [goldenZeroShot, goldenTuned] = [outputsOf("zeroShot"), outputsOf("tuned")];
