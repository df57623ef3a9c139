import type { ByteSource } from "../../shared/byteSource.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Catalogue, CataloguedPicture, LeftOut, ReadPicture } from "./catalogue.ts";
import type { ListingOptions, PictureCollection, Wanted } from "./collection.ts";
import { concurrently } from "./concurrently.ts";
import { missingName } from "./missingName.ts";
import type { NameKind } from "./missingName.ts";
import { openParquetPart, readRows } from "./parquetPart.ts";
import type { ParquetPart, PartGroup, Range } from "./parquetPart.ts";

/** Where a picture lies. */
interface Place {
  readonly part: ParquetPart;
  readonly group: PartGroup;
  readonly row: number;
}

/** Row groups that are listed at once: each is a small read of its own. */
const listedAtOnce = 6;

/**
 * Opens the parquet files of `wltjr1007/DomainNet` on the Hugging Face hub, or others of its columns,
 * by their footers. The split is told by how a file's name begins. Throws a FailureError "bad-file"
 * where the files disagree on the names of domains or labels.
 */
export async function openParquet(
  name: string,
  sources: readonly ByteSource[],
): Promise<PictureCollection> {
  const parts: ParquetPart[] = [];
  for (const source of sources) parts.push(await openParquetPart(source));
  const [first] = parts;
  if (!first) throw new FailureError("bad-spec", said("parquetNone", name));
  const namesOf = ({ domains, classes }: ParquetPart): string => JSON.stringify([domains, classes]);
  const other = parts.find((part) => namesOf(part) !== namesOf(first));
  if (other)
    throw new FailureError("bad-file", said("parquetOthers", other.source.name, first.source.name));
  const { domains, classes } = first;
  return {
    name,
    domains,
    classes,
    catalogue: (wanted, options = {}) =>
      listPictures({ name, domains, classes }, parts, wanted, options),
  };
}

async function listPictures(
  { name, domains, classes }: Pick<Catalogue, "name" | "domains" | "classes">,
  parts: readonly ParquetPart[],
  wanted: Wanted,
  { signal, onProgress }: ListingOptions,
): Promise<Catalogue> {
  const wantedDomains = idsOf(wanted.domains, domains, "domain");
  const wantedLabels = idsOf(wanted.classes, classes, "class");
  const candidates = parts.flatMap((part) =>
    part.groups
      .filter((one) => mayHold(one.domains, wantedDomains) && mayHold(one.labels, wantedLabels))
      .map((group) => ({ part, group })),
  );
  const found: { picture: CataloguedPicture; place: Place }[][] = [];
  const leftOut: LeftOut[] = [];
  let done = 0;
  await concurrently(candidates, listedAtOnce, async ({ part, group }, at) => {
    if (signal?.aborted) throw new FailureError("cancelled", "The listing was cancelled.");
    const rows = await readRows(part, ["label", "domain"], group.start, group.end);
    found[at] = rows.flatMap((values, i) => {
      const row = group.start + i;
      const path = `${part.source.name}#${row}`;
      const [domain, label] = [idOf(values["domain"]), idOf(values["label"])];
      if (domains[domain] === undefined || classes[label] === undefined) {
        leftOut.push({ path, reason: said("nameless") });
        return [];
      }
      if (!wantedDomains.has(domain) || !wantedLabels.has(label)) return [];
      const picture = { domain, label, split: part.split, path };
      return [{ picture, place: { part, group, row } }];
    });
    done += 1;
    onProgress?.(done, candidates.length);
  });
  const all = found.flat();
  const places = new Map(all.map(({ picture, place }) => [picture, place]));
  return {
    name,
    domains,
    classes,
    pictures: all.map(({ picture }) => picture),
    leftOut,
    bytesToRead(chosen) {
      const groups = new Set(chosen.map((picture) => places.get(picture)!.group));
      return [...groups].reduce((sum, { imageBytes }) => sum + imageBytes, 0);
    },
    reader: (chosen) => readInGroups(chosen, places),
  };
}

/** Reads the chosen rows of a row group together, and forgets them when all have been handed out. */
function readInGroups(
  chosen: readonly CataloguedPicture[],
  places: ReadonlyMap<CataloguedPicture, Place>,
): ReadPicture {
  const pending = new Map<
    PartGroup,
    { rows: Set<number>; reading?: Promise<readonly unknown[]> }
  >();
  for (const picture of chosen) {
    const { group, row } = places.get(picture)!;
    const rows = pending.get(group)?.rows ?? new Set();
    pending.set(group, { rows: rows.add(row) });
  }
  const starts = new Map([...pending].map(([group, { rows }]) => [group, Math.min(...rows)]));
  return async (picture) => {
    const { part, group, row } = places.get(picture)!;
    const own = pending.get(group);
    if (!own)
      throw new FailureError("internal", `${picture.path} was read twice, or not chosen before`);
    const start = starts.get(group)!;
    own.reading ??= readRows(part, ["image"], start, Math.max(...own.rows) + 1);
    const { reading } = own;
    own.rows.delete(row);
    if (own.rows.size === 0) pending.delete(group);
    return imageBytes((await reading)[row - start]);
  };
}

function imageBytes(row: unknown): Uint8Array {
  const { bytes } = (row as { readonly image?: { readonly bytes?: unknown } | null }).image ?? {};
  if (bytes instanceof Uint8Array) return bytes;
  throw new FailureError("bad-file", said("noBytesInRow"));
}

/** Integers are bigint or number, by their width; what is null is no id. */
function idOf(value: unknown): number {
  return typeof value === "bigint" || typeof value === "number" ? Number(value) : -1;
}

function mayHold(range: Range | null, wanted: ReadonlySet<number>): boolean {
  return range === null || [...wanted].some((id) => id >= range[0] && id <= range[1]);
}

function idsOf(names: readonly string[], known: readonly string[], kind: NameKind): Set<number> {
  return new Set(
    names.map((name) => {
      const id = known.indexOf(name);
      if (id >= 0) return id;
      throw missingName(kind, name, known);
    }),
  );
}
