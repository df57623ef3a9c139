/** How a test's host sends a file or a part of it, and every way in which that can fail. */
import type { ServerResponse } from "node:http";
import type { ByteSource } from "../shared/byteSource.ts";

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

/** @param range "first-last" as in a Range header, or "whole" */
export async function sendFile(
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
