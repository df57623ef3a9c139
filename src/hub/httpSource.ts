import type { ByteSource } from "../shared/byteSource.ts";
import { bytesIn, checkPart } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { HttpOptions } from "./rangeRequest.ts";
import { anotherHost, failed, InterruptedError, requestRange } from "./rangeRequest.ts";

/** A file behind a URL, read in parts. */
export interface HttpSource extends ByteSource {
  /** The SHA-256 of the file that the host names, in hexadecimal; null when it names none. */
  readonly sha256: string | null;
}

/** What the first request asks for: small files come whole with it. */
const headBytes = 64 * 1024;
/** As much of a file as is taken from a host that gives no parts. */
const wholeFileLimit = 256 * 2 ** 20;
/** An attempt that brought so much has not failed: the next one goes on from there. */
const progressBytes = 64 * 1024;

/**
 * Opens a URL, with one request for its first bytes, whose answer tells the size; null when the host
 * has no such file. Redirects are followed. Dropped, silent and truncated answers are asked for again
 * from where they ended. A host that gives no parts is read whole, up to 256 MiB. Throws a
 * FailureError ("download" or "cancelled"), and so does `slice`.
 */
export async function openHttp(url: string, options: HttpOptions = {}): Promise<HttpSource | null> {
  const head = await withRetries(url, options, () => readHead(url, options));
  if (!head) return null;
  const { bytes, size, sha256 } = head;
  return {
    name: url,
    size,
    sha256,
    slice: async (start, end, room) => {
      checkPart(url, size, start, end);
      if (end <= bytes.length) return bytes.slice(start, end);
      return readPart(bytesIn(room, end - start), url, start, options);
    },
  };
}

/** What the first answer tells of a file, and its first bytes, or all. */
interface Head {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: number;
  readonly sha256: string | null;
}

async function readHead(url: string, options: HttpOptions): Promise<Head | null> {
  const answer = await requestRange(url, 0, headBytes, options);
  if (!answer) return null;
  try {
    const { status, total, sha256, pieces } = answer;
    if (status === 200) {
      const bytes = await readAll(url, pieces, total);
      return { bytes, size: bytes.length, sha256 };
    }
    if (total === null) throw failed(url, said("noSizeTold"), anotherHost);
    // Of a file without bytes there is no first one, so that 416 is the right answer.
    if (status === 416 && total > 0) throw failed(url, said("noFirstBytes"), anotherHost);
    const bytes = new Uint8Array(Math.min(headBytes, total));
    const { count, fault } = await fill(bytes, pieces);
    if (count < bytes.length) throw fault;
    return { bytes, size: total, sha256 };
  } finally {
    answer.close();
  }
}

/** The whole of an answer of `total` bytes. */
async function readAll(
  url: string,
  pieces: AsyncIterable<Uint8Array>,
  total: number | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (Math.max(length, total ?? 0) > wholeFileLimit)
      throw failed(url, said("onlyWhole", wholeFileLimit), anotherHost);
    kept.push(piece);
  }
  if (total !== null && length < total) throw endedAfter(length, total);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of kept) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Fills `bytes` from `start` of the file on. */
async function readPart(
  bytes: Uint8Array<ArrayBuffer>,
  url: string,
  start: number,
  options: HttpOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  let count = 0;
  while (count < bytes.length)
    count += await withRetries(url, options, () =>
      readInto(bytes.subarray(count), url, start + count, options),
    );
  return bytes;
}

/**
 * Fills `bytes` from `start` of the file on, as far as the connection holds, and returns how far that
 * is. Throws an InterruptedError when it is not worth going on from there.
 */
async function readInto(
  bytes: Uint8Array,
  url: string,
  start: number,
  options: HttpOptions,
): Promise<number> {
  const answer = await requestRange(url, start, start + bytes.length, options);
  if (!answer) throw failed(url, said("noLongerThere"), anotherHost);
  try {
    if (answer.status !== 206)
      throw failed(url, said("hostAnsweredForPart", answer.status), anotherHost);
    const { count, fault } = await fill(bytes, answer.pieces);
    if (count < Math.min(bytes.length, progressBytes)) throw fault;
    return count;
  } finally {
    answer.close();
  }
}

/** Copies pieces into `bytes` until it is full or the connection ends; `fault` says why it did. */
async function fill(
  bytes: Uint8Array,
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ count: number; fault: InterruptedError }> {
  let count = 0;
  try {
    for await (const piece of pieces) {
      bytes.set(piece.subarray(0, bytes.length - count), count);
      count = Math.min(count + piece.length, bytes.length);
      if (count === bytes.length) break;
    }
  } catch (thrown) {
    if (thrown instanceof InterruptedError) return { count, fault: thrown };
    throw thrown;
  }
  return { count, fault: endedAfter(count, bytes.length) };
}

function endedAfter(count: number, length: number): InterruptedError {
  return new InterruptedError(said("endedEarly", count, length));
}

/** `attempt`, again after an interruption, with pauses that double. */
async function withRetries<T>(
  url: string,
  { attempts = 5, backoffMs = 500, signal }: HttpOptions,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof InterruptedError)) throw thrown;
      if (failures >= attempts)
        throw failed(
          url,
          said("timesInARow", thrown.reason, attempts),
          said("checkConnection", anotherHost),
          thrown,
        );
      await pause(thrown.retryAfterMs ?? backoffMs * 2 ** (failures - 1), url, signal);
    }
  }
}

function pause(ms: number, url: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new FailureError("cancelled", `Reading ${url} was stopped.`));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
