import { FailureError, toFailure } from "../shared/failure.ts";
import type { DownloadProgress, Files } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

/** Between two progress reports of one file, in milliseconds. */
const PROGRESS_INTERVAL_MS = 100;

export interface FetchFilesOptions {
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
}

/** Files under a folder's URL. Never leaves that folder, so no other host is ever asked. */
export function fetchFiles(folderUrl: string, options: FetchFilesOptions = {}): Files {
  const folder = new URL(folderUrl);
  return {
    async read(path) {
      const url = new URL(path, folder);
      if (!url.href.startsWith(folder.href)) {
        throw new FailureError("bad-file", said("pathOutside", path, folder.href));
      }
      try {
        return await download(path, url, options);
      } catch (thrown) {
        if (thrown instanceof FailureError) throw thrown;
        if (options.signal?.aborted) {
          throw new FailureError("cancelled", `The download of '${path}' was stopped.`);
        }
        throw failed(path, toFailure(thrown), thrown);
      }
    },
  };
}

async function download(
  path: string,
  url: URL,
  { onProgress, signal }: FetchFilesOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw failed(path, said("serverAnswered", response.status));
  // A static host may send index.html for a missing file.
  if (response.headers.get("content-type")?.startsWith("text/html")) {
    throw failed(path, said("serverSentPage"));
  }
  const totalBytes = totalBytesOf(response);
  const chunks: Uint8Array[] = [];
  let loadedBytes = 0;
  let reportedAt = -Infinity;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loadedBytes += value.byteLength;
    const now = performance.now();
    if (now - reportedAt >= PROGRESS_INTERVAL_MS) {
      onProgress?.({ path, loadedBytes, totalBytes });
      reportedAt = now;
    }
  }
  onProgress?.({ path, loadedBytes, totalBytes: loadedBytes });
  return joined(chunks, loadedBytes);
}

/** Content-Length counts the bytes on the wire: with a content coding it is not the file's size. */
function totalBytesOf(response: Response): number | null {
  if (response.headers.get("content-encoding")) return null;
  const length = Number(response.headers.get("content-length") ?? NaN);
  return Number.isSafeInteger(length) && length > 0 ? length : null;
}

function joined(chunks: readonly Uint8Array[], byteLength: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(byteLength);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

function failed(path: string, why: Said, cause?: unknown): FailureError {
  return new FailureError("download", said("siteFileFailed", path, why), { cause });
}
