import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import type { Files } from "../shared/files.ts";
import { parseClipConfig } from "./config.ts";
import { filesOf, tinyTokenizerFiles } from "./fixtures.ts";
import { checkTokenizerFits, loadTokenizer } from "./tokenizer.ts";

describe("a small tokenizer", () => {
  test("encodes words with BOS and EOS, and decodes them", async () => {
    const tokenizer = await loadTokenizer(filesOf(tinyTokenizerFiles()));
    // a cat, in lower case: the letters, then the merges "c a" and "ca t</w>".
    const ids = tokenizer.encode("A  cat");
    expect(ids[0]).toBe(tokenizer.bos);
    expect(ids.at(-1)).toBe(tokenizer.eos);
    expect(ids.length).toBe(4);
    expect(tokenizer.decode(ids)).toBe("a cat");
    expect(tokenizer.encode("")).toEqual([tokenizer.bos, tokenizer.eos]);
    expect(tokenizer.vocabSize).toBe(tokenizer.eos + 1);
  });

  test("reads merges written as pairs alike", async () => {
    const files = tinyTokenizerFiles();
    const json = files["tokenizer.json"];
    const merges = json.model.merges.map((merge) => merge.split(" "));
    const paired = { ...files, "tokenizer.json": { ...json, model: { ...json.model, merges } } };
    const [one, other] = await Promise.all([
      loadTokenizer(filesOf(files)),
      loadTokenizer(filesOf(paired)),
    ]);
    expect(other.encode("a cat acts")).toEqual(one.encode("a cat acts"));
  });

  test("decodes any id, and no ids to nothing", async () => {
    const tokenizer = await loadTokenizer(filesOf(tinyTokenizerFiles()));
    for (let id = 0; id < tokenizer.vocabSize; id++)
      expect(typeof tokenizer.decode([id])).toBe("string");
    expect(tokenizer.decode([])).toBe("");
    expect(tokenizer.decode([tokenizer.bos, tokenizer.eos])).toBe("");
  });
});

describe("is refused", () => {
  test("a file that is not JSON", async () => {
    const files: Files = {
      read: () => Promise.resolve(new TextEncoder().encode("<!doctype html>")),
    };
    await expect(loadTokenizer(files)).rejects.toThrow(/tokenizer.json is not JSON/);
  });

  test("a tokenizer that adds no BOS and EOS", async () => {
    const files = tinyTokenizerFiles();
    const json = { ...files["tokenizer.json"], post_processor: null };
    await expect(loadTokenizer(filesOf({ ...files, "tokenizer.json": json }))).rejects.toThrow(
      /one id before a text and one after it/,
    );
  });

  test("a tokenizer of another model", async () => {
    const tokenizer = await loadTokenizer(filesOf(tinyTokenizerFiles()));
    const config = (text: object) =>
      parseClipConfig({
        ...goldenModel.config,
        text_config: { ...goldenModel.config.text_config, ...text },
      });
    const { vocabSize: size, eos } = tokenizer;
    const fits = () =>
      checkTokenizerFits(tokenizer, config({ vocab_size: size, eos_token_id: eos }));
    expect(fits).not.toThrow();
    const old = () => checkTokenizerFits(tokenizer, config({ vocab_size: size, eos_token_id: 2 }));
    expect(old).not.toThrow();
    const small = () => checkTokenizerFits(tokenizer, config({ vocab_size: size - 1 }));
    expect(small).toThrow(/has embeddings for/);
    const other = () =>
      checkTokenizerFits(tokenizer, config({ vocab_size: size, eos_token_id: 5 }));
    expect(other).toThrow(/but the model at 5/);
  });
});

const clipFolder = new URL("../../../shared/data/clip_tokenizer/", import.meta.url);

test.skipIf(!existsSync(clipFolder))(
  "OpenAI CLIP's own tokenizer gives its known ids",
  async () => {
    const files: Files = {
      read: async (path) => new Uint8Array(await readFile(new URL(path, clipFolder))),
    };
    const tokenizer = await loadTokenizer(files);
    expect(tokenizer).toMatchObject({ bos: 49406, eos: 49407, vocabSize: 49408 });
    const ids = [49406, 320, 1125, 539, 320, 2368, 49407];
    expect(tokenizer.encode("a photo of a cat")).toEqual(ids);
    expect(tokenizer.decode(ids)).toBe("a photo of a cat");
    expect(tokenizer.decode([0, 49405, 1, 300])).toBeTypeOf("string");
  },
);
