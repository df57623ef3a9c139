/** Models of true names and shapes, with made-up weights, read from a hub on this machine. */
import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { memoryStore } from "../hub/byteStore.ts";
import { hubFolder } from "../hub/hubFolder.ts";
import type { LoopbackHub } from "../hub/loopbackHub.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import { sizeOf } from "../graph/graph.ts";
import type { ByteSource } from "../shared/byteSource.ts";
import type { ClipConfig } from "./config.ts";
import { parseClipConfig } from "./config.ts";
import type { ClipModel } from "./model.ts";
import { plainTemplates, readClipModel } from "./model.ts";
import { fileShapes, unpackParameters } from "./parameters.ts";

// A machine that is busy with something else may take many times as long.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** Both towers as wkcn/TinyCLIP-ViT-8M-16-Text-3M-YFCC15M has them. */
const tinyClip = {
  model_type: "clip",
  projection_dim: 512,
  vision_config: {
    ...{ hidden_size: 256, intermediate_size: 1024, num_hidden_layers: 10 },
    ...{ num_attention_heads: 4, image_size: 224, patch_size: 16, hidden_act: "gelu" },
  },
  text_config: {
    ...{ hidden_size: 256, intermediate_size: 1024, num_hidden_layers: 3 },
    ...{ num_attention_heads: 4, hidden_act: "gelu", eos_token_id: 49407 },
  },
};
/** Every size as in openai/clip-vit-base-patch32, whose config says little and 2 for EOS. */
const vitB32 = { model_type: "clip", vision_config_dict: null, text_config: { eos_token_id: 2 } };

const preprocessor = { image_mean: [0.48, 0.46, 0.41], image_std: [0.27, 0.26, 0.28], size: 224 };

/** The number that stands at a place of the file, in elements: it tells the place, and is small. */
function valueAt(element: number): number {
  return Math.fround((Math.imul(element, 0x9e3779b1) >> 8) / 2 ** 28);
}

/** A weights file as the hub has it: sorted by name, with the buffers of ids that old files hold. */
function weightsFile(config: ClipConfig): { source: ByteSource; header: Map<string, number> } {
  const shapes = new Map<string, readonly number[]>([["logit_scale", []]]);
  for (const tower of ["image", "text"] as const) {
    for (const [name, shape] of fileShapes(config, tower)) shapes.set(name, shape);
  }
  const ids = "text_model.embeddings.position_ids";
  shapes.set(ids, [1, config.text.contextLength]);
  const offsets = new Map<string, number>();
  const json: Record<string, unknown> = { __metadata__: { format: "pt" } };
  let end = 0;
  for (const [name, shape] of [...shapes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const begin = end;
    end += sizeOf(shape) * (name === ids ? 8 : 4);
    offsets.set(name, begin / 4);
    json[name] = { dtype: name === ids ? "I64" : "F32", shape, data_offsets: [begin, end] };
  }
  const text = JSON.stringify(json);
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const head = new Uint8Array(8 + headerBytes);
  new DataView(head.buffer).setBigUint64(0, BigInt(headerBytes), true);
  head.set(new TextEncoder().encode(text.padEnd(headerBytes)), 8);
  const size = head.length + end;
  const slice: ByteSource["slice"] = (from, to) => {
    const first = Math.floor((from - head.length) / 4);
    const count = Math.ceil((to - head.length) / 4) - first;
    const numbers = Float32Array.from({ length: count }, (_, i) => valueAt(first + i));
    const start = from - head.length - first * 4;
    const bytes = new Uint8Array(numbers.buffer).slice(start, start + to - from);
    if (from < head.length) bytes.set(head.subarray(from, to));
    return Promise.resolve(bytes);
  };
  return { source: { name: "weights", size, slice }, header: offsets };
}

function expectValues(model: ClipModel, offsets: ReadonlyMap<string, number>): void {
  for (const tower of ["image", "text"] as const) {
    const weights = new Map(tower === "image" ? model.imageWeights : model.textWeights);
    for (const [name, { data }] of unpackParameters(model.config, tower, weights)) {
      const from = offsets.get(name)!;
      const wrong = data.findIndex((value, i) => value !== valueAt(from + i));
      expect(`${name}: ${wrong}`).toBe(`${name}: -1`);
    }
  }
  expect(model.logitScale).toBe(Math.exp(valueAt(offsets.get("logit_scale")!)));
}

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

let hub: LoopbackHub | null = null;
afterEach(async () => {
  await hub?.close();
  hub = null;
});

const repository = { kind: "model", id: "o/m", revision: "main" } as const;

/** Starts a hub with this model; gives its address. */
async function serve(config: object, file: ByteSource, hash: string | null): Promise<string> {
  hub = await startLoopbackHub({
    files: {
      "o/m/config.json": json(config),
      "o/m/preprocessor_config.json": json(preprocessor),
      "o/m/model.safetensors": file,
    },
    hash: (name) => (name.endsWith("model.safetensors") ? hash : null),
  });
  return hub.host;
}

test("TinyCLIP-8M/16 comes by ranges, is held to its hash, and comes once", async () => {
  const { source, header } = weightsFile(parseClipConfig(tinyClip));
  expect(source.size).toBeGreaterThan(90e6);
  const hash = createHash("sha256");
  for (let at = 0; at < source.size; at += 2 ** 24)
    hash.update(await source.slice(at, Math.min(at + 2 ** 24, source.size)));
  const [host, store] = [await serve(tinyClip, source, hash.digest("hex")), memoryStore()];
  const model = await readClipModel(hubFolder(repository, { host, store }));
  expectValues(model, header);
  expect(model.templates).toEqual(plainTemplates);
  const ranges = hub!.requests.filter((request) => request.includes("model.safetensors"));
  expect(ranges.length).toBe(1 + Math.ceil(source.size / 2 ** 23));

  hub!.requests.length = 0;
  expectValues(await readClipModel(hubFolder(repository, { host, store })), header);
  expect(hub!.requests).toEqual([]);
});

test("weights come in parts of at most 8 MiB, one after the other, each once", async () => {
  const { source } = weightsFile(parseClipConfig(tinyClip));
  let [held, most, total] = [0, 0, 0];
  const slice: ByteSource["slice"] = async (from, to) => {
    held += to - from;
    most = Math.max(most, held);
    total += to - from;
    const bytes = await source.slice(from, to);
    held -= to - from;
    return bytes;
  };
  const files = new Map<string, ByteSource>([["model.safetensors", { ...source, slice }]]);
  const small = { "config.json": tinyClip, "preprocessor_config.json": preprocessor };
  for (const [path, value] of Object.entries(small)) {
    const bytes = json(value);
    const whole = () => Promise.resolve(bytes);
    files.set(path, { name: path, size: bytes.length, slice: whole });
  }
  await readClipModel({ name: "o/m", open: (path) => Promise.resolve(files.get(path) ?? null) });
  expect(most).toBe(2 ** 23);
  expect(total).toBeLessThan(source.size + 2 ** 17);
});

test.skipIf(process.env["LIPSUM_SLOW"] !== "1")(
  "ViT-B/32 comes by ranges (LIPSUM_SLOW=1: 605 MB)",
  async () => {
    const { source, header } = weightsFile(parseClipConfig(vitB32));
    expect(source.size).toBeGreaterThan(605e6);
    const host = await serve(vitB32, source, null);
    const model = await readClipModel(hubFolder(repository, { host }));
    expectValues(model, header);
  },
  300_000,
);
