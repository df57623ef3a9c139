import { datasetFiles } from "../library/keptDatasets.ts";
import type { FileTree } from "../library/fileTree.ts";
import { keptModelFolder } from "../library/keptModelFolder.ts";
import { originTree } from "../library/originTree.ts";
import { spillingTree } from "../library/spillingTree.ts";
import type { Files, Folder, SiteFiles } from "../shared/files.ts";
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
  return {
    ...files,
    elsewhere: (name) => keptModelFolder(tree, name, (bundled) => bundledModel(files, bundled)),
    imported: datasetFiles(tree),
  };
}

/** The folder of a model that is here: of the site, or among what is kept. */
export function openModel(tree: FileTree, filesUrl: string, name: string): Folder {
  const files = fetchFiles(filesUrl);
  const bundled = (one: string) => bundledModel(files, one);
  return name.includes(":") ? keptModelFolder(Promise.resolve(tree), name, bundled) : bundled(name);
}

function bundledModel(files: Files, name: string): Folder {
  return wholeFiles(name, folderOf(files, `models/${name}`));
}
