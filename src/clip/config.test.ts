import { describe, expect, test } from "vitest";
import { imageTokens, parseClipConfig } from "./config.ts";

test("a missing key has Hugging Face's default: an empty file is ViT-B/32", () => {
  const config = parseClipConfig({});
  expect(config).toEqual({
    projectionDim: 512,
    image: {
      hiddenSize: 768,
      intermediateSize: 3072,
      layers: 12,
      heads: 12,
      activation: "quick_gelu",
      layerNormEpsilon: 1e-5,
      imageSize: 224,
      patchSize: 32,
    },
    text: {
      hiddenSize: 512,
      intermediateSize: 2048,
      layers: 12,
      heads: 8,
      activation: "quick_gelu",
      layerNormEpsilon: 1e-5,
      vocabSize: 49408,
      contextLength: 77,
      eosTokenId: 49407,
    },
  });
  expect(imageTokens(config.image)).toBe(50);
});

test("keys are read from where Hugging Face puts them", () => {
  const config = parseClipConfig({
    model_type: "clip",
    projection_dim: 640,
    vision_config: {
      ...{ hidden_size: 1024, num_attention_heads: 16, num_hidden_layers: 24 },
      ...{ intermediate_size: 4096, patch_size: 14, hidden_act: "gelu", layer_norm_eps: 1e-6 },
    },
    text_config: { hidden_size: 640, num_attention_heads: 10, vocab_size: 1000, eos_token_id: 999 },
  });
  expect(config.projectionDim).toBe(640);
  expect(config.image).toMatchObject({ layers: 24, activation: "gelu", layerNormEpsilon: 1e-6 });
  expect(imageTokens(config.image)).toBe(257);
  expect(config.text).toMatchObject({ heads: 10, vocabSize: 1000, eosTokenId: 999 });
});

test("the early configs' eos_token_id of 2 stands for the tokenizer's", () => {
  expect(parseClipConfig({ text_config: { eos_token_id: 2 } }).text.eosTokenId).toBeNull();
});

test("early configs hold a tower a second time, or say that they do not", () => {
  const text_config = { hidden_size: 512, num_attention_heads: 8 };
  const text_config_dict = { hidden_size: 768, num_attention_heads: 12 };
  const vision_config_dict = null;
  const config = parseClipConfig({ text_config, text_config_dict, vision_config_dict });
  expect(config.text).toMatchObject({ hiddenSize: 768, heads: 12 });
  expect(config.image.hiddenSize).toBe(768);
});

describe("a config is refused by key, rule and value:", () => {
  const cases: [unknown, string][] = [
    [null, "the file must be an object, got null"],
    [{ vision_config: [1] }, "vision_config must be an object, got [1]"],
    [{ model_type: "siglip" }, "model_type must be 'clip', got \"siglip\""],
    [{ projection_dim: 0 }, "projection_dim must be a positive integer, got 0"],
    [
      { text_config: { hidden_size: "512" } },
      'text_config.hidden_size must be a positive integer, got "512"',
    ],
    [
      { vision_config: { num_hidden_layers: 1.5 } },
      "vision_config.num_hidden_layers must be a positive integer, got 1.5",
    ],
    [
      { vision_config: { hidden_act: "relu" } },
      "vision_config.hidden_act must be 'quick_gelu' or 'gelu', got \"relu\"",
    ],
    [
      { text_config: { num_attention_heads: 7 } },
      "text_config.num_attention_heads must be a divisor of hidden_size (512), got 7",
    ],
    [
      { vision_config: { patch_size: 15 } },
      "vision_config.patch_size must be a divisor of image_size (224), got 15",
    ],
    [{ vision_config: { num_channels: 4 } }, "vision_config.num_channels must be 3, got 4"],
    [
      { text_config: { layer_norm_eps: -1 } },
      "text_config.layer_norm_eps must be a number between 0 and 1, got -1",
    ],
  ];
  test.each(cases)("%j", (json, message) => {
    expect(() => parseClipConfig(json)).toThrow(`config.json: ${message}`);
  });
});
