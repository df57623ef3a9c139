import { describe, expect, test } from "vitest";
import { filesOf, tinyTokenizerFiles } from "./fixtures.ts";
import { loremWords } from "./loremWords.ts";
import type { RandomTextOptions } from "./randomTexts.ts";
import { drawRandomTexts } from "./randomTexts.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { loadTokenizer } from "./tokenizer.ts";

const tokenizer = await loadTokenizer(filesOf(tinyTokenizerFiles()));
const context = 32;

function draw(options: Partial<RandomTextOptions>, step = 0, seed = 0, from = tokenizer) {
  const all = { count: 40, tokenLength: 8, source: "uniform", ...options } as const;
  const ids = drawRandomTexts(all, from, context, { seed, step });
  expect(ids.length).toBe(all.count * (all.tokenLength + 2));
  return Array.from({ length: all.count }, (_, m) => [
    ...ids.subarray(m * (all.tokenLength + 2), (m + 1) * (all.tokenLength + 2)),
  ]);
}

describe.each(["uniform", "lorem"] as const)("%s texts", (source) => {
  test("are BOS, L ids that are neither BOS nor EOS, EOS", () => {
    for (const row of draw({ source, count: 500 })) {
      expect(row[0]).toBe(tokenizer.bos);
      expect(row.at(-1)).toBe(tokenizer.eos);
      const inside = row.slice(1, -1);
      expect(inside.some((id) => id === tokenizer.bos || id === tokenizer.eos)).toBe(false);
    }
  });

  test("are those of their seed and step, and fresh at every other", () => {
    expect(draw({ source }, 7, 3)).toEqual(draw({ source }, 7, 3));
    expect(draw({ source }, 7, 3)).not.toEqual(draw({ source }, 8, 3));
    expect(draw({ source }, 7, 3)).not.toEqual(draw({ source }, 7, 4));
  });

  test("may not exceed the context", () => {
    expect(draw({ source, tokenLength: context - 2 })[0]!.length).toBe(context);
    expect(() => draw({ source, tokenLength: context - 1 })).toThrow(
      "'tokenLength' must be at most 30 for this model, whose context of 32 tokens holds BOS and EOS too, got 31",
    );
  });
});

/** A tokenizer of which only the ids matter. */
function idsOnly(bos: number, eos: number, vocabSize: number): Tokenizer {
  return { bos, eos, vocabSize, encode: () => [bos, eos], decode: () => "" };
}

test.each([
  [55, 56, 57],
  [0, 1, 57],
  [30, 3, 57],
])("with BOS %i and EOS %i of %i ids, all others are drawn equally often", (bos, eos, size) => {
  const inside = draw({ count: 2000, tokenLength: 30 }, 0, 0, idsOnly(bos, eos, size)).flatMap(
    (row) => row.slice(1, -1),
  );
  const counts = new Array<number>(size).fill(0);
  for (const id of inside) counts[id]! += 1;
  expect(counts[bos]).toBe(0);
  expect(counts[eos]).toBe(0);
  const mean = inside.length / (size - 2);
  // Six standard deviations of a binomial count: by chance about once in 10 million runs.
  const limit = 6 * Math.sqrt(mean);
  counts.forEach((count, id) => {
    if (id !== bos && id !== eos) expect(Math.abs(count - mean)).toBeLessThan(limit);
  });
});

test("lorem texts read as lorem ipsum", () => {
  for (const row of draw({ source: "lorem", tokenLength: 20 })) {
    const words = tokenizer.decode(row).split(" ").slice(0, -1);
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) expect(loremWords).toContain(word);
  }
});

test("a tokenizer that loses lorem words is refused", () => {
  expect(() => draw({ source: "lorem" }, 0, 0, idsOnly(0, 1, 5))).toThrow(
    /cannot write lorem ipsum .* choose uniform tokens/,
  );
});
