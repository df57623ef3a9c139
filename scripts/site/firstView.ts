import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

/** A script of a built site. */
export interface Script {
  /** Relative to the site. */
  readonly path: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** What the first view may weigh, compressed. */
export const firstViewLimitBytes = 250_000;

/**
 * The scripts that a browser runs before the page is there: those that index.html names and all that
 * they import statically.
 */
export function firstViewScripts(siteFolder: string): readonly Script[] {
  const html = readFileSync(join(siteFolder, "index.html"), "utf8");
  const found = new Map<string, Script>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    const code = readFileSync(join(siteFolder, path), "utf8");
    found.set(path, scriptOf(path, code));
    for (const [, target] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
      visit(normalize(join(dirname(path), target!)));
  };
  for (const [, path] of html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)) visit(path!);
  return [...found.values()];
}

function scriptOf(path: string, code: string): Script {
  const bytes = Buffer.byteLength(code);
  return { path, bytes, gzipBytes: gzipSync(code, { level: 9 }).byteLength };
}

/** Any script of the site by its path. */
export function readScript(siteFolder: string, path: string): Script {
  return scriptOf(path, readFileSync(join(siteFolder, path), "utf8"));
}
