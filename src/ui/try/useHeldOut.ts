import type { AnySplit } from "../../data/dataset.ts";
import { FailureError } from "../../shared/failure.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { offsetOf } from "../dataset/PackedTile.tsx";
import { useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import type { BoardPicture } from "./picture.ts";
import { pictureOfRgb, readTile } from "./picture.ts";

/** Reads picture `index` of a split with the very pixels that it has in the data set. */
export function useHeldOut(): (split: AnySplit, index: number) => Promise<BoardPicture> {
  const dataset = useDataset();
  const library = useLibraryActions();
  const { tryIt: words } = useWords();
  const missing = (index: number) => new FailureError("bad-file", words.gone(index));
  return async (split, index) => {
    if (dataset.status !== "ready") throw missing(index);
    const label = dataset.index.classes[split.labels[index]!] ?? null;
    if ("atlas" in split) {
      const { tile } = dataset.index;
      const [column, row] = [index % split.columns, Math.floor(index / split.columns)];
      const url = new URL(split.atlas, dataset.folderUrl).href;
      return readTile(url, [column * tile, row * tile, tile], label);
    }
    const { sizes, pack } = split;
    const [width, height] = [sizes[2 * index]!, sizes[2 * index + 1]!];
    const start = offsetOf(sizes, index);
    const blob = await library.datasetBlob(dataset.name, pack);
    const bytes = await blob?.slice(start, start + 3 * width * height).arrayBuffer();
    if (!bytes) throw missing(index);
    return pictureOfRgb({ width, height, rgb: new Uint8Array(bytes) }, label);
  };
}
