import type { Said } from "../../shared/said.ts";

/** One picture that an import may take. */
export interface CataloguedPicture {
  /** By index in the catalogue's domains. */
  readonly domain: number;
  /** By index in the catalogue's classes. */
  readonly label: number;
  /** By the official lists; null where there are none. */
  readonly split: "train" | "test" | null;
  /** Names the picture within the catalogue. */
  readonly path: string;
}

/** A file that is not among a catalogue's or data set's pictures, and why. */
export interface LeftOut {
  readonly path: string;
  /** Completes a sentence that begins with the path. */
  readonly reason: Said;
}

/** The bytes of a picture's file. Throws a FailureError that says what is wrong. */
export type ReadPicture = (picture: CataloguedPicture, signal?: AbortSignal) => Promise<Uint8Array>;

/** What a folder, zips, parquet files or a dataset viewer hold, before any picture is read. */
export interface Catalogue {
  /** What messages call it. */
  readonly name: string;
  readonly domains: readonly string[];
  readonly classes: readonly string[];
  /** In the order in which they lie, so that reading them in turn reads ahead. */
  readonly pictures: readonly CataloguedPicture[];
  readonly leftOut: readonly LeftOut[];
  /** What reading these pictures takes out of the source, at most; null where that is not known. */
  bytesToRead(chosen: readonly CataloguedPicture[]): number | null;
  /** A reader of these pictures, each of which is read once at most. */
  reader(chosen: readonly CataloguedPicture[]): ReadPicture;
}
