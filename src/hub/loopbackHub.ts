/**
 * A hub on this very machine, for tests, with the paths, redirects and headers of huggingface.co as
 * published logs of 2026 show them. As there, a page of another origin sees no other headers than
 * those that are exposed here, and no preflight is answered: none must be needed.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ByteSource } from "../shared/byteSource.ts";
import { memorySource } from "../shared/byteSource.ts";
import { sha256 } from "../shared/sha256.ts";
import type { Fault } from "./loopbackFile.ts";
import { sendFile } from "./loopbackFile.ts";

export type { Fault };

export interface LoopbackOptions {
  /** By "owner/name/path" or "datasets/owner/name/path". */
  readonly files: Readonly<Record<string, Uint8Array | ByteSource>>;
  /** The revisions under which they lie. */
  readonly revisions?: readonly string[];
  /** What becomes of the n-th answer (from 1) with bytes of a file. */
  readonly fault?: (file: string, n: number) => Fault | null;
  /** Names the hash of a file in place of its true one; null: none. */
  readonly hash?: (file: string) => string | null;
  /** A plain mirror: it has no list, redirects nothing, and tags large files with their hash. */
  readonly isMirror?: boolean;
}

export interface LoopbackHub {
  readonly host: string;
  /** Where it redirects to for large files; another origin. */
  readonly storage: string;
  /** What was asked for, in order: "api owner/name", or "owner/name/path 0-99". */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Files of at least so many bytes are large: kept in the storage, and hashed. */
const largeBytes = 1024;
const exposed = {
  hub: "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash",
  storage: "Accept-Ranges, Content-Range, Content-Type, Content-Disposition, ETag, X-Cache",
};

interface HostedFile {
  readonly name: string;
  readonly source: ByteSource;
  /** Null: small, and kept by the hub itself. */
  readonly sha256: string | null;
  /** The storage's own name of the content, of the form of a SHA-256, which it is not. */
  readonly storageId: string;
}

export async function startLoopbackHub(options: LoopbackOptions): Promise<LoopbackHub> {
  const { revisions = ["main"], isMirror = false } = options;
  const requests: string[] = [];
  const files = new Map(
    Object.entries(options.files).map(([name, content]) => [name, hosted(name, content)]),
  );
  const answers = new Map<string, number>();

  function hosted(name: string, content: Uint8Array | ByteSource): HostedFile {
    const source = content instanceof Uint8Array ? memorySource(name, content) : content;
    const isLarge = content instanceof Uint8Array && content.length >= largeBytes;
    const own = isLarge ? sha256(content) : null;
    const storageId = sha256(new TextEncoder().encode(`chunks of ${name}`));
    return { name, source, sha256: options.hash ? options.hash(name) : own, storageId };
  }

  async function send(file: HostedFile, request: IncomingMessage, response: ServerResponse) {
    const range = request.headers.range?.replace("bytes=", "") ?? "whole";
    requests.push(`${file.name} ${range}`);
    const n = (answers.get(file.name) ?? 0) + 1;
    answers.set(file.name, n);
    await sendFile(response, file.source, range, options.fault?.(file.name, n) ?? null);
  }

  async function answerAsHub(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "*");
    response.setHeader("Vary", "Origin, Accept");
    response.setHeader("Access-Control-Expose-Headers", exposed.hub);
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://hub").pathname);
    const api = /^\/api\/(model|dataset)s\/(.+)\/tree\/([^/]+)$/.exec(path);
    if (api) {
      list(`${api[1] === "dataset" ? "datasets/" : ""}${api[2]!}`, api[3]!, response);
      return;
    }
    const kept = files.get(path.replace("/api/resolve-cache/", ""));
    if (kept) return send(kept, request, response);
    const [, repository = "", revision = "", name] =
      /^\/(.+)\/resolve\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const file = files.get(`${repository}/${name}`);
    if (!file || !revisions.includes(revision)) {
      requests.push(`${repository}/${name} missing`);
      refuse(repository, "EntryNotFound", response);
      return;
    }
    if (isMirror) {
      if (file.sha256) response.setHeader("ETag", `"${file.sha256}"`);
      return send(file, request, response);
    }
    if (file.source.size < largeBytes) {
      const location = `/api/resolve-cache/${encodeURI(file.name)}`;
      return void response.writeHead(307, { Location: location }).end();
    }
    response.setHeader("X-Linked-Size", file.source.size);
    if (file.sha256) response.setHeader("X-Linked-ETag", `"${file.sha256}"`);
    const location = `${hostOf(storage)}/xet-bridge-us/${file.storageId}?Expires=1&Signature=s`;
    response.writeHead(302, { Location: location }).end();
  }

  async function answerAsStorage(request: IncomingMessage, response: ServerResponse) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Expose-Headers", exposed.storage);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://storage");
    const file = [...files.values()].find(({ storageId }) => pathname.endsWith(`/${storageId}`));
    if (!file || !searchParams.has("Signature")) return void response.writeHead(403).end();
    response.setHeader("ETag", `"${file.storageId}"`);
    await send(file, request, response);
  }

  function list(repository: string, revision: string, response: ServerResponse): void {
    requests.push(`api ${repository}`);
    const prefix = `${repository}/`;
    const found = [...files.values()].filter(({ name }) => name.startsWith(prefix));
    if (isMirror || found.length === 0 || !revisions.includes(revision)) {
      refuse(repository, "RevisionNotFound", response);
      return;
    }
    const entries = found.map(({ name, source: { size }, sha256: hash, storageId }) => {
      const entry = { type: "file", path: name.slice(prefix.length), size, oid: `${name}-${size}` };
      return hash ? { ...entry, lfs: { oid: hash, size }, xetHash: storageId } : entry;
    });
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify([{ type: "directory", path: "onnx", oid: "0" }, ...entries]));
  }

  /** As the hub does, which tells no repository that is not there from a private one. */
  function refuse(repository: string, code: string, response: ServerResponse): void {
    const isKnown = [...files.keys()].some((name) => name.startsWith(`${repository}/`));
    if (isKnown || isMirror)
      return void response.writeHead(404, { "X-Error-Code": code }).end("Entry not found");
    response.writeHead(401, { "X-Error-Code": "RepoNotFound" }).end("Repository not found");
  }

  const hub = await listen(answerAsHub);
  const storage = await listen(answerAsStorage);
  return {
    host: hostOf(hub),
    storage: hostOf(storage),
    requests,
    close: async () => {
      await Promise.all([hub, storage].map(closed));
    },
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function listen(answer: Answer): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method === "OPTIONS") return void response.writeHead(405).end();
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function hostOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
