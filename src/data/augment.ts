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

const attempts = 10;
const [lowAspect, highAspect] = [3 / 4, 4 / 3];

/**
 * Random resized crops and flips of the pictures of step `step`: area a uniform
 * share of [cropArea, 1], aspect ratio log-uniform in [3/4, 4/3], up to ten attempts to fit both and
 * else the whole picture; mirrored half of the time. Stream "augmentation".
 */
export function drawCrops(
  seed: number,
  step: number,
  count: number,
  side: number,
  cropArea: number,
): Crop[] {
  const random = new RandomStream(seed, "augmentation", step);
  return Array.from({ length: count }, () => drawCrop(random, side, cropArea));
}

function drawCrop(random: RandomStream, side: number, cropArea: number): Crop {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const area = side * side * random.uniform(cropArea, 1);
    const aspect = Math.exp(random.uniform(Math.log(lowAspect), Math.log(highAspect)));
    const width = Math.sqrt(area * aspect);
    const height = Math.sqrt(area / aspect);
    if (width > side || height > side) continue;
    const x = random.uniform(0, side - width);
    const y = random.uniform(0, side - height);
    return { x, y, width, height, flip: random.uniform() < 0.5 };
  }
  return { x: 0, y: 0, width: side, height: side, flip: random.uniform() < 0.5 };
}
