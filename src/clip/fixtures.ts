/** What tests of this folder feed on: files in memory and a tokenizer small enough to read. */
import type { Files } from "../shared/files.ts";
import { FailureError } from "../shared/failure.ts";

/** JSON values as files. */
export function filesOf(contents: Readonly<Record<string, unknown>>): Files {
  return {
    read: (path) => {
      const content = contents[path];
      if (content === undefined)
        return Promise.reject(new FailureError("bad-file", `there is no file '${path}'`));
      const bytes = content instanceof Uint8Array ? new Uint8Array(content) : encode(content);
      return Promise.resolve(bytes);
    },
  };
}

function encode(json: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(json));
}

const bos = "<|startoftext|>";
const eos = "<|endoftext|>";

/** A byte-level BPE as CLIP's, of the letters a-z and three merges. BOS and EOS are the last two ids. */
export function tinyTokenizerFiles() {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  const merges = ["c a", "ca t</w>", "o f</w>"];
  const entries = [
    ...letters,
    ...letters.map((letter) => `${letter}</w>`),
    ...merges.map((merge) => merge.replace(" ", "")),
    bos,
    eos,
  ];
  const vocab = Object.fromEntries(entries.map((entry, id) => [entry, id]));
  const special = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  return {
    "tokenizer.json": {
      version: "1.0",
      added_tokens: [bos, eos].map((content) => ({
        id: vocab[content],
        content,
        special: true,
        ...special,
      })),
      normalizer: {
        type: "Sequence",
        normalizers: [
          { type: "Replace", pattern: { Regex: "\\s+" }, content: " " },
          { type: "Lowercase" },
        ],
      },
      pre_tokenizer: {
        type: "Sequence",
        pretokenizers: [
          { type: "Split", pattern: { Regex: "[a-z]+" }, behavior: "Removed", invert: true },
          { type: "ByteLevel", add_prefix_space: false, trim_offsets: true },
        ],
      },
      post_processor: {
        type: "RobertaProcessing",
        sep: [eos, vocab[eos]],
        cls: [bos, vocab[bos]],
        trim_offsets: false,
        add_prefix_space: false,
      },
      decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true },
      model: {
        type: "BPE",
        unk_token: eos,
        continuing_subword_prefix: "",
        end_of_word_suffix: "</w>",
        fuse_unk: false,
        vocab,
        merges,
      },
    },
    "tokenizer_config.json": {
      bos_token: bos,
      eos_token: eos,
      pad_token: eos,
      unk_token: eos,
      tokenizer_class: "CLIPTokenizer",
      model_max_length: 16,
    },
  };
}

/** vision_config of a two-layer tower for 16×16 pictures: as small as an image tower gets. */
export const tinyVisionConfig = {
  hidden_size: 32,
  intermediate_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  image_size: 16,
  patch_size: 8,
};

/** config.json of a CLIP with both towers, as small as can be, for {@link tinyTokenizerFiles}. */
export function tinyConfigJson() {
  const { vocab } = tinyTokenizerFiles()["tokenizer.json"].model;
  const vocabularySize = Object.keys(vocab).length;
  return {
    model_type: "clip",
    projection_dim: 16,
    vision_config: tinyVisionConfig,
    text_config: {
      vocab_size: vocabularySize,
      hidden_size: 16,
      intermediate_size: 32,
      num_hidden_layers: 1,
      num_attention_heads: 2,
      max_position_embeddings: 16,
      eos_token_id: vocabularySize - 1,
    },
  };
}
