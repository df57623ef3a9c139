import type { FailureError } from "../shared/failure.ts";
import { mustBe } from "../shared/json.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

/** The sizes of one tower's transformer. */
export interface EncoderConfig {
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly activation: "quick_gelu" | "gelu";
  readonly layerNormEpsilon: number;
}

export interface ImageTowerConfig extends EncoderConfig {
  /** Side of a picture, and of a patch, in pixels. */
  readonly imageSize: number;
  readonly patchSize: number;
}

export interface TextTowerConfig extends EncoderConfig {
  readonly vocabSize: number;
  /** Positions there are: the longest text, BOS and EOS included. */
  readonly contextLength: number;
  /**
   * The id at which a text is pooled. Null for the early configs that say 2 although it is not:
   * their models pool at the largest id, and the tokenizer knows which one ends a text.
   */
  readonly eosTokenId: number | null;
}

/** What determines the architecture of a CLIP with a vision transformer. */
export interface ClipConfig {
  readonly image: ImageTowerConfig;
  readonly text: TextTowerConfig;
  /** D, the dimension of the joint embedding space. */
  readonly projectionDim: number;
}

/**
 * Reads a Hugging Face config.json. A key that is not there has the default of Hugging Face's CLIP
 * configuration. Throws a FailureError ("bad-file") that names the key, the rule and the value.
 */
export function parseClipConfig(json: unknown): ClipConfig {
  const root = section(json, "the file");
  const type = root["model_type"] ?? "clip";
  if (type !== "clip") throw refusal("model_type", "'clip'", type);
  const vision = tower(root, "vision_config");
  const text = tower(root, "text_config");

  const image = {
    ...encoder(vision, "vision_config", { hidden: 768, intermediate: 3072, heads: 12 }),
    imageSize: positiveInteger(vision, "vision_config", "image_size", 224),
    patchSize: positiveInteger(vision, "vision_config", "patch_size", 32),
  };
  if (image.imageSize % image.patchSize !== 0)
    throw refusal(
      "vision_config.patch_size",
      said("aDivisorOf", "image_size", image.imageSize),
      image.patchSize,
    );
  const channels = vision["num_channels"] ?? 3;
  if (channels !== 3) throw refusal("vision_config.num_channels", "3", channels);

  const eos = positiveInteger(text, "text_config", "eos_token_id", 49407);
  return {
    image,
    text: {
      ...encoder(text, "text_config", { hidden: 512, intermediate: 2048, heads: 8 }),
      vocabSize: positiveInteger(text, "text_config", "vocab_size", 49408),
      contextLength: positiveInteger(text, "text_config", "max_position_embeddings", 77),
      eosTokenId: eos === 2 ? null : eos,
    },
    projectionDim: positiveInteger(root, "", "projection_dim", 512),
  };
}

/** Patches of a picture plus the class token: T of the image tower. */
export function imageTokens({ imageSize, patchSize }: ImageTowerConfig): number {
  return (imageSize / patchSize) ** 2 + 1;
}

type Section = Readonly<Record<string, unknown>>;

/** Early files hold a tower twice; Hugging Face's reader then takes what the key with "_dict" says. */
function tower(root: Section, key: string): Section {
  return section(root[`${key}_dict`] ?? root[key] ?? {}, key);
}

function encoder(
  from: Section,
  path: string,
  size: { hidden: number; intermediate: number; heads: number },
): EncoderConfig {
  const hiddenSize = positiveInteger(from, path, "hidden_size", size.hidden);
  const heads = positiveInteger(from, path, "num_attention_heads", size.heads);
  if (hiddenSize % heads !== 0)
    throw refusal(
      `${path}.num_attention_heads`,
      said("aDivisorOf", "hidden_size", hiddenSize),
      heads,
    );
  const activation = from["hidden_act"] ?? "quick_gelu";
  if (activation !== "quick_gelu" && activation !== "gelu")
    throw refusal(`${path}.hidden_act`, said("eitherOf", "'quick_gelu'", "'gelu'"), activation);
  const epsilon = from["layer_norm_eps"] ?? 1e-5;
  if (typeof epsilon !== "number" || !(epsilon > 0 && epsilon < 1))
    throw refusal(`${path}.layer_norm_eps`, said("betweenZeroAndOne"), epsilon);
  return {
    hiddenSize,
    heads,
    activation,
    intermediateSize: positiveInteger(from, path, "intermediate_size", size.intermediate),
    layers: positiveInteger(from, path, "num_hidden_layers", 12),
    layerNormEpsilon: epsilon,
  };
}

function positiveInteger(from: Section, path: string, key: string, missing: number): number {
  const value = from[key] ?? missing;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1)
    throw refusal(path ? `${path}.${key}` : key, said("aPositiveInteger"), value);
  return value;
}

function section(value: unknown, name: string): Section {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refusal(name, said("anObject"), value);
  // A JSON object that is no array has string keys and unknown values.
  return value as Section;
}

function refusal(key: string, rule: Said | string, value: unknown): FailureError {
  return mustBe(`config.json: ${key}`, rule, value);
}
