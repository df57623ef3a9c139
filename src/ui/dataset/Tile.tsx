import type { AnySplit } from "../../data/dataset.ts";
import { AtlasTile } from "./AtlasTile.tsx";
import { useDataset } from "./datasetContext.ts";
import { PackedTile } from "./PackedTile.tsx";
import "./tile.css";

export interface TileProps<S extends AnySplit = AnySplit> {
  readonly split: S;
  /** The picture's place in the split. */
  readonly index: number;
  /** Side in CSS pixels. */
  readonly size: number;
  readonly description: string;
}

/** One picture of the data set that the page shows. */
export function Tile({ split, ...props }: TileProps) {
  const dataset = useDataset();
  if (dataset.status !== "ready") return null;
  return "atlas" in split ? (
    <AtlasTile {...props} split={split} folderUrl={dataset.folderUrl} />
  ) : (
    <PackedTile {...props} split={split} dataset={dataset.name} />
  );
}
