/**
 * Reading icon collections from the `@iconify/json` package: licence data and one stand-alone SVG document per icon.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** What a collection says about itself. */
export interface CollectionInfo {
  readonly name: string;
  readonly author: string;
  readonly authorUrl: string;
  /** SPDX identifier, or the licence's title where none is given. */
  readonly license: string;
  readonly licenseUrl: string;
  /** True for coloured drawings, false for drawings in one ink (`currentColor`). */
  readonly palette: boolean;
}

/** One icon of a collection. */
export interface Icon {
  readonly set: string;
  readonly name: string;
  /** Inner SVG markup; `currentColor` is the ink. */
  readonly body: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface RawIcon {
  readonly body: string;
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly hidden?: boolean;
}

interface RawCollection {
  readonly prefix: string;
  readonly icons: Readonly<Record<string, RawIcon>>;
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
}

interface RawInfo {
  readonly name: string;
  readonly author: { readonly name: string; readonly url?: string };
  readonly license: { readonly title: string; readonly spdx?: string; readonly url?: string };
  readonly palette?: boolean;
  readonly category?: string;
}

function readPackageFile(path: string): unknown {
  return JSON.parse(readFileSync(require.resolve(`@iconify/json/${path}`), "utf8"));
}

/** Version of the installed `@iconify/json`. */
export function packageVersion(): string {
  return (readPackageFile("package.json") as { readonly version: string }).version;
}

/** Facts about every collection, by prefix. `category` is the collection list's own grouping. */
export function readInfos(): Map<string, CollectionInfo & { readonly category: string }> {
  const raw = readPackageFile("collections.json") as Record<string, RawInfo>;
  return new Map(
    Object.entries(raw).map(([prefix, info]) => [
      prefix,
      {
        name: info.name,
        author: info.author.name,
        authorUrl: info.author.url ?? "",
        license: info.license.spdx ?? info.license.title,
        licenseUrl: info.license.url ?? "",
        palette: info.palette === true,
        category: info.category ?? "",
      },
    ]),
  );
}

/** All visible icons of a collection, sorted by name. Aliases are left out: they are the same drawing again. */
export function readIcons(set: string): Icon[] {
  const raw = readPackageFile(`json/${set}.json`) as RawCollection;
  return Object.entries(raw.icons)
    .filter(([, icon]) => icon.hidden !== true)
    .map(([name, icon]) => ({
      set,
      name,
      body: icon.body,
      left: icon.left ?? raw.left ?? 0,
      top: icon.top ?? raw.top ?? 0,
      width: icon.width ?? raw.width ?? 16,
      height: icon.height ?? raw.height ?? 16,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** A stand-alone SVG document of `size` x `size` pixels, the drawing centred and whole, in the given ink. */
export function toSvg(icon: Icon, size: number, ink = "#000", crisp = false): string {
  const { left, top, width, height } = icon;
  const rendering = crisp ? ' shape-rendering="crispEdges"' : "";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size}" height="${size}" ` +
    `viewBox="${left} ${top} ${width} ${height}" preserveAspectRatio="xMidYMid meet" color="${ink}"${rendering}>${icon.body}</svg>`
  );
}
