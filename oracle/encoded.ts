export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array<ArrayBuffer>;
}

/** A tensor in a golden file: its elements' bytes, row-major, little-endian. */
export interface Encoded {
  readonly shape: readonly number[];
  readonly base64: string;
}

export function floats(encoded: Encoded): GoldenTensor {
  return { shape: encoded.shape, data: new Float32Array(bytes(encoded).buffer) };
}

export function floatsByName(
  encoded: Readonly<Record<string, Encoded>>,
): Map<string, GoldenTensor> {
  return new Map(Object.entries(encoded).map(([name, tensor]) => [name, floats(tensor)]));
}

/** A byte stands for (byte − 128) / 64. */
export function pixels(encoded: Encoded): Float32Array<ArrayBuffer> {
  return Float32Array.from(bytes(encoded), (byte) => (byte - 128) / 64);
}

function bytes({ base64 }: Encoded): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
