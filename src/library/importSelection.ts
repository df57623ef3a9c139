import type { ListingOptions } from "../data/import/collection.ts";
import { storeDataset } from "../data/import/datasetStore.ts";
import { importDataset } from "../data/import/importDataset.ts";
import type { ImportOptions } from "../data/import/importPictures.ts";
import type { Selection } from "../data/import/selection.ts";
import type { FileTree } from "./fileTree.ts";
import type { ImportReport } from "./importReport.ts";
import { reportOf } from "./importReport.ts";
import { datasetFiles, reportPath } from "./keptDatasets.ts";
import type { OpenedPictures } from "./openPictures.ts";

export interface SelectionOptions extends ImportOptions {
  /** As a spec will name it, after "folder:". */
  readonly name: string;
  /** As people read it. */
  readonly title: string;
  readonly onListed?: ListingOptions["onProgress"];
}

/**
 * Imports a choice of pictures and keeps it with the report of what is not in it. Throws a FailureError
 * where nothing is left to train on, and "cancelled".
 */
export async function importSelection(
  tree: FileTree,
  { collection, sources }: OpenedPictures,
  selection: Selection,
  { name, title, onListed, ...options }: SelectionOptions,
): Promise<ImportReport> {
  const { reference, shifted, classes } = selection;
  const catalogue = await collection.catalogue(
    { domains: [reference, ...shifted], classes },
    {
      ...(options.signal && { signal: options.signal }),
      ...(onListed && { onProgress: onListed }),
    },
  );
  const result = await importDataset(catalogue, selection, { name, title, sources }, options);
  const report = reportOf(result);
  await tree.write(reportPath(name), new TextEncoder().encode(JSON.stringify(report)));
  await storeDataset(datasetFiles(Promise.resolve(tree)), name, result.dataset);
  return report;
}
