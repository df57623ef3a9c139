import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { SitePlace } from "../shared/sitePlace.ts";
import { unreachable } from "../shared/unreachable.ts";
import type {
  FromImporter,
  ImporterApi,
  ImportTask,
  ImportTaskName,
  ImportTasks,
  TaskOptions,
  ToImporter,
} from "./importProtocol.ts";

/** What the client needs of a Worker; a test gives its own. */
export interface ImporterPort {
  postMessage(message: ToImporter): void;
  terminate(): void;
  onmessage: ((message: { readonly data: FromImporter }) => void) | null;
  onerror: ((crash: { readonly message?: string; preventDefault?(): void }) => void) | null;
}

interface Pending extends Required<Pick<TaskOptions, "onProgress" | "onHeld">> {
  resolve(result: unknown): void;
  reject(error: FailureError): void;
}

/** The import worker. It starts with the first task, and again after a crash. */
export class ImportClient implements ImporterApi {
  readonly #spawn: () => ImporterPort;
  readonly #pending = new Map<number, Pending>();
  #worker: ImporterPort | null = null;
  #nextTaskId = 1;

  constructor(spawn: () => ImporterPort = spawnImportWorker) {
    this.#spawn = spawn;
  }

  run<K extends ImportTaskName>(
    name: K,
    params: ImportTasks[K]["params"],
    site: SitePlace,
    { signal, onProgress = () => undefined, onHeld = () => undefined }: TaskOptions = {},
  ): Promise<ImportTasks[K]["result"]> {
    const taskId = this.#nextTaskId++;
    const worker = (this.#worker ??= this.#connect(this.#spawn()));
    const cancel = () => worker.postMessage({ kind: "cancel", taskId });
    const done = new Promise<ImportTasks[K]["result"]>((resolve, reject) => {
      // The result of this id has this task's type: the worker is the same build.
      const settle = resolve as (result: unknown) => void;
      this.#pending.set(taskId, { resolve: settle, reject, onProgress, onHeld });
      // `name` and `params` are of one task, which their types do not say of each other.
      worker.postMessage({ kind: "task", taskId, name, params, site } as ImportTask);
    });
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel);
    return done.finally(() => signal?.removeEventListener("abort", cancel));
  }

  #connect(worker: ImporterPort): ImporterPort {
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (crash) => {
      crash.preventDefault?.();
      this.#crashed(crash.message);
    };
    return worker;
  }

  #receive(message: FromImporter): void {
    const pending = this.#pending.get(message.taskId);
    if (!pending) return;
    switch (message.kind) {
      case "progress":
        pending.onProgress(message.progress);
        return;
      case "done":
        this.#pending.delete(message.taskId);
        pending.onHeld(message.held);
        pending.resolve(message.result);
        return;
      case "failed": {
        const { kind, message: words } = message.failure;
        this.#pending.delete(message.taskId);
        pending.onHeld(message.held);
        pending.reject(new FailureError(kind, words));
        return;
      }
      default:
        unreachable(message);
    }
  }

  #crashed(detail: string | undefined): void {
    this.#worker?.terminate();
    this.#worker = null;
    const why = detail ? said("importBrokeOffBecause", detail) : said("importBrokeOff");
    const error = new FailureError("internal", why);
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}

function spawnImportWorker(): ImporterPort {
  const worker = new Worker(new URL("./import.worker.ts", import.meta.url), { type: "module" });
  // Worker's events carry more than an ImporterPort reads, and its data is what our own worker posts.
  return worker as unknown as ImporterPort;
}
