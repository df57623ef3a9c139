import { textGram } from "../../analysis/textGram.ts";
import { drawRandomTexts } from "../../clip/randomTexts.ts";
import type { TextTower } from "../../clip/textEncoder.ts";
import { createTextEncoder } from "../../clip/textEncoder.ts";
import type { Tokenizer } from "../../clip/tokenizer.ts";

/** M_eval = runs × perRun random texts of L tokens. */
const [runs, perRun, tokenLength] = [10, 100, 8];

/** No training reaches this step, so that no text of an evaluation is drawn from training's streams. */
const firstStep = 2 ** 31;

/**
 * {@link textGram} of the 1,000 random texts that every energy gap is measured on: uniform tokens,
 * L = 8, the same for all runs of all experiments with a model.
 */
export async function evaluationTextGram(
  tower: TextTower,
  tokenizer: Tokenizer,
): Promise<Float64Array> {
  const { projectionDim: dimension, text } = tower.config;
  const length = Math.min(tokenLength, text.contextLength - 2);
  const options = { count: perRun, tokenLength: length, source: "uniform" } as const;
  const encoder = await createTextEncoder(tower, { count: perRun, length: length + 2 });
  try {
    const embeddings = new Float32Array(runs * perRun * dimension);
    for (let i = 0; i < runs; i++) {
      const at = { seed: 0, step: firstStep + i };
      await encoder.encode(drawRandomTexts(options, tokenizer, text.contextLength, at));
      const encoded = await tower.runtime.read(encoder.embeddings);
      embeddings.set(encoded, i * perRun * dimension);
    }
    return textGram(embeddings, dimension);
  } finally {
    await encoder.dispose();
  }
}
