import { drawRandomTexts } from "../../clip/randomTexts.ts";
import type { TextTower } from "../../clip/textEncoder.ts";
import { createTextEncoder } from "../../clip/textEncoder.ts";
import type { Tokenizer } from "../../clip/tokenizer.ts";

/** M_eval = runs × perRun random texts of L tokens. */
const [runs, perRun, tokenLength] = [10, 100, 8];

/** No training reaches this step, so that no text of an evaluation is drawn from training's streams. */
const firstStep = 2 ** 31;

export interface EvaluationTexts {
  /** Of every text, BOS and EOS included. */
  readonly ids: readonly (readonly number[])[];
  /** G, [M,D] of unit norm. */
  readonly embeddings: Float32Array<ArrayBuffer>;
}

/**
 * The 1,000 random texts that every energy gap is measured on: uniform tokens, L = 8, the same for all
 * runs of all experiments with a model.
 */
export async function embedEvaluationTexts(
  tower: TextTower,
  tokenizer: Tokenizer,
): Promise<EvaluationTexts> {
  const { projectionDim: dimension, text } = tower.config;
  const length = Math.min(tokenLength, text.contextLength - 2);
  const options = { count: perRun, tokenLength: length, source: "uniform" } as const;
  const encoder = await createTextEncoder(tower, { count: perRun, length: length + 2 });
  try {
    const ids: number[][] = [];
    const embeddings = new Float32Array(runs * perRun * dimension);
    for (let i = 0; i < runs; i++) {
      const at = { seed: 0, step: firstStep + i };
      const drawn = drawRandomTexts(options, tokenizer, text.contextLength, at);
      for (let m = 0; m < perRun; m++)
        ids.push([...drawn.subarray(m * (length + 2), (m + 1) * (length + 2))]);
      await encoder.encode(drawn);
      const encoded = await tower.runtime.read(encoder.embeddings);
      embeddings.set(encoded, i * perRun * dimension);
    }
    return { ids, embeddings };
  } finally {
    await encoder.dispose();
  }
}
