import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { extname, join, normalize } from "node:path";

/** Files by path that take the place of the folder's own; null answers 404. */
export type Overlay = ReadonlyMap<string, Uint8Array | null>;

export interface SiteServer {
  /** The site's address, below a folder as on many hosts. */
  readonly url: string;
  /** May be changed while the server runs. */
  overlay: Overlay;
  close(): Promise<void>;
}

const base = "/some/folder/";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves a built site as the plainest static host would: no special header, not at the root; compressed texts where asked. */
export async function serveSite(
  folder: string,
  overlay: Overlay = new Map(),
  { isCompressed = false } = {},
): Promise<SiteServer> {
  const served = { overlay };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (!pathname.startsWith(base)) {
      refuse(response);
      return;
    }
    const path = normalize(pathname.slice(base.length) || "index.html");
    void contentOf(folder, path, served.overlay).then((content) => {
      if (!content) {
        refuse(response);
        return;
      }
      response.setHeader("content-type", contentTypes[extname(path)] ?? "application/octet-stream");
      const isText = /^text|json|svg/.test(String(response.getHeader("content-type")));
      const sent = isCompressed && isText ? gzipSync(content) : content;
      if (sent !== content) response.setHeader("content-encoding", "gzip");
      response.setHeader("content-length", sent.byteLength);
      response.end(request.method === "HEAD" ? undefined : sent);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("expected a port");
  return Object.assign(served, {
    url: `http://localhost:${address.port}${base}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

async function contentOf(
  folder: string,
  path: string,
  overlay: Overlay,
): Promise<Uint8Array | null> {
  const replaced = overlay.get(path);
  if (replaced !== undefined) return replaced;
  try {
    return await readFile(join(folder, path));
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse): void {
  response.statusCode = 404;
  response.end();
}
