/** IEEE 754 binary16 and bfloat16 as bit patterns. */

const number = new Float32Array(1);
const bits = new Uint32Array(number.buffer);

/** Widens binary16 patterns; exact. */
export function widenFloat16(half: Uint16Array, result: Float32Array<ArrayBuffer>): void {
  const patterns = patternsOf(result);
  for (let i = 0; i < half.length; i++) {
    const pattern = half[i]!;
    const sign = (pattern & 0x8000) << 16;
    const exponent = (pattern >> 10) & 0x1f;
    const fraction = pattern & 0x3ff;
    if (exponent === 0) result[i] = (sign ? -1 : 1) * fraction * 2 ** -24;
    else if (exponent === 0x1f) patterns[i] = sign | 0x7f800000 | (fraction << 13);
    else patterns[i] = sign | ((exponent + 112) << 23) | (fraction << 13);
  }
}

/** Narrows to binary16, to the nearest and in a tie to the even pattern; beyond 65504 to infinity. */
export function float32ToFloat16(values: Float32Array): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(values, (value) => {
    number[0] = value;
    const sign = (bits[0]! >>> 16) & 0x8000;
    const magnitude = bits[0]! & 0x7fffffff;
    if (magnitude > 0x7f800000) return sign | 0x7e00;
    if (magnitude >= 0x477ff000) return sign | 0x7c00;
    // Below 2⁻¹⁴ a half counts multiples of 2⁻²⁴.
    if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(value) * 2 ** 24);
    return sign | ((magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1)) >>> 13);
  });
}

/** Widens bfloat16 patterns; exact. */
export function widenBfloat16(half: Uint16Array, result: Float32Array<ArrayBuffer>): void {
  const patterns = patternsOf(result);
  for (let i = 0; i < half.length; i++) patterns[i] = half[i]! << 16;
}

function patternsOf({ buffer, byteOffset, length }: Float32Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length);
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
