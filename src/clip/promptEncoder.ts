import { FailureError } from "../shared/failure.ts";
import type { FrozenTextTower } from "./textEncoder.ts";
import { createTextEncoder } from "./textEncoder.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Strings to unit-norm embeddings, row-major [texts, D]. */
export type EncodePrompts = (texts: readonly string[]) => Promise<Float32Array<ArrayBuffer>>;

/** Texts of one run of the program. */
const maxBatch = 64;

/**
 * Encodes strings with a frozen text tower, in batches of one shape: as long as the longest text, and
 * at most the context, beyond which a text is cut before its EOS as Hugging Face truncates.
 */
export function promptEncoder(tower: FrozenTextTower, tokenizer: Tokenizer): EncodePrompts {
  return async (texts) => {
    if (texts.length === 0) throw new FailureError("internal", "there is no text to encode");
    const { runtime, config } = tower;
    const rows = texts.map((text) => cut(tokenizer.encode(text), config.text.contextLength));
    const length = Math.max(...rows.map((row) => row.length));
    const count = Math.min(maxBatch, rows.length);
    const dim = config.projectionDim;
    const encoder = await createTextEncoder(tower, { count, length });
    const result = new Float32Array(rows.length * dim);
    for (let start = 0; start < rows.length; start += count) {
      const batch = rows.slice(start, start + count);
      // EOS everywhere pads a row, and makes an empty text of a row that is left over.
      const ids = new Int32Array(count * length).fill(tokenizer.eos);
      batch.forEach((row, n) => ids.set(row, n * length));
      await encoder.encode(ids);
      const embeddings = await runtime.read(encoder.embeddings);
      result.set(embeddings.subarray(0, batch.length * dim), start * dim);
    }
    await encoder.dispose();
    return result;
  };
}

function cut(ids: number[], length: number): number[] {
  return ids.length <= length ? ids : [...ids.slice(0, length - 1), ids.at(-1)!];
}
