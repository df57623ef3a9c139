import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";

/** Larger pictures are refused before they are decoded: a small file may claim any size. */
const maxPixels = 2 ** 26;

/** Throws a FailureError "bad-file" for a picture that is empty or too large to decode. */
export function checkPictureSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw new FailureError("bad-file", said("noPixels", width, height));
  if (width * height > maxPixels)
    throw new FailureError("bad-file", said("tooManyPixels", width, height, maxPixels));
}
