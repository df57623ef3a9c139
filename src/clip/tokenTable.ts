import { FailureError } from "../shared/failure.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Texts as the text tower takes them: N rows of T ids, T that of the longest. */
export interface TokenTable {
  /** [N,T]; EOS fills up what is shorter. */
  readonly ids: Int32Array<ArrayBuffer>;
  /** [N,T], one-hot at each row's first EOS. */
  readonly pool: Float32Array<ArrayBuffer>;
  /** T, at most the context. */
  readonly length: number;
}

/**
 * Tokenizes texts for a tower that takes at most `contextLength` ids, BOS and EOS included; a longer
 * text is cut before its EOS, as Hugging Face truncates.
 */
export function tokenTable(
  texts: readonly string[],
  tokenizer: Tokenizer,
  contextLength: number,
): TokenTable {
  if (texts.length === 0) throw new FailureError("internal", "there is no text to encode");
  const rows = texts.map((text) => cut(tokenizer.encode(text), contextLength));
  const length = Math.max(...rows.map((row) => row.length));
  const ids = new Int32Array(rows.length * length).fill(tokenizer.eos);
  rows.forEach((row, n) => ids.set(row, n * length));
  return { ids, pool: oneHotAtEnds(ids, length, tokenizer.eos), length };
}

/** Where rows of `length` ids are pooled: 1 at each row's first EOS. Throws for a row without. */
export function oneHotAtEnds(
  ids: Int32Array,
  length: number,
  eos: number,
): Float32Array<ArrayBuffer> {
  const pool = new Float32Array(ids.length);
  for (let start = 0; start < ids.length; start += length) {
    const end = ids.indexOf(eos, start);
    if (end === -1 || end >= start + length)
      throw new FailureError("internal", `text ${start / length} has no EOS (${eos})`);
    pool[end] = 1;
  }
  return pool;
}

function cut(ids: number[], length: number): number[] {
  return ids.length <= length ? ids : [...ids.slice(0, length - 1), ids.at(-1)!];
}
