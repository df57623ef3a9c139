/** What a file is written of. Parts may be of an array that the next overwrites, and are gone through again where a write is. */
export type FileContent = Blob | Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Files by path, with "/" between folders, that may outlast a visit. */
export interface FileTree {
  /** Sizes in bytes of all files below a folder, by path; of a folder that is not there, none. */
  list(folder: string): Promise<ReadonlyMap<string, number>>;
  /** Null when there is no such file. Nothing is read before the blob is. */
  read(path: string): Promise<Blob | null>;
  /** The whole file, in place of one that is there. Rejects when there is no room. */
  write(path: string, content: FileContent): Promise<void>;
  /** A file, or a folder with all its files; none is fine. */
  remove(path: string): Promise<void>;
}

/** The content in memory, or wherever the browser keeps blobs. */
export async function blobOf(content: FileContent): Promise<Blob> {
  if (content instanceof Blob) return content;
  if (content instanceof Uint8Array) return new Blob([content]);
  const parts: Blob[] = [];
  for await (const part of content) parts.push(new Blob([part]));
  return new Blob(parts);
}

/** Whether a path is the folder, or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

export function totalOf(sizes: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const size of sizes.values()) total += size;
  return total;
}
