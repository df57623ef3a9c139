import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { widenBfloat16, widenFloat16 } from "./halfFloat.ts";

/** Bytes of one number, by the dtypes of safetensors that hold weights. */
const sizes: Readonly<Record<string, number>> = { F32: 4, F16: 2, BF16: 2 };

/** Whether a dtype holds numbers with a fraction. */
export function isFloat(dtype: string): boolean {
  return /^B?F\d/.test(dtype);
}

/** Bytes of one number of a dtype; throws a FailureError for one that is not read. */
export function floatBytes(dtype: string, name: string): number {
  const size = sizes[dtype];
  if (size !== undefined) return size;
  throw new FailureError(
    "bad-file",
    said("tensorDtype", name, dtype, Object.keys(sizes).join(", ")),
  );
}

/** Little-endian numbers of dtype F32, F16 or BF16 as float32; exact. */
export function bytesToFloat32(dtype: string, bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(bytes.length / floatBytes(dtype, ""));
  readFloats(numbers, dtype, bytes);
  return numbers;
}

/** As {@link bytesToFloat32}, into the first elements of `target`. */
export function readFloats(
  target: Float32Array<ArrayBuffer>,
  dtype: string,
  bytes: Uint8Array,
): void {
  if (dtype === "F32") {
    new Uint8Array(target.buffer, target.byteOffset, bytes.length).set(bytes);
    return;
  }
  // Patterns of two bytes can only be read where they begin at an even one.
  const { buffer, byteOffset, length } = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  const halves = new Uint16Array(buffer, byteOffset, length / 2);
  if (dtype === "F16") widenFloat16(halves, target);
  else widenBfloat16(halves, target);
}
