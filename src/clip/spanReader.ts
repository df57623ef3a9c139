import type { ByteSource } from "../shared/byteSource.ts";

/** From `begin` to before `end`, in bytes of a file. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** What is read at once, and so held beside what it is read for. */
const windowBytes = 8 * 2 ** 20;
/** A gap between two spans that is cheaper to read than to ask around. */
const gapBytes = 64 * 1024;

/**
 * Reads spans that are known beforehand, in the order in which they lie in the file: neighbours
 * together, large ones piece by piece.
 */
export class SpanReader {
  readonly #source: ByteSource;
  readonly #runs: readonly Span[];
  #windowStart = 0;
  #window = new Uint8Array(0);
  /** What windows are read into. */
  readonly #room: Uint8Array<ArrayBuffer>;

  /** @param spans in order of `begin`, without overlap. */
  constructor(source: ByteSource, spans: readonly Span[]) {
    this.#source = source;
    const runs: { begin: number; end: number }[] = [];
    for (const { begin, end } of spans) {
      const last = runs.at(-1);
      if (last && begin - last.end <= gapBytes) last.end = end;
      else runs.push({ begin, end });
    }
    this.#runs = runs;
    const longest = Math.max(0, ...runs.map(({ begin, end }) => end - begin));
    this.#room = new Uint8Array(Math.min(windowBytes, longest));
  }

  /**
   * The bytes of one of the spans in pieces, each a whole number of elements of `elementBytes` and
   * overwritten by the next.
   */
  async *pieces(
    { begin, end }: Span,
    elementBytes: number,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let at = begin; at < end;) {
      if (this.#available(at, end) < elementBytes) await this.#move(at);
      const count = Math.floor(this.#available(at, end) / elementBytes) * elementBytes;
      const from = at - this.#windowStart;
      yield this.#window.subarray(from, from + count);
      at += count;
    }
  }

  /** How many bytes from `at` to `end` the window holds. */
  #available(at: number, end: number): number {
    const windowEnd = this.#windowStart + this.#window.length;
    return at < this.#windowStart ? 0 : Math.min(end, windowEnd) - at;
  }

  async #move(to: number): Promise<void> {
    const run = this.#runs.find(({ begin, end }) => begin <= to && to < end);
    if (!run) throw new Error(`byte ${to} of '${this.#source.name}' is in none of the spans`);
    this.#window = new Uint8Array(0);
    const end = Math.min(run.end, to + windowBytes);
    this.#window = await this.#source.slice(to, end, this.#room);
    this.#windowStart = to;
  }
}
