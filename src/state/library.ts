import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Selection } from "../data/import/selection.ts";
import type { FileTree } from "../library/fileTree.ts";
import type { GivenFile } from "../library/givenFile.ts";
import { freeName } from "../library/givenFile.ts";
import type { ImportReport } from "../library/importReport.ts";
import type { KeptDataset } from "../library/keptDatasets.ts";
import {
  datasetBlob,
  importReport,
  keptDatasets,
  removeKeptDataset,
} from "../library/keptDatasets.ts";
import type { KeptModel } from "../library/keptModel.ts";
import { keptModels, removeKeptModel } from "../library/keptModel.ts";
import type { OfferedModel } from "../library/modelDescription.ts";
import type { ModelNotices } from "../library/modelNotices.ts";
import type { PictureOrigin } from "../library/openPictures.ts";
import type { ImportPlan, PictureContents } from "../library/pictureContents.ts";
import { spillingTree } from "../library/spillingTree.ts";
import type { StorageUse } from "../library/storageUse.ts";
import { clearKept, storageUse } from "../library/storageUse.ts";
import type { Failure } from "../shared/failure.ts";
import { toFailure } from "../shared/failure.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import type {
  ImporterApi,
  ImportTaskName,
  ImportTasks,
  Opened,
  TaskProgress,
} from "../workers/importProtocol.ts";
import type { Hosts } from "./hosts.ts";
import { readHosts } from "./hosts.ts";
import { TransferRate } from "./transferRate.ts";

export type { ImportPlan, ImportReport, KeptDataset, KeptModel, ModelNotices, OfferedModel };
export type { GivenFile, PictureContents, PictureOrigin, StorageUse, TaskProgress };

/** What goes on for a model or for data: one task of each at a time. */
export type TaskState =
  | { readonly status: "idle" }
  | {
      readonly status: "running";
      readonly task: ImportTaskName;
      readonly progress: TaskProgress | null;
      /** Of a download; null while unknown. */
      readonly bytesPerSecond: number | null;
    }
  | { readonly status: "failed"; readonly task: ImportTaskName; readonly failure: Failure };

/** Models and data sets beside the bundled ones. */
export interface LibraryState {
  /** Null before what is kept has been listed. */
  readonly models: readonly KeptModel[] | null;
  readonly datasets: readonly KeptDataset[] | null;
  readonly storage: StorageUse | null;
  readonly hosts: Hosts;
  /** What found no room, by path: it lasts as long as the page. */
  readonly held: SitePlace["held"];
  readonly model: TaskState;
  readonly data: TaskState;
  /** Which dialog is open. */
  readonly dialog: "model" | "data" | null;
}

export type LibraryStore = StoreApi<LibraryState>;

export interface LibraryOptions {
  readonly importer: ImporterApi;
  /** What the browser keeps; null where it keeps nothing. */
  readonly openTree: () => Promise<FileTree | null>;
  readonly filesUrl: string;
  readonly hosts: Hosts;
  readonly rememberHosts: (hosts: Hosts) => void;
  /** navigator.storage, or what there is of it. */
  readonly storage: Partial<StorageManager> | undefined;
}

/** Pictures that were opened, and what they are. */
export interface OpenedContents {
  readonly opened: Opened;
  readonly contents: PictureContents;
}

const idle: TaskState = { status: "idle" };

/** The models and data sets that a person added, and what adds and removes them. */
export class Library {
  readonly store: LibraryStore;
  readonly #options: LibraryOptions;
  readonly #tree: Promise<FileTree | null>;
  readonly #running: { model: AbortController | null; data: AbortController | null } = {
    model: null,
    data: null,
  };
  #nextOpened = 1;

  constructor(options: LibraryOptions) {
    this.#options = options;
    this.#tree = options.openTree();
    this.store = createStore<LibraryState>(() => ({
      models: null,
      datasets: null,
      storage: null,
      hosts: options.hosts,
      held: new Map(),
      model: idle,
      data: idle,
      dialog: null,
    }));
  }

  /** Lists anew what is kept. Never rejects: what cannot be listed counts as not here. */
  async refresh(): Promise<void> {
    const held = new Map(this.store.getState().held);
    const tree = spillingTree(await this.#tree, held);
    const [models, datasets, storage] = await Promise.all([
      keptModels(tree).catch(() => []),
      keptDatasets(tree).catch(() => []),
      storageUse(tree, this.#options.storage).catch(() => null),
    ]);
    this.store.setState({ models, datasets, storage });
  }

  /** Throws a FailureError ("bad-spec") for what is no address. */
  setHosts(hosts: Hosts): void {
    const read = readHosts(hosts);
    this.store.setState({ hosts: read });
    this.#options.rememberHosts(read);
  }

  /** What fetching a model takes. Asks the hub: on a person's word only. Null where it failed. */
  describeModel(name: string): Promise<OfferedModel | null> {
    return this.#run("model", "describeModel", { name, host: this.#hub });
  }

  /** Null where it failed or was cancelled: the store says why. */
  async fetchModel(name: string): Promise<KeptModel | null> {
    await this.#askToPersist();
    return this.#run("model", "fetchModel", { name, host: this.#hub });
  }

  /** @param base a model that is here, which gives what the files lack */
  async addModel(files: readonly GivenFile[], base: string): Promise<KeptModel | null> {
    await this.#askToPersist();
    const taken = (this.store.getState().models ?? []).map((one) =>
      one.name.replace("folder:", ""),
    );
    const name = `folder:${freeName(titleOf(files), taken)}`;
    return this.#run("model", "addModel", { name, files, base });
  }

  /** Lists pictures to choose from; null where that failed. */
  async openPictures(origin: PictureOrigin): Promise<OpenedContents | null> {
    const opened = { id: this.#nextOpened++, origin };
    const contents = await this.#run("data", "openPictures", { opened });
    return contents && { opened, contents };
  }

  planImport(opened: Opened, selection: Selection, imageSize: number): Promise<ImportPlan | null> {
    return this.#run("data", "planImport", { opened, selection, imageSize });
  }

  /** The new data set's name in a spec; null where it failed or was cancelled. */
  async importPictures(
    opened: Opened,
    selection: Selection,
    imageSize: number,
    title: string,
  ): Promise<string | null> {
    await this.#askToPersist();
    const taken = (this.store.getState().datasets ?? []).map((one) =>
      one.name.replace("folder:", ""),
    );
    const name = freeName(title, taken);
    const params = { opened, selection, imageSize, title, name };
    return (await this.#run("data", "importPictures", params)) && `folder:${name}`;
  }

  async reportOf(name: string): Promise<ImportReport | null> {
    return importReport(await this.#openTree(), name);
  }

  /** A file of an imported data set, to be read in part. */
  async datasetBlob(name: string, file: string): Promise<Blob | null> {
    return datasetBlob(await this.#openTree(), name, file);
  }

  cancel(kind: "model" | "data"): void {
    this.#running[kind]?.abort();
  }

  /** Tells of what went wrong before a task could begin. */
  fail(kind: "model" | "data", task: ImportTaskName, thrown: unknown): void {
    this.store.setState({ [kind]: { status: "failed", task, failure: toFailure(thrown) } });
  }

  /** Takes a failure off the page. */
  dismiss(kind: "model" | "data"): void {
    if (this.store.getState()[kind].status === "failed") this.store.setState({ [kind]: idle });
  }

  async removeModel(name: string): Promise<void> {
    await this.#change((tree) => removeKeptModel(tree, name));
  }

  async removeDataset(name: string): Promise<void> {
    await this.#change((tree) => removeKeptDataset(tree, name));
  }

  /** Throws away every model and data set, and what is left of downloads that were broken off. */
  async clear(): Promise<void> {
    await this.#change(clearKept);
  }

  get #hub(): string {
    return this.store.getState().hosts.hub;
  }

  async #openTree(): Promise<FileTree> {
    return spillingTree(await this.#tree, new Map(this.store.getState().held));
  }

  async #change(change: (tree: FileTree) => Promise<void>): Promise<void> {
    const held = new Map(this.store.getState().held);
    await change(spillingTree(await this.#tree, held));
    this.store.setState({ held });
    await this.refresh();
  }

  /** So that the browser does not clear by itself what took long to fetch. It may ask the person. */
  async #askToPersist(): Promise<void> {
    await this.#options.storage?.persist?.().catch(() => false);
  }

  async #run<K extends ImportTaskName>(
    kind: "model" | "data",
    task: K,
    params: ImportTasks[K]["params"],
  ): Promise<ImportTasks[K]["result"] | null> {
    this.#running[kind]?.abort();
    const controller = new AbortController();
    this.#running[kind] = controller;
    const tell = (state: TaskState) => {
      // A task that another has taken the place of says nothing more.
      if (this.#running[kind] === controller) this.store.setState({ [kind]: state });
    };
    const rate = new TransferRate();
    tell({ status: "running", task, progress: null, bytesPerSecond: null });
    const site = { filesUrl: this.#options.filesUrl, held: this.store.getState().held };
    try {
      const result = await this.#options.importer.run(task, params, site, {
        signal: controller.signal,
        onProgress: (progress) => {
          const bytesPerSecond =
            progress.type === "bytes" ? rate.add(progress.loaded, performance.now()) : null;
          tell({ status: "running", task, progress, bytesPerSecond });
        },
        onHeld: (held) =>
          this.store.setState((state) => ({ held: new Map([...state.held, ...held]) })),
      });
      await this.refresh();
      tell(idle);
      return result;
    } catch (thrown) {
      const failure = toFailure(thrown);
      tell(failure.kind === "cancelled" ? idle : { status: "failed", task, failure });
      await this.refresh();
      return null;
    }
  }
}

/** What to call a model of these files: the folder that they lie in, or the file. */
function titleOf(files: readonly GivenFile[]): string {
  const [first] = files;
  const weights = files.find(({ path }) => path.endsWith(".safetensors")) ?? first;
  const path = weights?.path ?? "";
  const folder = path.split("/").at(-2);
  return folder ?? path;
}
