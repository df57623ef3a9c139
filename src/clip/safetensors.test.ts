import { describe, expect, test } from "vitest";
import type { NamedTensor } from "./parameters.ts";
import { readSafetensors, readSafetensorsHeader, writeSafetensors } from "./safetensors.ts";

const tensor = (shape: number[], ...values: number[]): NamedTensor => ({
  shape,
  data: Float32Array.from(values),
});

/** A file of this header text (or object) and so many zero bytes. */
function file(header: unknown, dataBytes = 0): Uint8Array {
  const json = new TextEncoder().encode(
    typeof header === "string" ? header : JSON.stringify(header),
  );
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

describe("round trip", () => {
  const tensors = new Map([
    ["a.weight", tensor([2, 3], 1, -2.5, 3e-8, 4, 5, 6)],
    ["größe", tensor([], 0.25)],
    ["empty", tensor([0, 4])],
    ["b.bias", tensor([1], 1 / 3)],
  ]);

  test("F32 is exact", () => {
    expect(readSafetensors(writeSafetensors(tensors, { dtype: "F32" }))).toEqual(tensors);
  });

  test("F16 halves the bytes and keeps eleven bits", () => {
    const read = readSafetensors(writeSafetensors(tensors, { dtype: "F16" }));
    expect([...read.keys()]).toEqual([...tensors.keys()]);
    expect([...read.get("a.weight")!.data]).toEqual([1, -2.5, 2 ** -24, 4, 5, 6]);
    expect(read.get("b.bias")!.data[0]).toBeCloseTo(1 / 3, 3);
    expect(read.get("b.bias")!.data[0]).not.toBe(Math.fround(1 / 3));
  });

  test("F16 refuses a number out of its range", () => {
    const wide = new Map([["big", tensor([1], 1e6)]]);
    expect(() => writeSafetensors(wide, { dtype: "F16" })).toThrow(
      /'big' holds 1000000.*write F32/,
    );
  });

  test("data begins at a multiple of 8 bytes", () => {
    for (const name of ["a", "ab", "abc"]) {
      const bytes = writeSafetensors(new Map([[name, tensor([1], 1)]]), { dtype: "F32" });
      expect(readSafetensorsHeader(bytes).dataStart % 8).toBe(0);
    }
  });
});

test("BF16 is read, integers are left out, metadata is no tensor", () => {
  const bytes = file(
    {
      __metadata__: { format: "pt" },
      half: { dtype: "BF16", shape: [2], data_offsets: [0, 4] },
      position_ids: { dtype: "I64", shape: [1, 1], data_offsets: [4, 12] },
    },
    12,
  );
  bytes.set([0x80, 0x3f, 0x00, 0xc0], bytes.length - 12);
  const read = readSafetensors(bytes);
  expect([...read]).toEqual([["half", tensor([2], 1, -2)]]);
});

test("the header alone is read from the first bytes of a file", () => {
  const bytes = writeSafetensors(new Map([["w", tensor([2, 2], 1, 2, 3, 4)]]), { dtype: "F16" });
  const { dataStart } = readSafetensorsHeader(bytes);
  const { tensors } = readSafetensorsHeader(bytes.subarray(0, dataStart));
  expect(tensors.get("w")).toEqual({ dtype: "F16", shape: [2, 2], begin: 0, end: 8 });
});

describe("a file is refused that", () => {
  const f32 = (shape: unknown, offsets: unknown) => ({
    dtype: "F32",
    shape,
    data_offsets: offsets,
  });
  const cases: [string, Uint8Array, RegExp][] = [
    ["is empty", new Uint8Array(0), /has 0 bytes/],
    [
      "ends in its header",
      file({ w: f32([1], [0, 4]) }, 4).subarray(0, 20),
      /truncated.*there are 20/,
    ],
    ["ends in its data", file({ w: f32([2], [0, 8]) }, 7), /truncated.*should have/],
    ["goes on after its data", file({ w: f32([1], [0, 4]) }, 5), /too long/],
    ["has a huge header", new Uint8Array(8).fill(0xff), /at most 100000000/],
    ["has a header that is not JSON", file("{oops"), /not JSON/],
    ["has a header that is not UTF-8", file("{}").with(8, 0xff), /not JSON/],
    ["has a header that is a list", file("[]"), /not a JSON object/],
    [
      "has two tensors in one place",
      file({ a: f32([1], [0, 4]), b: f32([1], [0, 4]) }, 4),
      /'b' begins at 0/,
    ],
    ["has a gap", file({ a: f32([1], [0, 4]), b: f32([1], [8, 12]) }, 12), /'b' begins at 8/],
    [
      "has a size off its shape",
      file({ a: f32([3], [0, 8]) }, 8),
      /takes 8 bytes, but F32\[3\] takes 12/,
    ],
    [
      "has a shape whose size overflows",
      file({ a: f32([2 ** 40, 2 ** 40], [0, 4]) }, 4),
      /takes 4 bytes/,
    ],
    ["has a negative extent", file({ a: f32([-1], [0, 4]) }, 4), /not a list of extents/],
    ["has offsets backwards", file({ a: f32([1], [4, 0]) }, 4), /takes -4 bytes/],
    ["has one offset", file({ a: f32([1], [4]) }, 4), /not two positions/],
    ["has a tensor without description", file({ a: null }), /not described by an object/],
    [
      "has an unknown dtype",
      file({ a: { dtype: "F8", shape: [], data_offsets: [0, 1] } }, 1),
      /dtype "F8"/,
    ],
    [
      "has a dtype named like an object's method",
      file({ a: { dtype: "toString", shape: [], data_offsets: [0, 1] } }, 1),
      /dtype "toString"/,
    ],
    ["has doubles", file({ a: { dtype: "F64", shape: [1], data_offsets: [0, 8] } }, 8), /is F64/],
  ];
  test.each(cases)("%s", (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message);
  });
});
