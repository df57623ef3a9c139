export type Split = "train" | "val" | "test";

/** One split of one domain: which class each picture shows, and where its pixels are. */
export interface SplitIndex {
  readonly atlas: string;
  /** Picture i sits at column i % columns, row ⌊i / columns⌋ of the atlas. */
  readonly columns: number;
  readonly labels: readonly number[];
  /** "set:name" of every drawing. */
  readonly items: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
}

/** One visual style of the same classes. Training sees the reference domain only. */
export interface Domain {
  readonly id: string;
  readonly title: string;
  readonly role: "reference" | "shifted";
  readonly splits: Readonly<Partial<Record<Split, SplitIndex>>>;
}

/** public/data/<name>/index.json. */
export interface DatasetIndex {
  readonly version: 1;
  readonly name: string;
  readonly title: string;
  /** Side of a picture in pixels. */
  readonly tile: number;
  readonly classes: readonly string[];
  readonly sources: readonly {
    readonly id: string;
    readonly name: string;
    readonly author: string;
    readonly license: string;
    /** The author's page; empty where there is none. */
    readonly url: string;
  }[];
  readonly domains: readonly Domain[];
}

/** Decoded pictures of one split. */
export interface Pictures {
  readonly tile: number;
  readonly count: number;
  readonly labels: readonly number[];
  /** Row-major RGB bytes, count × tile × tile × 3. */
  readonly rgb: Uint8Array;
}
