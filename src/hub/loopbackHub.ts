/** A hub on this very machine, for tests: the hub's paths, and every way in which a host can fail. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ByteSource } from "../shared/byteSource.ts";
import { memorySource } from "../shared/byteSource.ts";
import { sha256 } from "../shared/sha256.ts";

/** What goes wrong with one answer. Bodies end after `bytes` of them. */
export type Fault =
  | { readonly type: "status"; readonly status: number; readonly headers?: Record<string, string> }
  /** The host knows no ranges; `type` is the answer's. */
  | { readonly type: "whole"; readonly contentType?: string; readonly isChunked?: true }
  /** The body ends early, and looks complete. */
  | { readonly type: "truncate"; readonly bytes: number }
  /** The connection breaks. */
  | { readonly type: "drop"; readonly bytes: number }
  /** The connection stays, and nothing more comes. */
  | { readonly type: "stall"; readonly bytes: number };

export interface LoopbackOptions {
  /** By "owner/name/path" or "datasets/owner/name/path", of the revision "main". */
  readonly files: Readonly<Record<string, Uint8Array | ByteSource>>;
  /** What becomes of the n-th answer (from 1) with bytes of a file. */
  readonly fault?: (file: string, n: number) => Fault | null;
  /** Names the hash of a file in place of its true one; null: none. */
  readonly hash?: (file: string) => string | null;
  /** Whether the host has the list of files, as the hub does and a plain mirror does not. */
  readonly hasListing?: boolean;
}

export interface LoopbackHub {
  readonly host: string;
  /** What was asked for, in order: "api owner/name", or "owner/name/path 0-99". */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Files of at least so many bytes are large: redirected to another address, and hashed. */
const largeBytes = 1024;

export async function startLoopbackHub(options: LoopbackOptions): Promise<LoopbackHub> {
  const requests: string[] = [];
  const sources = new Map(
    Object.entries(options.files).map(([file, content]) => [
      file,
      content instanceof Uint8Array ? memorySource(file, content) : content,
    ]),
  );
  const hashes = new Map<string, string | null>();
  for (const [file, content] of Object.entries(options.files)) {
    const own = content instanceof Uint8Array && content.length >= largeBytes;
    hashes.set(file, options.hash ? options.hash(file) : own ? sha256(content) : null);
  }
  const answers = new Map<string, number>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "Range");
    response.setHeader("Access-Control-Expose-Headers", "Content-Range, ETag, X-Linked-ETag");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://hub").pathname);
    const api = /^\/api\/(model|dataset)s\/(.+)\/tree\/main$/.exec(path);
    if (api) {
      list(`${api[1] === "dataset" ? "datasets/" : ""}${api[2]!}`, response);
      return;
    }
    const [, folder, name] = /^\/(.+)\/resolve\/main\/(.+)$/.exec(path) ?? [];
    const file = folder === undefined ? path.replace("/cdn/", "") : `${folder}/${name!}`;
    const source = sources.get(file);
    if (!source) {
      requests.push(`${file} missing`);
      return void response.writeHead(404).end("Entry not found");
    }
    if (folder !== undefined && source.size >= largeBytes)
      return void response.writeHead(302, { Location: `/cdn/${encodeURI(file)}` }).end();
    const range = request.headers.range?.replace("bytes=", "") ?? "whole";
    requests.push(`${file} ${range}`);
    const n = (answers.get(file) ?? 0) + 1;
    answers.set(file, n);
    const hash = hashes.get(file);
    if (hash) response.setHeader("ETag", `"${hash}"`);
    await send(response, source, range, options.fault?.(file, n) ?? null);
  }

  function list(repository: string, response: ServerResponse): void {
    requests.push(`api ${repository}`);
    const prefix = `${repository}/`;
    const found = [...sources].filter(([file]) => file.startsWith(prefix));
    if (options.hasListing === false || found.length === 0)
      return void response.writeHead(404).end("Not found");
    const entries = found.map(([file, { size }]) => {
      const hash = hashes.get(file);
      const entry = { type: "file", path: file.slice(prefix.length), size, oid: `${file}-${size}` };
      return hash ? { ...entry, lfs: { oid: hash, size } } : entry;
    });
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify([{ type: "directory", path: "onnx", oid: "0" }, ...entries]));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send(
  response: ServerResponse,
  source: ByteSource,
  range: string,
  fault: Fault | null,
): Promise<void> {
  if (fault?.type === "status")
    return void response.writeHead(fault.status, fault.headers).end("Sorry");
  const { size } = source;
  const [first, last] = range.split("-").map(Number) as [number, number];
  const isWhole = fault?.type === "whole" || range === "whole";
  const [start, end] = isWhole ? [0, size] : [first, Math.min(last + 1, size)];
  if (!isWhole && start >= size)
    return void response.writeHead(416, { "Content-Range": `bytes */${size}` }).end();
  const bytes = await source.slice(start, end);
  const isChunked = fault?.type === "whole" && fault.isChunked === true;
  response.writeHead(isWhole ? 200 : 206, {
    "Content-Type":
      (fault?.type === "whole" ? fault.contentType : null) ?? "application/octet-stream",
    ...(isWhole ? {} : { "Content-Range": `bytes ${start}-${end - 1}/${size}` }),
    ...(isChunked || fault?.type === "truncate" ? {} : { "Content-Length": bytes.length }),
  });
  switch (fault?.type) {
    case "truncate":
      return void response.end(bytes.subarray(0, fault.bytes));
    case "drop":
      return void response.write(bytes.subarray(0, fault.bytes), () => response.destroy());
    case "stall":
      return void response.write(bytes.subarray(0, fault.bytes));
    case "whole":
    case undefined:
      return void response.end(bytes);
  }
}
