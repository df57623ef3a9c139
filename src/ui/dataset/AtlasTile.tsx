import type { SplitIndex } from "../../data/dataset.ts";
import { namedPicture } from "./namedPicture.ts";
import type { TileProps } from "./Tile.tsx";

interface AtlasTileProps extends TileProps<SplitIndex> {
  readonly folderUrl: string;
}

/** One picture of an atlas, cut out by CSS: the browser fetches and keeps the atlas once. */
export function AtlasTile({ folderUrl, split, index, size, description }: AtlasTileProps) {
  const column = index % split.columns;
  const row = Math.floor(index / split.columns);
  return (
    <span
      className="tile"
      {...namedPicture(description)}
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
