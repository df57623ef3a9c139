import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Catalogue, CataloguedPicture, LeftOut } from "./catalogue.ts";
import { inClassOrder } from "./classOrder.ts";
import { readOfficialLists } from "./officialLists.ts";
import type { StoredFile } from "./storedFile.ts";

const pictureName = /\.(?:jpe?g|png|gif|webp|bmp|tiff?)$/i;
/** What operating systems leave in folders and zips. */
const litter = /(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

interface Placed {
  readonly file: StoredFile;
  readonly domain: string;
  readonly className: string;
  readonly fileName: string;
}

/**
 * The pictures of a folder (or of zips, as folders): `…/<domain>/<class>/<file>` as in DomainNet, with
 * or without its official lists, or `<class>/<file>`, which is one domain, called `name`. Where a
 * domain has official lists, pictures that are not in them are left out, as the published protocol
 * does. Throws a FailureError "bad-file" where no picture lies in a folder of a class.
 */
export async function catalogueFolder(
  name: string,
  files: readonly StoredFile[],
): Promise<Catalogue> {
  const leftOut: LeftOut[] = [];
  const placed = placePictures(name, files, leftOut);
  if (placed.length === 0)
    throw new FailureError("bad-file", said("noPictures", name, files.length));
  const lists = await readOfficialLists(files);
  const domains = [...new Set(placed.map(({ domain }) => domain))].sort();
  const classes = inClassOrder(new Set(placed.map(({ className }) => className)));
  const [domainOf, labelOf] = [indexOf(domains), indexOf(classes)];
  const byPath = new Map<string, StoredFile>();
  const pictures: CataloguedPicture[] = [];
  for (const { file, domain, className, fileName } of placed) {
    const list = lists.get(domain);
    const split = list ? list.get(`${domain}/${className}/${fileName}`) : null;
    if (split === undefined) {
      leftOut.push({ path: file.path, reason: said("notInLists", domain) });
      continue;
    }
    byPath.set(file.path, file);
    pictures.push({
      domain: domainOf.get(domain)!,
      label: labelOf.get(className)!,
      split,
      path: file.path,
    });
  }
  return {
    name,
    domains,
    classes,
    pictures,
    leftOut,
    bytesToRead: (chosen) => chosen.reduce((sum, { path }) => sum + byPath.get(path)!.size, 0),
    reader:
      () =>
      ({ path }, signal) =>
        byPath.get(path)!.read(signal),
  };
}

/** Pictures by their place in the tree, sorted by path; what lies elsewhere is left out. */
function placePictures(name: string, files: readonly StoredFile[], leftOut: LeftOut[]): Placed[] {
  const found = files
    .filter(({ path }) => pictureName.test(path) && !litter.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => ({ file, parts: file.path.split("/").filter((part) => part !== ".") }));
  const depth = mostCommon(found.map(({ parts }) => parts.length));
  return found.flatMap(({ file, parts }): Placed[] => {
    const [fileName, className, domain] = parts.toReversed();
    if (parts.length === depth && fileName && className)
      return [{ file, domain: domain ?? name, className, fileName }];
    const reason =
      parts.length === 1
        ? said("notInClassFolder")
        : said("otherDepth", parts.length - 1, depth - 1);
    leftOut.push({ path: file.path, reason });
    return [];
  });
}

/** Where two are equally common, the larger: folders of classes rather than loose files. */
function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || b - a);
  return ranked[0]?.[0] ?? 0;
}

function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, i) => [name, i]));
}
