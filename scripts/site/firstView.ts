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

const staticImport = /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g;
const dynamicImport = /\bimport\(\s*["'`](\.[^"'`]+\.js)["'`]\s*\)/g;

/**
 * The scripts that a browser runs before the page is there: those that index.html names, the page that
 * its entry imports dynamically (in a frame only once somebody presses), and all that these import
 * statically.
 */
export function firstViewScripts(siteFolder: string): readonly Script[] {
  const html = readFileSync(join(siteFolder, "index.html"), "utf8");
  const found = new Map<string, Script>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    const code = readFileSync(join(siteFolder, path), "utf8");
    found.set(path, scriptOf(path, code));
    for (const target of importsOf(path, code, staticImport)) visit(target);
  };
  for (const [, path] of html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)) {
    visit(path!);
    const code = readFileSync(join(siteFolder, path!), "utf8");
    for (const target of importsOf(path!, code, dynamicImport)) visit(target);
  }
  return [...found.values()];
}

/** The scripts that one imports, relative to the site. */
function importsOf(path: string, code: string, pattern: RegExp): readonly string[] {
  return [...code.matchAll(pattern)].map(([, target]) => normalize(join(dirname(path), target!)));
}

function scriptOf(path: string, code: string): Script {
  const bytes = Buffer.byteLength(code);
  return { path, bytes, gzipBytes: gzipSync(code, { level: 9 }).byteLength };
}

/** Any script of the site by its path. */
export function readScript(siteFolder: string, path: string): Script {
  return scriptOf(path, readFileSync(join(siteFolder, path), "utf8"));
}
