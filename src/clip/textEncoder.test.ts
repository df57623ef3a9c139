import { afterAll, describe, expect, test } from "vitest";
import { goldenModel, goldenTowers } from "../../oracle/golden.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { parseClipConfig } from "./config.ts";
import { filesOf, tinyTokenizerFiles } from "./fixtures.ts";
import { packParameters } from "./parameters.ts";
import { promptEncoder } from "./promptEncoder.ts";
import { createPromptTable } from "./promptTable.ts";
import { createTextEncoder, uploadTextTower } from "./textEncoder.ts";
import { loadTokenizer } from "./tokenizer.ts";

const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

const config = parseClipConfig(goldenModel.config);
const textWeights = packParameters(config, "text", goldenModel.tensors);
const otherWeights = new Map([...textWeights].map(([name, data]) => [name, data.toReversed()]));
const D = config.projectionDim;

function unitRows(data: Float32Array): number[] {
  return Array.from(data, (value, i) => {
    const start = i - (i % D);
    return value / Math.hypot(...data.subarray(start, start + D));
  });
}

describe("a text encoder", () => {
  const tower = uploadTextTower(runtime, { config, textWeights }, config.text.eosTokenId!);
  const rows = goldenTowers.ids;

  test("leaves PyTorch's embeddings, unit norm, on the device", async () => {
    const encoder = await createTextEncoder(tower, { count: rows.length, length: 16 });
    await encoder.encode(Int32Array.from(rows.flat()));
    const expected = unitRows(goldenTowers.towers[0]!.text.data);
    const actual = await runtime.read(encoder.embeddings);
    actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
    await encoder.dispose();
  });

  test("gives a text the same embedding in a shorter program", async () => {
    const [long, short] = await Promise.all([
      createTextEncoder(tower, { count: 1, length: 16 }),
      createTextEncoder(tower, { count: 1, length: 6 }),
    ]);
    const row = rows[2]!;
    expect(row.indexOf(63)).toBe(5);
    await long.encode(Int32Array.from(row));
    await short.encode(Int32Array.from(row.slice(0, 6)));
    const [a, b] = [await runtime.read(long.embeddings), await runtime.read(short.embeddings)];
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 6));
  });

  test("encodes by weights that are given, and then again by the tower's own", async () => {
    const tuned = uploadTextTower(runtime, { config, textWeights: otherWeights }, tower.eos);
    const ids = Int32Array.from(rows.flat());
    const [shared, alone] = await Promise.all([
      createTextEncoder(tower, { count: rows.length, length: 16 }),
      createTextEncoder(tuned, { count: rows.length, length: 16 }),
    ]);
    const read = () => runtime.read(shared.embeddings);
    await alone.encode(ids);
    await shared.encode(ids);
    const frozen = await read();
    await shared.encode(ids, tuned.parameters);
    const found = await read();
    expect(found).toEqual(await runtime.read(alone.embeddings));
    expect(found).not.toEqual(frozen);
    await shared.encode(ids);
    expect(await read()).toEqual(frozen);
  });

  test("refuses a row without EOS and texts longer than the context", async () => {
    const encoder = await createTextEncoder(tower, { count: 2, length: 3 });
    await expect(encoder.encode(Int32Array.of(62, 1, 63, 62, 1, 2))).rejects.toThrow(
      "text 1 has no EOS (63)",
    );
    await expect(encoder.encode(Int32Array.of(62, 1, 2, 62, 1, 63))).rejects.toThrow(
      "text 0 has no EOS (63)",
    );
    await expect(createTextEncoder(tower, { count: 1, length: 17 })).rejects.toThrow(
      "texts of 17 tokens are longer than the model's context of 16",
    );
  });
});

test("prompts have the same embeddings alone and in batches", async () => {
  const tokenizer = await loadTokenizer(filesOf(tinyTokenizerFiles()));
  const tower = uploadTextTower(runtime, { config, textWeights }, tokenizer.eos);
  const encode = promptEncoder(tower, tokenizer);
  const texts = Array.from(
    { length: 70 },
    (_, i) => "cat of ".repeat(1 + (i % 3)) + "ab".at(i % 2)!,
  );
  const together = await encode(texts);
  expect(together.length).toBe(70 * D);
  for (const n of [0, 1, 5, 63, 64, 69]) {
    const alone = await encode([texts[n]!]);
    const row = together.subarray(n * D, (n + 1) * D);
    row.forEach((value, d) => expect(value).toBeCloseTo(alone[d]!, 5));
    expect(Math.hypot(...row)).toBeCloseTo(1, 5);
  }
  // Beyond the context a text is cut before its EOS.
  const [long, longer] = [await encode(["a ".repeat(14)]), await encode(["a ".repeat(50)])];
  expect(longer).toEqual(long);
  await expect(encode([])).rejects.toThrow("no text");
});

test("a prompt table encodes by several towers at once, each batch by its own", async () => {
  const tokenizer = await loadTokenizer(filesOf(tinyTokenizerFiles()));
  const towers = [textWeights, otherWeights].map((weights) =>
    uploadTextTower(runtime, { config, textWeights: weights }, tokenizer.eos),
  );
  const prompts = Array.from({ length: 130 }, (_, i) => "cat of ".repeat(i % 4) + "ab".at(i % 2)!);
  const table = await createPromptTable(towers[0]!, tokenizer, prompts);
  const found = await Promise.all(towers.map(({ parameters }) => table.encode(parameters)));
  expect(await table.encode()).toEqual(found[0]);
  await table.dispose();
  const expected = await Promise.all(
    towers.map((tower) => promptEncoder(tower, tokenizer)(prompts)),
  );
  expect(found).toEqual(expected);
  expect(found[0]).not.toEqual(found[1]);
});
