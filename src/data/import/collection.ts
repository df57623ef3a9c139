import type { Catalogue } from "./catalogue.ts";

/** A published data set too large to list as a whole. */
export interface PictureCollection {
  /** What messages call it. */
  readonly name: string;
  readonly domains: readonly string[];
  readonly classes: readonly string[];
  /** Lists the pictures of some domains and classes; reads no picture. */
  catalogue(wanted: Wanted, options?: ListingOptions): Promise<Catalogue>;
}

export interface Wanted {
  readonly domains: readonly string[];
  readonly classes: readonly string[];
}

export interface ListingOptions {
  readonly signal?: AbortSignal;
  /** Requests answered so far, of those that are needed. */
  readonly onProgress?: (done: number, total: number) => void;
}
