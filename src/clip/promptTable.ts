import type { TextParameters, TextTower } from "./textEncoder.ts";
import { createTextEncoder } from "./textEncoder.ts";
import { tokenTable } from "./tokenTable.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** The prompts of one run of the program. */
const maxBatch = 64;

/** Fixed prompts, to be encoded again and again while a text tower trains. */
export interface PromptTable {
  /** Unit-norm embeddings of the N prompts in their order, [N,D]; by the tower's own weights where none are given. */
  encode(parameters?: TextParameters): Promise<Float32Array<ArrayBuffer>>;
  dispose(): Promise<void>;
}

/**
 * Tokenizes `prompts` and compiles one program for them, which takes them in batches of one shape.
 * What is beyond the context is cut ({@link tokenTable}).
 */
export async function createPromptTable(
  tower: TextTower,
  tokenizer: Tokenizer,
  prompts: readonly string[],
): Promise<PromptTable> {
  const { runtime, config } = tower;
  const { ids, length } = tokenTable(prompts, tokenizer, config.text.contextLength);
  const count = Math.min(maxBatch, prompts.length);
  const dim = config.projectionDim;
  const encoder = await createTextEncoder(tower, { count, length });
  return {
    encode: async (parameters) => {
      const result = new Float32Array(prompts.length * dim);
      for (let start = 0; start < prompts.length; start += count) {
        // EOS throughout makes an empty text of a row that is left over.
        const batch = new Int32Array(count * length).fill(tokenizer.eos);
        batch.set(ids.subarray(start * length, (start + count) * length));
        // Read in the turn of the run, lest another call's run comes between.
        const [, embeddings] = await Promise.all([
          encoder.encode(batch, parameters),
          runtime.read(encoder.embeddings),
        ]);
        const rows = Math.min(count, prompts.length - start);
        result.set(embeddings.subarray(0, rows * dim), start * dim);
      }
      return result;
    },
    dispose: () => encoder.dispose(),
  };
}
