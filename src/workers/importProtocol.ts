/** Every message between the page and the import worker. Types only. */
import type { Selection } from "../data/import/selection.ts";
import type { GivenFile } from "../library/givenFile.ts";
import type { ImportReport } from "../library/importReport.ts";
import type { KeptModel } from "../library/keptModel.ts";
import type { OfferedModel } from "../library/modelDescription.ts";
import type { PictureOrigin } from "../library/openPictures.ts";
import type { ImportPlan, PictureContents } from "../library/pictureContents.ts";
import type { Failure } from "../shared/failure.ts";
import type { SitePlace } from "../shared/sitePlace.ts";

/** Pictures that were opened; the same id is the same pictures, which are opened once. */
export interface Opened {
  readonly id: number;
  readonly origin: PictureOrigin;
}

/** Page → worker tasks, each tied to its result. */
export interface ImportTasks {
  /** What fetching a model of a hub takes; its small files are read for it. */
  describeModel: {
    readonly params: { readonly name: string; readonly host: string };
    readonly result: OfferedModel;
  };
  fetchModel: {
    readonly params: { readonly name: string; readonly host: string };
    readonly result: KeptModel;
  };
  addModel: {
    /** `base` is a model that is here, by name: what the files lack is taken from it. */
    readonly params: {
      readonly name: string;
      readonly files: readonly GivenFile[];
      readonly base: string;
    };
    readonly result: KeptModel;
  };
  /** Lists what was chosen from disk; of a hub, opens what lists it. */
  openPictures: { readonly params: { readonly opened: Opened }; readonly result: PictureContents };
  planImport: {
    readonly params: {
      readonly opened: Opened;
      readonly selection: Selection;
      readonly imageSize: number;
    };
    readonly result: ImportPlan;
  };
  importPictures: {
    readonly params: {
      readonly opened: Opened;
      readonly selection: Selection;
      readonly imageSize: number;
      readonly name: string;
      readonly title: string;
    };
    readonly result: ImportReport;
  };
}

export type ImportTaskName = keyof ImportTasks;

export type TaskProgress =
  | { readonly type: "bytes"; readonly loaded: number; readonly total: number }
  /** Parts of a large data set whose lists have been read. */
  | { readonly type: "listed"; readonly done: number; readonly total: number }
  | {
      readonly type: "pictures";
      readonly done: number;
      readonly total: number;
      readonly skipped: number;
    };

/** A task, with the params that its name asks for. */
export type ImportTask = {
  readonly [K in ImportTaskName]: {
    readonly kind: "task";
    readonly taskId: number;
    readonly name: K;
    readonly params: ImportTasks[K]["params"];
    readonly site: SitePlace;
  };
}[ImportTaskName];

export type ToImporter = ImportTask | { readonly kind: "cancel"; readonly taskId: number };

/** What could not be kept comes with every end of a task: an earlier try's bytes are not fetched again. */
export type FromImporter =
  | { readonly kind: "progress"; readonly taskId: number; readonly progress: TaskProgress }
  | {
      readonly kind: "done";
      readonly taskId: number;
      readonly result: ImportTasks[ImportTaskName]["result"];
      readonly held: SitePlace["held"];
    }
  | {
      readonly kind: "failed";
      readonly taskId: number;
      readonly failure: Failure;
      readonly held: SitePlace["held"];
    };

export interface TaskOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TaskProgress) => void;
  /** Told of what could not be kept, once the task has ended, also where it failed. */
  readonly onHeld?: (held: SitePlace["held"]) => void;
}

/** What the page holds of the import worker. */
export interface ImporterApi {
  /** Rejects with a FailureError; aborting `signal` ends it as "cancelled". */
  run<K extends ImportTaskName>(
    name: K,
    params: ImportTasks[K]["params"],
    site: SitePlace,
    options?: TaskOptions,
  ): Promise<ImportTasks[K]["result"]>;
}
