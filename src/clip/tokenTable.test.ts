import { expect, test } from "vitest";
import { filesOf, tinyTokenizerFiles } from "./fixtures.ts";
import { tokenTable } from "./tokenTable.ts";
import { loadTokenizer } from "./tokenizer.ts";

const tokenizer = await loadTokenizer(filesOf(tinyTokenizerFiles()));
const { bos, eos } = tokenizer;

test("a table is as long as its longest text, and EOS fills up and pools the others", () => {
  const [cat, of, a] = ["cat", "of", "a"].map((text) => tokenizer.encode(text)[1]!);
  const { ids, pool, length } = tokenTable(["cat", "cat of a", ""], tokenizer, 16);
  expect(length).toBe(5);
  expect([...ids]).toEqual([
    ...[bos, cat, eos, eos, eos],
    ...[bos, cat, of, a, eos],
    ...[bos, eos, eos, eos, eos],
  ]);
  expect([...pool]).toEqual([...[0, 0, 1, 0, 0], ...[0, 0, 0, 0, 1], ...[0, 1, 0, 0, 0]]);
});

test("beyond the context a text is cut before its EOS", () => {
  const { ids, pool, length } = tokenTable(["a a a a a a"], tokenizer, 4);
  const a = tokenizer.encode("a")[1]!;
  expect(length).toBe(4);
  expect([...ids]).toEqual([bos, a, a, eos]);
  expect([...pool]).toEqual([0, 0, 0, 1]);
});

test("a table of no text is refused", () => {
  expect(() => tokenTable([], tokenizer, 16)).toThrow("no text");
});
