import { useEffect, useRef } from "react";
import type { PackedSplit } from "../../data/dataset.ts";
import { useLibraryActions } from "../libraryContext.ts";
import { namedPicture } from "./namedPicture.ts";
import type { TileProps } from "./Tile.tsx";

interface PackedTileProps extends TileProps<PackedSplit> {
  /** As in a spec. */
  readonly dataset: string;
}

/** One picture of an imported data set, whose middle square is shown; read alone out of its pack. */
export function PackedTile({ dataset, split, index, size, description }: PackedTileProps) {
  const library = useLibraryActions();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { pack, sizes } = split;
  const [width, height] = [sizes[2 * index] ?? 1, sizes[2 * index + 1] ?? 1];
  useEffect(() => {
    let isCurrent = true;
    const start = offsetOf(sizes, index);
    void library.datasetBlob(dataset, pack).then(async (blob) => {
      const rgb = await blob?.slice(start, start + 3 * width * height).arrayBuffer();
      if (rgb && isCurrent) draw(canvas.current, new Uint8Array(rgb), width, height);
    });
    return () => {
      isCurrent = false;
    };
  }, [library, dataset, pack, sizes, index, width, height]);
  return (
    <canvas
      ref={canvas}
      className="tile tile-photo"
      {...namedPicture(description)}
      width={width}
      height={height}
      style={{ width: size, height: size }}
    />
  );
}

/** Where a picture begins in its pack, in bytes. */
export function offsetOf(sizes: readonly number[], index: number): number {
  let offset = 0;
  for (let i = 0; i < index; i++) offset += 3 * sizes[2 * i]! * sizes[2 * i + 1]!;
  return offset;
}

function draw(
  canvas: HTMLCanvasElement | null,
  rgb: Uint8Array,
  width: number,
  height: number,
): void {
  const context = canvas?.getContext("2d");
  if (!context || rgb.length !== 3 * width * height) return;
  const image = context.createImageData(width, height);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    image.data.set(rgb.subarray(from, from + 3), to);
    image.data[to + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
