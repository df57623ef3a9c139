import type { SplitIndex } from "../../data/dataset.ts";
import "./tile.css";

interface TileProps {
  readonly folderUrl: string;
  readonly split: SplitIndex;
  /** The picture's place in the split. */
  readonly index: number;
  /** Side in CSS pixels. */
  readonly size: number;
  readonly description: string;
}

/** One picture of an atlas, cut out by CSS: the browser fetches and keeps the atlas once. */
export function Tile({ folderUrl, split, index, size, description }: TileProps) {
  const column = index % split.columns;
  const row = Math.floor(index / split.columns);
  return (
    <span
      className="tile"
      role="img"
      aria-label={description}
      title={description}
      style={{
        width: size,
        height: size,
        backgroundImage: `url("${new URL(split.atlas, folderUrl).href}")`,
        backgroundSize: `${split.columns * size}px auto`,
        backgroundPosition: `${-column * size}px ${-row * size}px`,
      }}
    />
  );
}
