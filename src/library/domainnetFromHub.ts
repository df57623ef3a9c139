import type { PictureCollection } from "../data/import/collection.ts";
import { domainnetOnHub } from "../data/import/domainnetOnHub.ts";
import { openParquet } from "../data/import/parquetCatalogue.ts";
import { openHttp } from "../hub/httpSource.ts";
import type { HttpOptions } from "../hub/rangeRequest.ts";
import { fileUrl } from "../hub/repository.ts";
import type { ByteSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/**
 * DomainNet's parquet files on a hub, of which the footers are read. Nothing of them is kept: the parts
 * that an import reads are small beside the whole. Throws a FailureError.
 * @param advice what to do where the host has not these files
 */
export async function domainnetFromHub(
  host: string,
  revision: string,
  advice: string,
  options: HttpOptions = {},
): Promise<PictureCollection> {
  const { repository: id, files } = domainnetOnHub;
  const sources = await Promise.all(
    files.map(async ({ path }): Promise<ByteSource> => {
      const url = fileUrl(host, { kind: "dataset", id, revision }, path);
      const source = await openHttp(url, options);
      if (source) return { ...source, name: `${id}/${path}` };
      throw new FailureError("download", said("datasetNotOnHub", host, path, id, advice));
    }),
  );
  return openParquet(id, sources);
}
