import { createPromptTable } from "./promptTable.ts";
import type { TextTower } from "./textEncoder.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Strings to unit-norm embeddings, row-major [texts, D]. */
export type EncodePrompts = (texts: readonly string[]) => Promise<Float32Array<ArrayBuffer>>;

/** Encodes strings once, by the tower's own weights: a {@link createPromptTable | table} for each call. */
export function promptEncoder(tower: TextTower, tokenizer: Tokenizer): EncodePrompts {
  return async (texts) => {
    const table = await createPromptTable(tower, tokenizer, texts);
    try {
      return await table.encode();
    } finally {
      await table.dispose();
    }
  };
}
