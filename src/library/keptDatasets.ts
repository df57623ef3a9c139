import type { DatasetIndex, PackedSplit } from "../data/dataset.ts";
import { readPackedIndex } from "../data/datasetIndex.ts";
import type { FileStore } from "../data/import/datasetStore.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { FileTree } from "./fileTree.ts";
import type { ImportReport } from "./importReport.ts";
import { totalOf } from "./fileTree.ts";

const root = "datasets";

/** An imported data set that is here. */
export interface KeptDataset {
  /** As in a spec: "folder:name". */
  readonly name: string;
  /** Of its files in this browser. */
  readonly bytes: number;
  readonly index: DatasetIndex<PackedSplit>;
}

/** Where the report of an import is kept. */
export function reportPath(name: string): string {
  return `${folderOf(name)}/report.json`;
}

/** The report of the import that made a data set; null where there is none that can be read. */
export async function importReport(tree: FileTree, name: string): Promise<ImportReport | null> {
  const blob = await tree.read(reportPath(name));
  try {
    // The file was written by this very page, whose index is held to its form on its own.
    return blob && (JSON.parse(await blob.text()) as ImportReport);
  } catch {
    return null;
  }
}

/** Imported data sets, <name>/…, as training and imports take them. */
export function datasetFiles(tree: Promise<FileTree>): FileStore {
  return {
    async read(path) {
      const blob = await (await tree).read(`${root}/${path}`);
      if (blob) return new Uint8Array(await blob.arrayBuffer());
      const [name = path] = path.split("/");
      throw new FailureError("bad-spec", said("datasetNotHere", name));
    },
    write: async (path, bytes) => (await tree).write(`${root}/${path}`, bytes),
  };
}

/** A file of an imported data set, to be read in part; null where it is not here. */
export function datasetBlob(tree: FileTree, name: string, file: string): Promise<Blob | null> {
  return tree.read(`${folderOf(name)}/${file}`);
}

/** All data sets that are here and whole, by name. */
export async function keptDatasets(tree: FileTree): Promise<KeptDataset[]> {
  const sizes = await tree.list(root);
  const datasets: KeptDataset[] = [];
  for (const path of sizes.keys()) {
    const folder = /^datasets\/([^/]+)\/index\.json$/.exec(path)?.[1];
    if (folder === undefined) continue;
    const index = await readIndex(tree, path);
    if (!index) continue;
    const own = [...sizes].filter(([file]) => file.startsWith(`${root}/${folder}/`));
    datasets.push({ name: `folder:${folder}`, bytes: totalOf(new Map(own)), index });
  }
  return datasets.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function removeKeptDataset(tree: FileTree, name: string): Promise<void> {
  return tree.remove(folderOf(name));
}

function folderOf(name: string): string {
  return `${root}/${name.replace("folder:", "")}`;
}

/** Null for one that is damaged: it counts as not here, and can be imported again. */
async function readIndex(tree: FileTree, path: string): Promise<DatasetIndex<PackedSplit> | null> {
  const blob = await tree.read(path);
  try {
    return blob && readPackedIndex(new Uint8Array(await blob.arrayBuffer()), path);
  } catch {
    return null;
  }
}
