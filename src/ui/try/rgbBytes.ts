/** RGBA bytes on white, as RGB: as pictures with transparent parts are imported. */
export function rgbBytes(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const count = rgba.length / 4;
  const rgb = new Uint8Array(3 * count);
  for (let i = 0; i < count; i++) {
    const alpha = rgba[4 * i + 3]! / 255;
    for (let c = 0; c < 3; c++)
      rgb[3 * i + c] = Math.round(rgba[4 * i + c]! * alpha + 255 * (1 - alpha));
  }
  return rgb;
}
