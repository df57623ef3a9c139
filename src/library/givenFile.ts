/** A file that a person chose or dropped. */
export interface GivenFile {
  /** Relative to what was chosen, with "/". */
  readonly path: string;
  readonly file: Blob;
}

/** Without the folder that all of them lie in, where they lie in one. */
export function withoutCommonFolder(files: readonly GivenFile[]): GivenFile[] {
  const first = files[0]?.path.split("/")[0];
  const isCommon = files.every(({ path }) => path.includes("/") && path.split("/")[0] === first);
  if (first === undefined || !isCommon) return [...files];
  return files.map(({ path, file }) => ({ path: path.slice(first.length + 1), file }));
}

/** A name for links, "my-pets" of "My pets!", that none of `taken` has. */
export function freeName(title: string, taken: readonly string[]): string {
  const plain = title
    .toLowerCase()
    .replace(/\.[a-z0-9]+$/, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const base = plain === "" ? "mine" : plain.slice(0, 40);
  let name = base;
  for (let n = 2; taken.includes(name); n++) name = `${base}-${n}`;
  return name;
}
