export type Split = "train" | "val" | "test";

/** One split of one domain: which class each picture shows. */
export interface SplitContent {
  readonly labels: readonly number[];
  /** Where every picture comes from: "set:name" of a drawing, or the path of an imported file. */
  readonly items: readonly string[];
  /** Of the file that holds the pixels. */
  readonly bytes: number;
  readonly sha256: string;
}

/** A split whose pictures are tiles of one PNG. */
export interface SplitIndex extends SplitContent {
  readonly atlas: string;
  /** Picture i sits at column i % columns, row ⌊i / columns⌋ of the atlas. */
  readonly columns: number;
}

/** A split whose pictures lie one after the other in a file of RGB bytes. */
export interface PackedSplit extends SplitContent {
  readonly pack: string;
  /** Width and height of every picture, in turn. */
  readonly sizes: readonly number[];
}

/** A split of a bundled or of an imported data set. */
export type AnySplit = SplitIndex | PackedSplit;

/** One visual style of the same classes. Training sees the reference domain only. */
export interface Domain<S extends SplitContent = SplitIndex> {
  readonly id: string;
  readonly title: string;
  readonly role: "reference" | "shifted";
  /** The labels among which its pictures are classified; absent: all. */
  readonly answers?: readonly number[];
  readonly splits: Readonly<Partial<Record<Split, S>>>;
}

/** The index.json of a data set: public/data/<name>/, or an imported one's. */
export interface DatasetIndex<S extends SplitContent = SplitIndex> {
  /** 1 of atlases, 2 of packs. */
  readonly version: 1 | 2;
  readonly name: string;
  readonly title: string;
  /** Side in pixels of a picture, of those that are square and equally large. */
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
  readonly domains: readonly Domain<S>[];
}

/** Decoded pictures of one split. */
export interface Pictures {
  /** Side of every picture, unless `frames` says otherwise. */
  readonly tile: number;
  readonly count: number;
  readonly labels: readonly number[];
  /** Row-major RGB bytes, picture after picture. */
  readonly rgb: Uint8Array;
  /** Of pictures with sizes of their own. */
  readonly frames?: readonly Frame[];
}

/** Where a picture lies in the bytes of its split, and its size in pixels. */
export interface Frame {
  /** In bytes. */
  readonly offset: number;
  readonly width: number;
  readonly height: number;
}

export function frameOf({ tile, frames }: Pictures, index: number): Frame {
  return frames?.[index] ?? { offset: index * tile * tile * 3, width: tile, height: tile };
}
