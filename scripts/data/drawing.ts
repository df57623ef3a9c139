/**
 * From an icon to a tile: 64x64 opaque RGB on white, the ink centred, its longer side filling the tile but a margin.
 */
import sharp from "sharp";
import { toSvg, type Icon } from "./collection.ts";
import type { DomainId } from "./families.ts";

/** Tile side in pixels. */
export const TILE = 64;
const MARGIN = 4;
const PROBE = 256;
/** Alpha from which a pixel counts as ink. */
const INK_ALPHA = 24;

/** Cells along a side of the pixel-art collections' own grids. */
const PIXEL_CELLS: Readonly<Record<string, number>> = {
  "dinkie-icons": 12,
  "streamline-pixel": 21,
  pixelarticons: 24,
  pixel: 24,
};

interface Box {
  readonly x0: number;
  readonly y0: number;
  /** Exclusive. */
  readonly x1: number;
  readonly y1: number;
}

async function rgba(svg: string, size: number): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg), { density: 72 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== size || info.height !== size || info.channels !== 4) {
    throw new Error(
      `rendered ${info.width}x${info.height}x${info.channels}, wanted ${size}x${size}x4`,
    );
  }
  return data;
}

/** Bounding box of the ink of a square RGBA picture of side `size`, or null when there is none. */
function inkBox(pixels: Uint8Array, size: number): Box | null {
  let [x0, y0, x1, y1] = [size, size, 0, 0];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if ((pixels[4 * (y * size + x) + 3] ?? 0) < INK_ALPHA) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x + 1);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y + 1);
    }
  }
  return x1 > x0 ? { x0, y0, x1, y1 } : null;
}

/** RGBA of a tile over white, as opaque RGB. */
function onWhite(pixels: Uint8Array): Uint8Array {
  const out = new Uint8Array(TILE * TILE * 3);
  for (let i = 0; i < TILE * TILE; i++) {
    const alpha = (pixels[4 * i + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c++) {
      out[3 * i + c] = Math.round((pixels[4 * i + c] ?? 0) * alpha + 255 * (1 - alpha));
    }
  }
  return out;
}

async function smoothTile(icon: Icon): Promise<Uint8Array | null> {
  const box = inkBox(await rgba(toSvg(icon, PROBE), PROBE), PROBE);
  if (!box) return null;
  const unit = Math.max(icon.width, icon.height) / PROBE;
  const originX = icon.left - (Math.max(icon.width, icon.height) - icon.width) / 2;
  const originY = icon.top - (Math.max(icon.width, icon.height) - icon.height) / 2;
  const side = (Math.max(box.x1 - box.x0, box.y1 - box.y0) * unit * TILE) / (TILE - 2 * MARGIN);
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  const cropped: Icon = {
    ...icon,
    left: round(originX + ((box.x0 + box.x1) / 2) * unit - side / 2),
    top: round(originY + ((box.y0 + box.y1) / 2) * unit - side / 2),
    width: round(side),
    height: round(side),
  };
  return onWhite(await rgba(toSvg(cropped, TILE), TILE));
}

/** Reads the icon cell by cell on its own grid and enlarges the cells by a whole number, so no edge is soft. */
async function pixelTile(icon: Icon, cells: number): Promise<Uint8Array | null> {
  const scale = 8;
  const large = await rgba(toSvg(icon, cells * scale), cells * scale);
  const small = new Uint8Array(cells * cells * 4);
  for (let y = 0; y < cells; y++) {
    for (let x = 0; x < cells; x++) {
      const from = 4 * ((y * scale + scale / 2) * cells * scale + x * scale + scale / 2);
      for (let c = 0; c < 4; c++) small[4 * (y * cells + x) + c] = large[from + c] ?? 0;
      small[4 * (y * cells + x) + 3] = (large[from + 3] ?? 0) >= 128 ? 255 : 0;
    }
  }
  const box = inkBox(small, cells);
  if (!box) return null;
  const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
  const zoom = Math.max(1, Math.floor((TILE - MARGIN) / Math.max(w, h)));
  const [left, top] = [Math.floor((TILE - w * zoom) / 2), Math.floor((TILE - h * zoom) / 2)];
  const tile = new Uint8Array(TILE * TILE * 4);
  for (let y = 0; y < h * zoom; y++) {
    for (let x = 0; x < w * zoom; x++) {
      const from = 4 * ((box.y0 + Math.floor(y / zoom)) * cells + box.x0 + Math.floor(x / zoom));
      tile.set(small.subarray(from, from + 4), 4 * ((top + y) * TILE + left + x));
    }
  }
  return onWhite(tile);
}

/**
 * The tile of one icon: uint8 [64 * 64 * 3], row major, RGB. Null when the icon has no ink.
 * @throws when the SVG cannot be rendered.
 */
export async function drawTile(icon: Icon, domain: DomainId): Promise<Uint8Array | null> {
  const cells = domain === "pixel" ? PIXEL_CELLS[icon.set] : undefined;
  return cells === undefined ? smoothTile(icon) : pixelTile(icon, cells);
}
