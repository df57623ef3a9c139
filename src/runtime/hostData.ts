import type { Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { FailureError } from "../shared/failure.ts";
import type { DeviceTensor, HostData } from "./runtime.ts";

export function dtypeOf(data: HostData): "float32" | "int32" {
  return data instanceof Float32Array ? "float32" : "int32";
}

/** Throws unless `data` has the dtype and the number of elements that a tensor of `shape` needs. */
export function checkData(shape: Shape, dtype: "float32" | "int32", data: HostData): void {
  if (dtypeOf(data) === dtype && data.length === sizeOf(shape)) return;
  throw new FailureError(
    "internal",
    `${dtype}[${shape.join(",")}] needs ${sizeOf(shape)} elements of ${dtype}, got ${data.length} of ${dtypeOf(data)}`,
  );
}

/** Throws unless `source` and `target` have one dtype and size. */
export function checkCopy(source: DeviceTensor, target: DeviceTensor): void {
  if (source.dtype === target.dtype && source.byteLength === target.byteLength) return;
  throw new FailureError(
    "internal",
    `copy needs equal dtypes and sizes, got ${source.dtype}[${source.shape.join(",")}] to ${target.dtype}[${target.shape.join(",")}]`,
  );
}

/** Throws unless the tensors are two, float32 and of one shape, and `share` is from 0 to 1. */
export function checkBlend(target: DeviceTensor, source: DeviceTensor, share: number): void {
  const types = [target, source].map(({ dtype, shape }) => `${dtype}[${shape.join(",")}]`);
  if (types[0] !== types[1] || target.dtype !== "float32")
    throw new FailureError(
      "internal",
      `blend needs two float32 tensors of one shape, got ${types.join(" and ")}`,
    );
  if (target === source)
    throw new FailureError("internal", `blend needs two tensors, got ${types[0]} twice`);
  if (!(share >= 0 && share <= 1))
    throw new FailureError("internal", `blend needs a share from 0 to 1, got ${share}`);
}

/** Throws unless there is a target of its size for each of `tensors`. */
export function checkTargets(tensors: readonly DeviceTensor[], targets: readonly HostData[]): void {
  const sizes = (all: readonly { readonly byteLength: number }[]) =>
    all.map(({ byteLength }) => byteLength).join(", ");
  if (sizes(tensors) === sizes(targets)) return;
  throw new FailureError(
    "internal",
    `tensors of ${sizes(tensors)} bytes cannot be read into arrays of ${sizes(targets)}`,
  );
}
