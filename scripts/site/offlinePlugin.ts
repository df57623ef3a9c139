import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Engine, Precache, PrecacheEntry } from "../../src/offline/precache.ts";

/** The service worker's name in the site, the same for every version. */
export const serviceWorkerFile = "sw.js";

/** Formats of KaTeX's fonts that no browser which runs this page asks for, and texts for people. */
const left = /\.(ttf|woff|md)$/;

/** Writes into the service worker which files the built site has, so that it can keep them all. */
export function offlinePlugin(): Plugin {
  let publicFolder = "";
  return {
    name: "lipsum-offline",
    apply: "build",
    enforce: "post",
    configResolved: (config) => {
      publicFolder = config.publicDir;
    },
    generateBundle(_options, bundle) {
      const worker = bundle[serviceWorkerFile];
      if (worker?.type !== "chunk") throw new Error(`The build has no ${serviceWorkerFile}.`);
      const built = Object.values(bundle).flatMap((file): (readonly [string, Uint8Array])[] => {
        if (file === worker) return [];
        const content = file.type === "chunk" ? file.code : file.source;
        return [[file.fileName, typeof content === "string" ? Buffer.from(content) : content]];
      });
      const precache = precacheOf([...built, ...filesIn(publicFolder)]);
      worker.code = worker.code.replace("__PRECACHE__", JSON.stringify(precache));
    },
  };
}

function precacheOf(files: readonly (readonly [path: string, content: Uint8Array])[]): Precache {
  const hash = createHash("sha256");
  const entries = files
    .filter(([path]) => !left.test(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]): PrecacheEntry => {
      hash.update(path).update(content);
      const engine = engineOf(path);
      return { path, bytes: content.byteLength, ...(engine && { engine }) };
    });
  return { version: hash.digest("hex").slice(0, 16), entries };
}

/** Which engine a file of onnxruntime-web belongs to; undefined for all others. */
function engineOf(path: string): Engine | undefined {
  const match = /ort-wasm-simd-threaded(?:\.(jspi|asyncify))?-[^.]*\.wasm$/.exec(path);
  if (!match) return undefined;
  return match[1] === "jspi" || match[1] === "asyncify" ? match[1] : "wasm";
}

function filesIn(folder: string): (readonly [string, Uint8Array])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path)] as const;
    });
}
