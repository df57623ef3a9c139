import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { bfloat16ToFloat32, float16ToFloat32 } from "./halfFloat.ts";

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
  // A copy, so that it is aligned wherever the bytes lie.
  const { buffer } = Uint8Array.from(bytes);
  if (dtype === "F32") return new Float32Array(buffer);
  const halves = new Uint16Array(buffer);
  return dtype === "F16" ? float16ToFloat32(halves) : bfloat16ToFloat32(halves);
}
