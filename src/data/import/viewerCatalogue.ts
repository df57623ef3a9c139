import { FailureError } from "../../shared/failure.ts";
import { asArray, asString, isObject } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";
import type { Catalogue, CataloguedPicture, LeftOut, ReadPicture } from "./catalogue.ts";
import type { ListingOptions, PictureCollection, Wanted } from "./collection.ts";
import { concurrently } from "./concurrently.ts";
import { fetchBytes, pageLength, readRowPage } from "./datasetViewer.ts";
import type { RowPage, RowRequest, ViewedDataset } from "./datasetViewer.ts";
import { missingName } from "./missingName.ts";
import type { NameKind } from "./missingName.ts";

/** Where a picture is to be had, for a while; and the request that gives a fresh address. */
interface Address {
  readonly url: string;
  readonly again: RowRequest;
}

const splits = ["train", "test"] as const;
/** Requests under way at once: the viewer is a shared service. */
const requestsAtOnce = 4;
/** What the viewer's storage answers to an address that has expired. */
const expired = new Set([401, 403, 404, 410]);

/**
 * DomainNet on the hub by the dataset viewer: the quick way to a small subset, since each picture is a
 * file of its own. The viewer may have encoded pictures anew, so they need not be those of the parquet
 * files to the bit. Of each class, domain and split at most `perClass` are listed, the first ones.
 * Throws a FailureError.
 */
export async function openViewer(
  viewed: ViewedDataset,
  perClass: number,
  signal?: AbortSignal,
): Promise<PictureCollection> {
  const first = await readRowPage(viewed, { split: "train", offset: 0, length: 1 }, signal);
  const names = {
    name: viewed.dataset,
    domains: namesOf(first, "domain", viewed),
    classes: namesOf(first, "label", viewed),
  };
  return {
    ...names,
    catalogue: (wanted, options = {}) => listPictures(viewed, names, perClass, wanted, options),
  };
}

async function listPictures(
  viewed: ViewedDataset,
  names: Pick<Catalogue, "name" | "domains" | "classes">,
  perClass: number,
  wanted: Wanted,
  { signal, onProgress }: ListingOptions,
): Promise<Catalogue> {
  const queries = wanted.domains.flatMap((domainName) =>
    wanted.classes.flatMap((className) => {
      const domain = idOf(domainName, names.domains, "domain");
      const label = idOf(className, names.classes, "class");
      const where = `"domain"=${domain} AND "label"=${label}`;
      return splits.map((split) => ({ domain, label, split, where }));
    }),
  );
  const found: [CataloguedPicture, Address][][] = [];
  const partial = new Set<string>();
  let done = 0;
  await concurrently(queries, requestsAtOnce, async ({ domain, label, split, where }, at) => {
    const own: [CataloguedPicture, Address][] = [];
    found[at] = own;
    for (let offset = 0; offset < perClass; offset += pageLength) {
      const length = Math.min(pageLength, perClass - offset);
      const page = await readRowPage(viewed, { split, where, offset, length }, signal);
      if (page.partial) partial.add(split);
      page.rows.forEach(({ index, values }, i) => {
        const url = addressIn(values);
        if (url === null || values["domain"] !== domain || values["label"] !== label) return;
        const again = { split, where, offset: offset + i, length: 1 };
        own.push([
          { domain, label, split, path: `${split}#${index}` },
          { url, again },
        ]);
      });
      if (offset + pageLength >= page.total) break;
    }
    done += 1;
    onProgress?.(done, queries.length);
  });
  const leftOut = [...partial].sort().map((split): LeftOut => ({
    path: `${viewed.dataset}, ${split}`,
    reason: said("viewerHoldsPart"),
  }));
  const addresses = new Map(found.flat());
  return {
    ...names,
    pictures: [...addresses.keys()],
    leftOut,
    bytesToRead: () => null,
    reader: () => readAddresses(viewed, addresses),
  };
}

/** Addresses expire within the hour; one that has is asked for anew, once. */
function readAddresses(
  viewed: ViewedDataset,
  addresses: ReadonlyMap<CataloguedPicture, Address>,
): ReadPicture {
  return async (picture, signal) => {
    const { url, again } = addresses.get(picture)!;
    const fetched = await fetchBytes(viewed.fetch, url, signal);
    if ("bytes" in fetched) return fetched.bytes;
    if (!expired.has(fetched.status)) throw notGiven(fetched.status);
    const page = await readRowPage(viewed, again, signal);
    const fresh = page.rows[0] && addressIn(page.rows[0].values);
    if (!fresh) throw notGiven(fetched.status);
    const second = await fetchBytes(viewed.fetch, fresh, signal);
    if ("bytes" in second) return second.bytes;
    throw notGiven(second.status);
  };
}

function notGiven(status: number): FailureError {
  return new FailureError("download", said("viewerNotGiven", status));
}

function addressIn(values: Readonly<Record<string, unknown>>): string | null {
  const { image } = values;
  return isObject(image) && typeof image["src"] === "string" ? image["src"] : null;
}

function namesOf({ features }: RowPage, column: string, { dataset }: ViewedDataset): string[] {
  const at = `${dataset}: the names of column '${column}'`;
  const names = asArray(features.get(column)?.["names"], at);
  return names.map((name, i) => asString(name, `${at}[${i}]`));
}

function idOf(name: string, known: readonly string[], kind: NameKind): number {
  const id = known.indexOf(name);
  if (id < 0) throw missingName(kind, name, known);
  return id;
}
