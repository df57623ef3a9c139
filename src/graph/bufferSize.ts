/** What of a buffer is allocated for a value of so many bytes. */
export type BufferSize = (bytes: number) => number;

/** What is asked for, and no more. */
export const exactSize: BufferSize = (bytes) => bytes;

/** Powers of two but 1024, and then coarser ones, in bytes. */
const buckets: readonly number[] = [
  ...[64, 128, 256, 512, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 262144, 524288, 1048576],
  ...[2097152, 4194304, 8388608, 12582912, 16777216, 26214400, 33554432, 44236800, 58982400],
  ...[67108864, 134217728, 167772160],
];

/**
 * The buckets of onnxruntime's WebGPU provider (BUCKET_DEFAULT_LIMIT_TABLE of its buffer manager), from
 * which a session with recorded commands takes its buffers; what is larger than all has its own size.
 */
export const bucketSize: BufferSize = (bytes) => buckets.find((size) => size >= bytes) ?? bytes;
