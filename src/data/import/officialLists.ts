import type { StoredFile } from "./storedFile.ts";

/** The pictures of one domain that DomainNet's official lists name, by "domain/class/file". */
export type OfficialList = ReadonlyMap<string, "train" | "test">;

const listName = /(?:^|\/)([^/]+)_(train|test)\.txt$/;

/**
 * Reads the lists among the files, `<domain>_train.txt` and `<domain>_test.txt`, by domain. A line is
 * the path of a picture and its label, apart by a blank. The labels are not used: lists of a subset
 * (DN4IL's) count them anew, and the folder names the class. A picture in both lists is a test picture,
 * so that it is never trained on.
 */
export async function readOfficialLists(
  files: readonly StoredFile[],
): Promise<ReadonlyMap<string, OfficialList>> {
  const lists = new Map<string, Map<string, "train" | "test">>();
  for (const file of files) {
    const [, domain, split] = listName.exec(file.path) ?? [];
    if (!domain || (split !== "train" && split !== "test")) continue;
    const list = lists.get(domain) ?? new Map<string, "train" | "test">();
    lists.set(domain, list);
    for (const line of new TextDecoder().decode(await file.read()).split(/\r?\n/)) {
      const path = /^(\S.*?)(?:\s+\d+)?\s*$/.exec(line)?.[1];
      if (path && list.get(path) !== "test") list.set(path, split);
    }
  }
  return lists;
}
