import { join } from "node:path";
import { hubFolder } from "../hub/hubFolder.ts";
import { parseRepository } from "../hub/repository.ts";
import { FailureError } from "../shared/failure.ts";
import type { SiteFiles } from "../shared/files.ts";
import { datasetFolder } from "./datasetFolder.ts";
import { diskFiles } from "./diskFiles.ts";
import { diskFolder } from "./diskFolder.ts";
import { diskStore } from "./diskStore.ts";

/** Where the files of a command line come from. */
export interface Places {
  readonly assets: string;
  /** The folder of a person's own models; hidden in it is what the hub sent. */
  readonly models: string;
  /** The folder of imported data sets. */
  readonly data: string;
  /** The hub's address. */
  readonly hub: string;
}

/** The site's files, models of the hub or of a person's own folder, and imported data sets. */
export function siteFiles({ assets, models, data, hub }: Places): SiteFiles {
  const onNotice = (message: string) => void process.stderr.write(`${message}\n`);
  return {
    ...diskFiles(assets),
    onNotice,
    imported: datasetFolder(data),
    elsewhere(name) {
      const [place, rest] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
      if (place === "folder") return diskFolder(join(models, rest));
      const repository = parseRepository(rest);
      if (repository)
        return hubFolder(repository, {
          host: hub,
          store: diskStore(join(models, ".hub")),
          onNotice,
        });
      throw new FailureError(
        "bad-spec",
        `'model' must name a repository as hf:owner/name or hf:owner/name@revision, got '${name}'`,
      );
    },
  };
}
