import type { DecodeJpeg } from "../data/import/jpegDecoder.ts";
import { prepareHere } from "../data/import/preparePicture.ts";
import { addModel } from "../library/addModel.ts";
import type { HubPlace } from "../library/fetchModel.ts";
import { describeHubModel, fetchModel } from "../library/fetchModel.ts";
import type { FileTree } from "../library/fileTree.ts";
import { importSelection } from "../library/importSelection.ts";
import type { OpenedPictures } from "../library/openPictures.ts";
import { contentsOf, planOf } from "../library/pictureContents.ts";
import type { Folder } from "../shared/files.ts";
import type { ImportTaskName, ImportTasks, Opened, TaskProgress } from "./importProtocol.ts";

/** What the worker has for whoever does a task. */
export interface TaskSite {
  /** What is kept of models and data sets. */
  readonly tree: FileTree;
  /** Aborted when the page no longer wants the result. */
  readonly signal: AbortSignal;
  readonly report: (progress: TaskProgress) => void;
  readonly hub: (host: string) => HubPlace;
  /** A model that is here, by its name in a spec. */
  readonly model: (name: string) => Folder;
  readonly pictures: (opened: Opened) => Promise<OpenedPictures>;
  readonly jpegDecoder: () => Promise<DecodeJpeg>;
}

/** One function a task: from its params to its result, or a FailureError. */
export type ImportTaskTable = {
  readonly [K in ImportTaskName]: (
    params: ImportTasks[K]["params"],
    site: TaskSite,
  ) => Promise<ImportTasks[K]["result"]>;
};

export const importTaskTable: ImportTaskTable = {
  describeModel: ({ name, host }, { tree, hub }) => describeHubModel(tree, name, hub(host)),

  fetchModel: ({ name, host }, { tree, hub, report }) =>
    fetchModel(tree, name, { ...hub(host), onProgress: bytesOf(report) }),

  addModel: ({ name, files, base }, { tree, signal, report, model }) =>
    addModel(tree, files, {
      name,
      base: { name: base, folder: model(base) },
      signal,
      onProgress: bytesOf(report),
    }),

  openPictures: async ({ opened }, { pictures }) => {
    const { collection } = await pictures(opened);
    const { domains, classes } = collection;
    const isListed = opened.origin.kind === "files";
    return contentsOf(
      collection,
      isListed ? await collection.catalogue({ domains, classes }) : null,
    );
  },

  planImport: async ({ opened, selection, imageSize }, { pictures, signal, report }) => {
    const { collection } = await pictures(opened);
    const { reference, shifted, classes } = selection;
    const wanted = { domains: [reference, ...shifted], classes };
    const onProgress = listedOf(report);
    const catalogue = await collection.catalogue(wanted, { signal, onProgress });
    return planOf(catalogue, selection, imageSize);
  },

  importPictures: async ({ opened, selection, ...wanted }, site) => {
    const { tree, signal, report } = site;
    return importSelection(tree, await site.pictures(opened), selection, {
      ...wanted,
      prepare: prepareHere(await site.jpegDecoder()),
      signal,
      onListed: listedOf(report),
      onProgress: (progress) => report({ type: "pictures", ...progress }),
    });
  },
};

function bytesOf(report: TaskSite["report"]) {
  return (loaded: number, total: number) => report({ type: "bytes", loaded, total });
}

function listedOf(report: TaskSite["report"]) {
  return (done: number, total: number) => report({ type: "listed", done, total });
}
