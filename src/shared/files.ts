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
