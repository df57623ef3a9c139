import { RandomStream } from "../shared/random.ts";

/** A part of a picture to be resized to the model's input. In pixels, not rounded. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Mirrored left to right, after the crop. */
  readonly flip: boolean;
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const attempts = 10;
const [lowAspect, highAspect] = [3 / 4, 4 / 3];

/** {@link drawCropsOf} square pictures of one side. */
export function drawCrops(
  seed: number,
  step: number,
  count: number,
  side: number,
  cropArea: number,
): Crop[] {
  const size = { width: side, height: side };
  return drawCropsOf(
    seed,
    step,
    Array.from({ length: count }, () => size),
    cropArea,
  );
}

/**
 * Random resized crops and flips of the pictures of step `step`, which have these sizes: area a
 * uniform share of [cropArea, 1] of the picture's, aspect ratio log-uniform in [3/4, 4/3], up to ten
 * attempts to fit both and else the largest middle part of such an aspect ratio; mirrored half of the
 * time. Stream "augmentation".
 */
export function drawCropsOf(
  seed: number,
  step: number,
  sizes: readonly Size[],
  cropArea: number,
): Crop[] {
  const random = new RandomStream(seed, "augmentation", step);
  return sizes.map((size) => drawCrop(random, size, cropArea));
}

/** Most fixed views that a picture has: one more changes none of those before it. */
export const mostViews = 64;

/** The crop and flip of a fixed view of a picture, both counted from 0, drawn as {@link drawCropsOf} does. Stream "views". */
export function drawView(
  seed: number,
  { picture, view }: { readonly picture: number; readonly view: number },
  size: Size,
  cropArea: number,
): Crop {
  return drawCrop(new RandomStream(seed, "views", picture * mostViews + view), size, cropArea);
}

function drawCrop(random: RandomStream, size: Size, cropArea: number): Crop {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const area = size.width * size.height * random.uniform(cropArea, 1);
    const aspect = Math.exp(random.uniform(Math.log(lowAspect), Math.log(highAspect)));
    const width = Math.sqrt(area * aspect);
    const height = Math.sqrt(area / aspect);
    if (width > size.width || height > size.height) continue;
    const x = random.uniform(0, size.width - width);
    const y = random.uniform(0, size.height - height);
    return { x, y, width, height, flip: random.uniform() < 0.5 };
  }
  return { ...largestMiddle(size), flip: random.uniform() < 0.5 };
}

/** The whole of a square. */
function largestMiddle(size: Size): Omit<Crop, "flip"> {
  const width = Math.min(size.width, size.height * highAspect);
  const height = Math.min(size.height, size.width / lowAspect);
  return { x: (size.width - width) / 2, y: (size.height - height) / 2, width, height };
}
