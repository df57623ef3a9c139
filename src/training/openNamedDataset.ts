import { openStoredDataset } from "../data/import/datasetStore.ts";
import type { Dataset } from "../data/loadDataset.ts";
import { loadDataset } from "../data/loadDataset.ts";
import { FailureError } from "../shared/failure.ts";
import type { SiteFiles } from "../shared/files.ts";
import { said } from "../shared/said.ts";

const importedPrefix = "folder:";

/** Opens the data set that a spec names. Throws a FailureError ("bad-spec" where none is imported). */
export async function openNamedDataset(files: SiteFiles, name: string): Promise<Dataset> {
  if (!name.startsWith(importedPrefix)) return loadDataset(files, name);
  if (files.imported) return openStoredDataset(files.imported, name.slice(importedPrefix.length));
  throw new FailureError("bad-spec", said("datasetElsewhere", name));
}
