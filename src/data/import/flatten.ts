/**
 * RGB bytes of interleaved pixels of 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGB, alpha) channels.
 * What is transparent shows white, as paper would.
 */
export function flattenOnWhite(data: ArrayLike<number>, channels: number): Uint8Array {
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  const colors = channels >= 3 ? 3 : 1;
  const hasAlpha = channels === 2 || channels === 4;
  for (let i = 0; i < count; i++) {
    const from = i * channels;
    const alpha = hasAlpha ? data[from + channels - 1]! : 255;
    for (let c = 0; c < 3; c++) {
      const value = data[from + (colors === 3 ? c : 0)]!;
      rgb[i * 3 + c] = alpha === 255 ? value : Math.round(255 + ((value - 255) * alpha) / 255);
    }
  }
  return rgb;
}
