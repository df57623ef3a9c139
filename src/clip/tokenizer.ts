import { AutoTokenizer, env } from "@xenova/transformers";
import { FailureError, toFailure } from "../shared/failure.ts";
import type { Files } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import type { ClipConfig } from "./config.ts";

/** Text to ids and back, as the model was trained. */
export interface Tokenizer {
  /** BOS, the text's ids, EOS; neither padded nor cut. */
  encode(text: string): number[];
  /** The text of ids as a person reads it, BOS and EOS left out; "" for none. */
  decode(ids: readonly number[]): string;
  readonly bos: number;
  readonly eos: number;
  /** Ids are 0 to vocabSize - 1, BOS and EOS included. */
  readonly vocabSize: number;
}

/**
 * The tokenizer of the model in `files`, from its tokenizer.json and tokenizer_config.json. Nothing is
 * fetched from anywhere else. Throws a FailureError ("bad-file") when they make no CLIP tokenizer.
 */
export async function loadTokenizer(files: Files): Promise<Tokenizer> {
  const [json, config] = await Promise.all([
    files.read("tokenizer.json"),
    files.read("tokenizer_config.json"),
  ]);
  const tokenizer = await instantiate({ json: withMergesAsText(json), config });
  const ends = tokenizer.encode("");
  const [bos, eos] = ends;
  if (bos === undefined || eos === undefined || ends.length !== 2 || bos === eos)
    throw refusal(said("tokenizerEnds", ends.join()));
  return {
    encode: (text) => tokenizer.encode(text),
    decode: (ids) =>
      ids.some((id) => id !== bos && id !== eos)
        ? tokenizer.decode([...ids], { skip_special_tokens: true })
        : "",
    bos,
    eos,
    vocabSize: tokenizer.model.vocab.length,
  };
}

/** Throws a FailureError ("bad-file") when ids of the tokenizer mean nothing to the model. */
export function checkTokenizerFits(tokenizer: Tokenizer, { text }: ClipConfig): void {
  if (tokenizer.vocabSize > text.vocabSize)
    throw refusal(said("tokenizerIds", tokenizer.vocabSize, text.vocabSize));
  if (text.eosTokenId === null && tokenizer.eos !== tokenizer.vocabSize - 1)
    throw refusal(said("tokenizerEosLargest", tokenizer.eos, tokenizer.vocabSize - 1));
  if (text.eosTokenId !== null && tokenizer.eos !== text.eosTokenId)
    throw refusal(said("tokenizerEos", tokenizer.eos, text.eosTokenId));
}

/** Files that a tokenizer being made asks for, by the name that it is made under. */
const sources = new Map<
  string,
  { json: Uint8Array<ArrayBuffer>; config: Uint8Array<ArrayBuffer> }
>();

/** The library reads through this alone, so that every place that Files can be works in the same way. */
const cache = {
  match(path: string): Promise<Response | undefined> {
    const [name, file] = path.split("/").slice(-2);
    const source = sources.get(name ?? "");
    if (!source) return Promise.resolve(undefined);
    return Promise.resolve(new Response(file === "tokenizer.json" ? source.json : source.config));
  },
  put: () => Promise.resolve(),
};

Object.assign(env, {
  allowRemoteModels: false,
  useBrowserCache: false,
  useFSCache: false,
  useCustomCache: true,
  customCache: cache,
});

let made = 0;

async function instantiate(source: {
  json: Uint8Array<ArrayBuffer>;
  config: Uint8Array<ArrayBuffer>;
}) {
  const name = `tokenizer-${made++}`;
  sources.set(name, source);
  try {
    return await AutoTokenizer.from_pretrained(name);
  } catch (error) {
    throw refusal(toFailure(error), error);
  } finally {
    sources.delete(name);
  }
}

/** Newer tokenizer.json files hold each merge as a pair, which the library cannot read. */
function withMergesAsText(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let json: { model?: { merges?: unknown[] } };
  try {
    json = JSON.parse(new TextDecoder().decode(bytes)) as typeof json;
  } catch (error) {
    throw refusal(said("tokenizerNotJson"), error);
  }
  const merges = json.model?.merges;
  if (!Array.isArray(merges) || !Array.isArray(merges[0])) return bytes;
  const model = { ...json.model, merges: merges.map((pair) => (pair as string[]).join(" ")) };
  return new TextEncoder().encode(JSON.stringify({ ...json, model }));
}

function refusal(rule: Said, cause?: unknown): FailureError {
  return new FailureError(
    "bad-file",
    said("tokenizerUnfit", rule),
    cause === undefined ? undefined : { cause },
  );
}
