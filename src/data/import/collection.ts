import type { Catalogue } from "./catalogue.ts";

/** A data set that may be too large to list as a whole. */
export interface PictureCollection {
  /** What messages call it. */
  readonly name: string;
  readonly domains: readonly string[];
  readonly classes: readonly string[];
  /** Lists the pictures of some domains and classes; reads no picture. */
  catalogue(wanted: Wanted, options?: ListingOptions): Promise<Catalogue>;
}

/** What was listed as a whole, as a collection of which some may be wanted. */
export function collectionOf(catalogue: Catalogue): PictureCollection {
  const { name, domains, classes } = catalogue;
  return { name, domains, classes, catalogue: () => Promise.resolve(catalogue) };
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
