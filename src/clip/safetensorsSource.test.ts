import { describe, expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import type { ByteSource } from "../shared/byteSource.ts";
import { memorySource } from "../shared/byteSource.ts";
import type { Folder } from "../shared/files.ts";
import { parseClipConfig } from "./config.ts";
import { emptyParameters, packParameters } from "./parameters.ts";
import { writeSafetensors } from "./safetensors.ts";
import { openSafetensors } from "./safetensorsSource.ts";
import type { TensorSource } from "./tensorSource.ts";

/** A folder of files, and the parts that are read of each. */
function folderOf(files: Readonly<Record<string, Uint8Array>>) {
  const parts: string[] = [];
  const folder: Folder = {
    name: "a/b",
    open: (path) => {
      const bytes = files[path];
      if (!bytes) return Promise.resolve(null);
      const source = memorySource(path, bytes);
      const slice: ByteSource["slice"] = (start, end) => {
        parts.push(`${path} ${start}-${end}`);
        return source.slice(start, end);
      };
      return Promise.resolve({ ...source, slice });
    },
  };
  return { folder, parts };
}

async function opened(folder: Folder): Promise<TensorSource> {
  const source = await openSafetensors(folder);
  if (!source) throw new Error("the folder has no safetensors");
  return source;
}

const { tensors } = goldenModel;
const config = parseClipConfig(goldenModel.config);

async function readTower(source: TensorSource, tower: "image" | "text") {
  const { parameters, slots } = emptyParameters(config, tower, source.shapes);
  await source.read(new Map(slots.map(({ name, data }) => [name, data])));
  return parameters;
}

test("a tower is read from its place in the file, and the other tower is not", async () => {
  const sorted = new Map([...tensors].sort(([a], [b]) => (a < b ? -1 : 1)));
  const bytes = writeSafetensors(sorted, { dtype: "F32" });
  const { folder, parts } = folderOf({ "model.safetensors": bytes });
  const source = await opened(folder);
  const image = await readTower(source, "image");
  expect(image).toEqual(packParameters(config, "image", tensors));
  const spans = parts.slice(1).map((part) => part.split(/[ -]/).slice(-2).map(Number));
  const read = spans.reduce((sum, [start, end]) => sum + end! - start!, 0);
  expect(read).toBeLessThan(0.6 * bytes.length);
  expect(spans.length).toBeLessThanOrEqual(2);
});

test("shards are read as one file, in half precision as well", async () => {
  const entries = [...tensors];
  const half = Math.floor(entries.length / 2);
  const [first, second] = [new Map(entries.slice(0, half)), new Map(entries.slice(half))];
  const map = entries.map(([name], i) => [name, i < half ? "1-of-2" : "2-of-2"]);
  const index = JSON.stringify({ weight_map: Object.fromEntries(map) as unknown });
  const { folder } = folderOf({
    "model.safetensors.index.json": new TextEncoder().encode(index),
    "1-of-2": writeSafetensors(first, { dtype: "F16" }),
    "2-of-2": writeSafetensors(second, { dtype: "F32" }),
  });
  const source = await opened(folder);
  const text = await readTower(source, "text");
  for (const [name, values] of packParameters(config, "text", tensors)) {
    const read = text.get(name)!;
    values.forEach((value, i) => expect(Math.abs(read[i]! - value)).toBeLessThan(1e-3));
  }
});

test("a missing shard is named", async () => {
  const index = new TextEncoder().encode('{"weight_map":{"a":"1-of-2"}}');
  const { folder } = folderOf({ "model.safetensors.index.json": index });
  await expect(openSafetensors(folder)).rejects.toThrow(
    "a/b has no file '1-of-2', which model.safetensors.index.json names. Add it.",
  );
});

test("a folder without such files is of another layout", async () => {
  expect(await openSafetensors(folderOf({ "a.bin": new Uint8Array(1) }).folder)).toBeNull();
});

/** A file with this header, followed by its data. */
function file(header: object, data: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

describe("whatever the header's length,", () => {
  test.each(["", "x", "xy", "xyz"])("numbers of every dtype are read (%j)", async (padding) => {
    // 1 and -2 as bfloat16, as float16 and as float32, with the buffer of ids that old files hold.
    const data = Uint8Array.of(
      ...[0x80, 0x3f, 0x00, 0xc0],
      ...[0x00, 0x3c, 0x00, 0xc0],
      ...[7, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0],
    );
    const header = {
      __metadata__: { padding },
      bf: { dtype: "BF16", shape: [2], data_offsets: [0, 4] },
      half: { dtype: "F16", shape: [1, 2], data_offsets: [4, 8] },
      "text_model.embeddings.position_ids": { dtype: "I64", shape: [1], data_offsets: [8, 16] },
      full: { dtype: "F32", shape: [2, 1], data_offsets: [16, 24] },
    };
    const source = await opened(folderOf({ "model.safetensors": file(header, data) }).folder);
    expect([...source.shapes]).toEqual([
      ["bf", [2]],
      ["half", [1, 2]],
      ["full", [2, 1]],
    ]);
    const targets = new Map([...source.shapes.keys()].map((name) => [name, new Float32Array(2)]));
    await source.read(targets);
    for (const values of targets.values()) expect([...values]).toEqual([1, -2]);
  });
});

test("tensors larger than what is read at once come in pieces", async () => {
  const data = Float32Array.from({ length: 5_000_000 }, (_, i) => i);
  const bytes = writeSafetensors(new Map([["big", { shape: [data.length], data }]]), {
    dtype: "F32",
  });
  const { folder, parts } = folderOf({ "model.safetensors": bytes });
  const target = new Float32Array(data.length);
  await (await opened(folder)).read(new Map([["big", target]]));
  expect(target.every((value, i) => value === i)).toBe(true);
  const sizes = parts.map((part) => {
    const [start, end] = part.split(" ")[1]!.split("-").map(Number);
    return end! - start!;
  });
  expect(Math.max(...sizes)).toBe(8 * 2 ** 20);
  expect(sizes.length).toBe(4);
});

test("a fault names the file", async () => {
  const { folder } = folderOf({ "model.safetensors": new Uint8Array(3) });
  await expect(openSafetensors(folder)).rejects.toThrow(
    "model.safetensors: The safetensors file has 3 bytes",
  );
});
