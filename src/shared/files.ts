import type { ByteSource } from "./byteSource.ts";
import { memorySource, readWhole } from "./byteSource.ts";
import { FailureError } from "./failure.ts";
import { said } from "./said.ts";

/** Where files come from: a folder in Node, a URL in the browser. Paths are relative, with "/". */
export interface Files {
  /** The whole file. Throws a FailureError ("download" or "bad-file") that names the file. */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Bytes so far of one named file. */
export interface DownloadProgress {
  readonly path: string;
  readonly loadedBytes: number;
  /** Null while unknown. */
  readonly totalBytes: number | null;
}

/** The files of a folder of `files`, by their paths within it. */
export function folderOf(files: Files, folder: string): Files {
  return { read: (path) => files.read(`${folder}/${path}`) };
}

/**
 * Files that are opened and read in parts, where some may be missing: a repository of a hub, or a
 * folder that a person chose. Paths are relative, with "/".
 */
export interface Folder {
  /** What messages call it. */
  readonly name: string;
  /** The file, or null when the folder has none of this path. Throws a FailureError. */
  open(path: string): Promise<ByteSource | null>;
}

/** The files of a folder, each read whole. One that is missing is named as "bad-file". */
export function filesIn(folder: Folder): Files {
  return {
    async read(path) {
      const source = await folder.open(path);
      if (source) return readWhole(source);
      throw new FailureError("bad-file", said("noSuchFile", folder.name, path));
    },
  };
}

/** A folder of files that are read whole when they are opened, and must all be there. */
export function wholeFiles(name: string, files: Files): Folder {
  return {
    name,
    open: async (path) => memorySource(path, await files.read(path)),
  };
}

/**
 * The files of the site, models/<name>/… and data/<name>/…, and ways to models from elsewhere and to
 * data sets that were imported.
 */
export interface SiteFiles extends Files {
  /**
   * The folder of a model that is not of the site, by its name in a spec: "hf:owner/name@revision" or
   * "folder:name". Absent where only the site's own can be had.
   */
  readonly elsewhere?: (name: string) => Folder;
  /** Imported data sets, <name>/…, which a spec names "folder:name". Absent where none can be had. */
  readonly imported?: Files;
  /** Told of what a model's files do not say and is taken for granted. */
  readonly onNotice?: (message: string) => void;
}
