import { FailureError } from "../shared/failure.ts";
import { RandomStream } from "../shared/random.ts";
import { said } from "../shared/said.ts";
import { loremWords } from "./loremWords.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Which random texts a step needs. */
export interface RandomTextOptions {
  /** Texts, M. */
  readonly count: number;
  /** Tokens a text between BOS and EOS, L. */
  readonly tokenLength: number;
  /** Ids uniform over the vocabulary (the paper's), or sentences of lorem-ipsum words. */
  readonly source: "uniform" | "lorem";
}

/**
 * The fresh random texts of one step, int32 [M, L+2] row after row: BOS, L ids that are neither BOS
 * nor EOS, EOS. The same seed and step give the same texts everywhere (Nam, Heo, Lee, Lipsum-FT,
 * ICLR 2024, as the authors' code draws them). Throws a FailureError ("bad-spec") when a text is
 * longer than the model's context.
 */
export function drawRandomTexts(
  { count, tokenLength, source }: RandomTextOptions,
  tokenizer: Tokenizer,
  contextLength: number,
  { seed, step }: { readonly seed: number; readonly step: number },
): Int32Array<ArrayBuffer> {
  checkTokenLength(tokenLength, contextLength);
  const random = new RandomStream(seed, "random-text", step);
  const draw = source === "uniform" ? uniformIds : loremIds;
  const rows = Array.from({ length: count }, () => [
    tokenizer.bos,
    ...draw(tokenizer, tokenLength, random),
    tokenizer.eos,
  ]);
  return Int32Array.from(rows.flat());
}

/** Throws a FailureError ("bad-spec") when texts of so many tokens are longer than the model's context. */
export function checkTokenLength(tokenLength: number, contextLength: number): void {
  if (tokenLength + 2 <= contextLength) return;
  throw new FailureError(
    "bad-spec",
    said("tokensBeyondContext", contextLength - 2, contextLength, tokenLength),
  );
}

/** Independent ids, uniform over the vocabulary without BOS and EOS. */
function uniformIds({ bos, eos, vocabSize }: Tokenizer, length: number, random: RandomStream) {
  const [low, high] = [Math.min(bos, eos), Math.max(bos, eos)];
  return Array.from({ length }, () => {
    const rank = random.integer(vocabSize - 2);
    // The rank-th of the ids that are left when `low` and `high` are taken out.
    const id = rank + Number(rank >= low);
    return id + Number(id >= high);
  });
}

/** The first `length` ids of a random sentence. */
function loremIds(tokenizer: Tokenizer, length: number, random: RandomStream): number[] {
  // A word is at least one token, so that so many words are enough.
  const words = Array.from({ length }, () => loremWords[random.integer(loremWords.length)]!);
  const ids = tokenizer.encode(`${words.join(" ")}.`).slice(1, -1);
  if (ids.length < length || ids.includes(tokenizer.bos) || ids.includes(tokenizer.eos))
    throw new FailureError("bad-file", said("noLorem", words.join(" ")));
  return ids.slice(0, length);
}
