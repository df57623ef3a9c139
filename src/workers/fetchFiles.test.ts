import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DownloadProgress } from "../shared/files.ts";
import { fetchFiles } from "./fetchFiles.ts";

const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
let server: Server;
let folder: string;

function serve(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === "/base/data/atlas.png") {
    response.setHeader("content-length", bytes.byteLength);
    response.end(bytes);
  } else if (request.url === "/base/page") {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html>");
  } else if (request.url === "/base/slow") {
    response.write("x");
  } else {
    response.statusCode = 404;
    response.end();
  }
}

beforeAll(async () => {
  server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("expected a port");
  folder = `http://127.0.0.1:${address.port}/base/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("reads a file below the folder and reports bytes up to the whole", async () => {
  const progress: DownloadProgress[] = [];
  const files = fetchFiles(folder, { onProgress: (p) => progress.push(p) });
  expect(await files.read("data/atlas.png")).toEqual(bytes);
  expect(progress.at(-1)).toEqual({
    path: "data/atlas.png",
    loadedBytes: bytes.byteLength,
    totalBytes: bytes.byteLength,
  });
});

test("a missing file names itself, the cause and the way out", async () => {
  await expect(fetchFiles(folder).read("models/x.safetensors")).rejects.toMatchObject({
    kind: "download",
    message:
      "'models/x.safetensors' could not be downloaded: the server answered 404. Check the connection and press Start to try again.",
  });
});

test("a page in place of a file is not taken for the file", async () => {
  await expect(fetchFiles(folder).read("page")).rejects.toThrow("sent a page instead of the file");
});

test.each(["../secret", "https://example.org/model", "//example.org/model", "/other"])(
  "never leaves its folder: %s",
  async (path) => {
    await expect(fetchFiles(folder).read(path)).rejects.toMatchObject({ kind: "bad-file" });
  },
);

test("an aborted download is cancelled, not failed", async () => {
  const stop = new AbortController();
  const reading = fetchFiles(folder, { signal: stop.signal }).read("slow");
  setTimeout(() => stop.abort(), 20);
  await expect(reading).rejects.toMatchObject({ kind: "cancelled" });
});
