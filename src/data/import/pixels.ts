/** A decoded picture: row-major RGB bytes, height × width × 3. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}
