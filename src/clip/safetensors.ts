import type { Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import { bytesToFloat32, floatBytes, isFloat } from "./floatBytes.ts";
import { float32ToFloat16 } from "./halfFloat.ts";
import type { NamedTensor } from "./parameters.ts";

/** Bytes an element, by the dtypes of the safetensors format. */
const elementBytes: Readonly<Record<string, number>> = {
  ...{ F64: 8, F32: 4, F16: 2, BF16: 2 },
  ...{ I64: 8, I32: 4, I16: 2, I8: 1, U64: 8, U32: 4, U16: 2, U8: 1, BOOL: 1 },
};

/** The format's own limit on the header, 100 MB. */
const maxHeaderBytes = 100_000_000;

/** Where a tensor's bytes lie: from `begin` to `end`, counted from the end of the header. */
export interface SafetensorsEntry {
  readonly dtype: string;
  readonly shape: Shape;
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  /** `__metadata__`: texts by name. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Where in the file the tensors' bytes begin. */
  readonly dataStart: number;
  readonly tensors: ReadonlyMap<string, SafetensorsEntry>;
}

/** How many bytes from the start of a file its header takes, from the first 8 of them. */
export function safetensorsHeaderBytes(start: Uint8Array): number {
  if (start.length < 8) throw refusal(said("headerShort", start.length));
  const view = new DataView(start.buffer, start.byteOffset, 8);
  const length = view.getBigUint64(0, true);
  if (length > maxHeaderBytes) throw refusal(said("headerLong", String(length), maxHeaderBytes));
  return 8 + Number(length);
}

/**
 * Reads the header from the first bytes of a file, of which there may be more. Checked is all that
 * can be without the tensors' bytes: known dtypes, sizes that fit their shapes, tensors that lie one
 * after the other without overlap or gap, and their end when `fileBytes` is known. Throws a
 * FailureError ("bad-file").
 */
export function readSafetensorsHeader(start: Uint8Array, fileBytes?: number): SafetensorsHeader {
  const dataStart = safetensorsHeaderBytes(start);
  if (start.length < dataStart) throw refusal(said("headerTruncated", dataStart, start.length));
  const tensors = new Map<string, SafetensorsEntry>();
  const { __metadata__: metadata = {}, ...described } = parseHeader(start.subarray(8, dataStart));
  for (const [name, value] of Object.entries(described)) tensors.set(name, entry(name, value));
  let end = 0;
  for (const [name, { begin, end: next }] of [...tensors].sort(
    ([, a], [, b]) => a.begin - b.begin,
  )) {
    if (begin !== end) throw refusal(said("tensorGap", name, begin, end));
    end = next;
  }
  if (fileBytes !== undefined && dataStart + end !== fileBytes)
    throw refusal(
      said(
        dataStart + end > fileBytes ? "tensorsTruncated" : "tensorsTooLong",
        dataStart + end,
        fileBytes,
      ),
    );
  return { dataStart, tensors, metadata: textsOf(metadata) };
}

/**
 * Reads every floating-point tensor of a file as float32. Integer tensors (old CLIP files hold
 * position_ids) carry no weights and are left out. Throws a FailureError ("bad-file").
 */
export function readSafetensors(bytes: Uint8Array): Map<string, NamedTensor> {
  const { dataStart, tensors } = readSafetensorsHeader(bytes, bytes.length);
  const result = new Map<string, NamedTensor>();
  for (const [name, { dtype, shape, begin, end }] of tensors) {
    if (!isFloat(dtype)) continue;
    floatBytes(dtype, name);
    const data = bytesToFloat32(dtype, bytes.subarray(dataStart + begin, dataStart + end));
    result.set(name, { shape, data });
  }
  return result;
}

/** A file of the tensors in their order, with texts by name; F16 rounds to nearest even and refuses what overflows. */
export function writeSafetensors(
  tensors: ReadonlyMap<string, NamedTensor>,
  {
    dtype,
    metadata,
  }: { readonly dtype: "F32" | "F16"; readonly metadata?: Readonly<Record<string, string>> },
): Uint8Array<ArrayBuffer> {
  const shapes = Array.from(tensors, ([name, { shape }]) => [name, shape] as const);
  const { start, dataBytes } = startSafetensors(shapes, dtype, metadata);
  const file = new Uint8Array(start.length + dataBytes);
  file.set(start);
  let at = start.length;
  for (const [name, { data }] of tensors) {
    const stored = dtype === "F32" ? data : halves(name, data);
    file.set(new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength), at);
    at += stored.byteLength;
  }
  return file;
}

/**
 * What a file begins with: all before the tensors' bytes, a multiple of 8, and how many these are. They
 * lie one after the other in the order given.
 */
export function startSafetensors(
  shapes: Iterable<readonly [name: string, shape: Shape]>,
  dtype: "F32" | "F16",
  metadata?: Readonly<Record<string, string>>,
): { readonly start: Uint8Array<ArrayBuffer>; readonly dataBytes: number } {
  let end = 0;
  const entries = Array.from(shapes, ([name, shape]) => {
    const begin = end;
    end += sizeOf(shape) * elementBytes[dtype]!;
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  const header = { ...(metadata && { __metadata__: metadata }), ...Object.fromEntries(entries) };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(json.length / 8) * 8;
  const start = new Uint8Array(8 + headerBytes).fill(0x20, 8);
  new DataView(start.buffer).setBigUint64(0, BigInt(headerBytes), true);
  start.set(json, 8);
  return { start, dataBytes: end };
}

function halves(name: string, data: Float32Array): Uint16Array {
  const largest = data.find((value) => Number.isFinite(value) && Math.abs(value) >= 65520);
  if (largest !== undefined)
    throw new FailureError("non-finite", said("beyondHalf", name, largest));
  return float32ToFloat16(data);
}

function parseHeader(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw refusal(said("headerNotJson", toFailure(error)));
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw refusal(said("headerNotObject"));
  return { ...parsed };
}

/** The format allows texts alone; what else is there is left out. */
function textsOf(metadata: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(Object(metadata) as object).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}

function entry(name: string, value: unknown): SafetensorsEntry {
  if (typeof value !== "object" || value === null) throw refusal(said("entryNotObject", name));
  const { dtype, shape, data_offsets: offsets } = value as Readonly<Record<string, unknown>>;
  if (typeof dtype !== "string" || !Object.hasOwn(elementBytes, dtype))
    throw refusal(
      said("entryDtype", name, JSON.stringify(dtype), Object.keys(elementBytes).join()),
    );
  if (!isCounts(shape)) throw refusal(said("entryShape", name, JSON.stringify(shape)));
  if (!isCounts(offsets) || offsets.length !== 2)
    throw refusal(said("entryOffsets", name, JSON.stringify(offsets)));
  const [begin, end] = offsets as [number, number];
  const size = shape.reduce((product, extent) => product * extent, elementBytes[dtype]!);
  if (end - begin !== size)
    throw refusal(said("entrySize", name, end - begin, `${dtype}[${shape.join()}]`, size));
  return { dtype, shape, begin, end };
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && Number(n) >= 0);
}

function refusal(rule: Said): FailureError {
  return new FailureError("bad-file", said("safetensors", rule));
}
