import { datasetFiles } from "../library/keptDatasets.ts";
import { keptModelFolder } from "../library/keptModelFolder.ts";
import { originTree } from "../library/originTree.ts";
import { spillingTree } from "../library/spillingTree.ts";
import type { SiteFiles } from "../shared/files.ts";
import { folderOf, wholeFiles } from "../shared/files.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import type { FetchFilesOptions } from "./fetchFiles.ts";
import { fetchFiles } from "./fetchFiles.ts";

/**
 * The site's files, and the models and data sets that a person fetched or imported before. Nothing but
 * the site is asked for anything.
 */
export function openSite({ filesUrl, held }: SitePlace, options: FetchFilesOptions): SiteFiles {
  const files = fetchFiles(filesUrl, options);
  const tree = originTree().then((kept) => spillingTree(kept, new Map(held)));
  const bundled = (name: string) => wholeFiles(name, folderOf(files, `models/${name}`));
  return {
    ...files,
    elsewhere: (name) => keptModelFolder(tree, name, bundled),
    imported: datasetFiles(tree),
  };
}
