import type { DecodeJpeg } from "../data/import/jpegDecoder.ts";
import type { HubPlace } from "../library/fetchModel.ts";
import type { FileTree } from "../library/fileTree.ts";
import type { OpenedPictures } from "../library/openPictures.ts";
import { openPictures } from "../library/openPictures.ts";
import { spillingTree } from "../library/spillingTree.ts";
import { toFailure } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import type {
  FromImporter,
  ImportTask,
  Opened,
  TaskProgress,
  ToImporter,
} from "./importProtocol.ts";
import type { ImportTaskTable, TaskSite } from "./importTaskTable.ts";

/** What the host joins. Tests give their own. */
export interface ImporterParts {
  readonly table: ImportTaskTable;
  /** What the browser keeps; null where it keeps nothing. */
  readonly openTree: () => Promise<FileTree | null>;
  readonly openJpegDecoder: () => Promise<DecodeJpeg>;
  /** The folder of a model that is here: of the site, or kept. */
  readonly openModel: (tree: FileTree, filesUrl: string, name: string) => Folder;
  /** How patient to be with a hub. */
  readonly patience?: Omit<HubPlace, "host" | "signal">;
}

/** Between two reports of a task's progress, in milliseconds. */
const reportEveryMs = 100;

/** The import worker's side of the protocol, without a Worker: takes ToImporter, posts FromImporter. */
export class ImportHost {
  readonly #parts: ImporterParts;
  readonly #post: (message: FromImporter) => void;
  readonly #running = new Map<number, AbortController>();
  /** The pictures that were last opened: a choice among them opens them no second time. */
  #opened: { readonly id: number; readonly pictures: Promise<OpenedPictures> } | null = null;
  #decoder: Promise<DecodeJpeg> | null = null;

  constructor(parts: ImporterParts, post: (message: FromImporter) => void) {
    this.#parts = parts;
    this.#post = post;
  }

  receive(message: ToImporter): void {
    if (message.kind === "cancel") this.#running.get(message.taskId)?.abort();
    else void this.#run(message);
  }

  /** Never rejects: whatever goes wrong crosses as a failure. */
  async #run(task: ImportTask): Promise<void> {
    const { taskId } = task;
    const controller = new AbortController();
    this.#running.set(taskId, controller);
    const held = new Map(task.site.held);
    try {
      const tree = spillingTree(await this.#parts.openTree(), held);
      const result = await this.#resultOf(task, tree, controller.signal);
      this.#post({ kind: "done", taskId, result, held });
    } catch (thrown) {
      this.#post({ kind: "failed", taskId, failure: toFailure(thrown), held });
    } finally {
      this.#running.delete(taskId);
    }
  }

  #resultOf({ taskId, name, params, site }: ImportTask, tree: FileTree, signal: AbortSignal) {
    const { table, openModel, patience } = this.#parts;
    const taskSite: TaskSite = {
      tree,
      signal,
      report: throttled((progress) => this.#post({ kind: "progress", taskId, progress })),
      hub: (host) => ({ ...patience, host, signal }),
      model: (one) => openModel(tree, site.filesUrl, one),
      pictures: (opened) => this.#open(opened, signal),
      jpegDecoder: () => this.#openDecoder(),
    };
    // `name` and `params` are of one task, which their types do not say of each other.
    return (
      table[name] as (p: typeof params, s: TaskSite) => ReturnType<(typeof table)[typeof name]>
    )(params, taskSite);
  }

  #open({ id, origin }: Opened, signal: AbortSignal): Promise<OpenedPictures> {
    if (this.#opened?.id === id) return this.#opened.pictures;
    const pictures = openPictures(origin, signal);
    this.#opened = { id, pictures };
    // What failed is opened anew when it is asked for again.
    pictures.catch(() => (this.#opened = null));
    return pictures;
  }

  #openDecoder(): Promise<DecodeJpeg> {
    const decoder = (this.#decoder ??= this.#parts.openJpegDecoder());
    decoder.catch(() => (this.#decoder = null));
    return decoder;
  }
}

/** The first report, then the latest at most every so often; the end is told by the task's own end. */
function throttled(report: (progress: TaskProgress) => void): (progress: TaskProgress) => void {
  let reportedAt = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - reportedAt < reportEveryMs) return;
    reportedAt = now;
    report(progress);
  };
}
