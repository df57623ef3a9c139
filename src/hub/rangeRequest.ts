import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

export interface HttpOptions {
  readonly signal?: AbortSignal;
  /** Told of each piece that arrives, in bytes. */
  readonly onBytes?: (count: number) => void;
  /** How long a connection may bring nothing before it counts as dropped, in milliseconds. */
  readonly inactivityMs?: number;
  /** How often in a row a request may fail before it is given up. */
  readonly attempts?: number;
  /** The pause after a first failure, in milliseconds; it doubles with each further one. */
  readonly backoffMs?: number;
  /** Asks no host for anything: what would need one throws. */
  readonly isOffline?: boolean;
}

/** The start of an answer to a request for part of a file; its body is read from `pieces`. */
export interface RangeAnswer {
  /** 206: the part that was asked for; 200: the whole file; 416: the file ends before the part. */
  readonly status: 206 | 200 | 416;
  /** Bytes of the whole file; null when the host does not say. */
  readonly total: number | null;
  /** The SHA-256 that the host names, in hexadecimal. */
  readonly sha256: string | null;
  /** Throws an InterruptedError when the connection drops or brings nothing. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Ends the request, however much of it was read. */
  close(): void;
}

/** What may go better the next time: a dropped or silent connection, a busy host. */
export class InterruptedError extends Error {
  /** How long the host asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | null;
  readonly reason: Said;

  constructor(reason: Said, options: ErrorOptions & { retryAfterMs?: number | null } = {}) {
    super(reason.message, options);
    this.reason = reason;
    this.name = "InterruptedError";
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

const inactivityDefault = 30_000;
/** The hub counts requests in windows of five minutes, and does not tell a page how much is left of one. */
const tooOftenMs = 30_000;
const busyStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Asks once for bytes `start` to before `end` of a URL; null when the host has no such file. Nothing
 * of the person is sent along. Throws an InterruptedError, or a FailureError ("download", or
 * "cancelled") for what no repetition mends. The caller must close what it gets.
 */
export async function requestRange(
  url: string,
  start: number,
  end: number,
  { signal, onBytes, inactivityMs = inactivityDefault, isOffline = false }: HttpOptions,
): Promise<RangeAnswer | null> {
  if (isOffline) throw new FailureError("bad-file", said("notInBrowser", url));
  const line = new Line(url, inactivityMs, signal);
  try {
    const response = await line.wait(
      fetch(url, {
        headers: { Range: `bytes=${start}-${end - 1}` },
        // The browser's own cache would keep every part a second time.
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: line.signal,
      }),
    );
    const { status, headers } = response;
    if (status === 206 || status === 200 || status === 416) {
      if (status === 200 && headers.get("content-type")?.startsWith("text/html"))
        throw failed(url, said("pageForFile"), anotherHost);
      return {
        status,
        total: status === 200 ? contentLength(headers) : totalOf(headers),
        sha256: hashOf(response),
        pieces: piecesOf(response, line, onBytes),
        close: () => line.close(),
      };
    }
    line.close();
    if (status === 404 || status === 410) return null;
    throw refusalOf(url, status, headers);
  } catch (thrown) {
    line.close();
    throw thrown;
  }
}

export const anotherHost = said("chooseHost");

/** A "download" failure of a URL: why, and what to do. */
export function failed(url: string, reason: Said, wayOut: Said, cause?: unknown): FailureError {
  return new FailureError("download", said("urlUnread", url, reason, wayOut), { cause });
}

/** A connection that is cut when it brings nothing for too long, or when the caller says so. */
class Line {
  readonly #url: string;
  readonly #inactivityMs: number;
  readonly #outer: AbortSignal | undefined;
  readonly #controller = new AbortController();
  readonly #cut = () => this.#controller.abort();
  #isSilent = false;

  constructor(url: string, inactivityMs: number, outer: AbortSignal | undefined) {
    this.#url = url;
    this.#inactivityMs = inactivityMs;
    this.#outer = outer;
    if (outer?.aborted) this.#cut();
    outer?.addEventListener("abort", this.#cut);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What comes next on the line. */
  async wait<T>(next: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.#isSilent = true;
      this.#cut();
    }, this.#inactivityMs);
    try {
      return await next;
    } catch (cause) {
      if (this.#outer?.aborted)
        throw new FailureError("cancelled", `Reading ${this.#url} was stopped.`, { cause });
      if (this.#isSilent)
        throw new InterruptedError(said("nothingArrived", this.#inactivityMs / 1000), { cause });
      throw new InterruptedError(said("connectionFailed", messageOf(cause)), { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#outer?.removeEventListener("abort", this.#cut);
    this.#cut();
  }
}

async function* piecesOf(
  { body }: Response,
  line: Line,
  onBytes: HttpOptions["onBytes"],
): AsyncGenerator<Uint8Array, void> {
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await line.wait(reader.read());
    if (done) return;
    onBytes?.(value.byteLength);
    yield value;
  }
}

function refusalOf(url: string, status: number, headers: Headers): Error {
  const reason = said("hostAnswered", status);
  if (status === 401 || status === 403) {
    const why =
      headers.get("x-error-code") === "GatedRepo" ? said("termsFirst") : said("privateOrMissing");
    return failed(url, said("hostRefuses", status, why), said("checkName"));
  }
  if (!busyStatuses.has(status)) return failed(url, reason, anotherHost);
  const seconds = Number(headers.get("retry-after") ?? NaN);
  const named = Number.isFinite(seconds) ? Math.min(seconds, 60) * 1000 : null;
  return new InterruptedError(reason, {
    retryAfterMs: named ?? (status === 429 ? tooOftenMs : null),
  });
}

/** The size after the slash of "bytes 0-99/1234"; null for the "*" of an unknown one. */
function totalOf(headers: Headers): number | null {
  const digits = /\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Content-Length counts the bytes on the wire: with a content coding it is not the file's size. */
function contentLength(headers: Headers): number | null {
  const text = headers.get("content-length");
  return text === null || headers.get("content-encoding") ? null : Number(text);
}

/**
 * A mirror gives the hash of a large file as its entity tag. So does the hub, in the answer that
 * redirects, which no page sees; where it redirects to, the tag looks like a hash and is none.
 */
function hashOf({ headers, redirected }: Response): string | null {
  const tag = headers.get("x-linked-etag") ?? (redirected ? null : headers.get("etag")) ?? "";
  return /^(?:W\/)?"([0-9a-f]{64})"$/.exec(tag)?.[1] ?? null;
}

/** Node hides why a fetch failed in its error's cause. */
function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error ? thrown.cause.message : thrown.message;
}
