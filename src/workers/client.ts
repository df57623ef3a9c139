import { FailureError } from "../shared/failure.ts";
import type { Failure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { unreachable } from "../shared/unreachable.ts";
import { HangWatch } from "./hangWatch.ts";
import type {
  AskOptions,
  Command,
  FromWorker,
  Request,
  RequestName,
  Requests,
  ToWorker,
  TrainerApi,
  WorkerEvent,
} from "./protocol.ts";

/** What the client needs of a Worker; a test gives its own. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((message: { readonly data: FromWorker }) => void) | null;
  onerror: ((crash: { readonly message?: string; preventDefault?(): void }) => void) | null;
  onmessageerror: (() => void) | null;
}

interface Pending extends Pick<AskOptions, "onProgress"> {
  resolve(result: unknown): void;
  reject(error: FailureError): void;
}

/** The trainer in its worker. The worker starts with the first message, and never before. */
export class TrainerClient implements TrainerApi {
  readonly #spawn: () => WorkerPort;
  readonly #listeners = new Set<(event: WorkerEvent) => void>();
  readonly #pending = new Map<number, Pending>();
  readonly #watch = new HangWatch((silentMs) =>
    this.#crashed(`it has not answered for ${Math.round(silentMs / 60_000)} minutes`),
  );
  #worker: WorkerPort | null = null;
  #nextRequestId = 1;

  constructor(spawn: () => WorkerPort = spawnTrainerWorker) {
    this.#spawn = spawn;
  }

  send(command: Command): void {
    this.#post({ kind: "command", command });
  }

  ask<K extends RequestName>(
    name: K,
    params: Requests[K]["params"],
    { signal, ...options }: AskOptions = {},
  ): Promise<Requests[K]["result"]> {
    const requestId = this.#nextRequestId++;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new FailureError("cancelled", `'${name}' was cancelled before it was asked.`));
        return;
      }
      // The answer to this id has this request's result type: the worker is the same build.
      this.#pending.set(requestId, { resolve: resolve, reject, ...options });
      // `name` and `params` are of one request, which their types do not say of each other.
      this.#post({ kind: "request", requestId, name, params } as Request);
      signal?.addEventListener("abort", () => {
        if (this.#pending.has(requestId)) this.#post({ kind: "cancel", requestId });
      });
    });
  }

  onEvent(listener: (event: WorkerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#end();
    this.#refuseAll({ kind: "cancelled", message: "The trainer was ended before it answered." });
  }

  #post(message: ToWorker): void {
    this.#worker ??= this.#connect(this.#spawn());
    this.#worker.postMessage(message);
  }

  #connect(worker: WorkerPort): WorkerPort {
    worker.onmessage = ({ data }) => {
      // One that was ended may have said something before.
      if (worker === this.#worker) this.#receive(data);
    };
    worker.onerror = (crash) => {
      crash.preventDefault?.();
      this.#crashed(crash.message);
    };
    worker.onmessageerror = () => this.#crashed("a message could not be read");
    return worker;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#watch.stop();
  }

  #receive(message: FromWorker): void {
    this.#watch.hear(message);
    switch (message.kind) {
      case "event":
        for (const listener of this.#listeners) listener(message.event);
        return;
      case "answer":
        this.#take(message.requestId)?.resolve(message.result);
        return;
      case "refusal": {
        const { kind, message: words } = message.failure;
        this.#take(message.requestId)?.reject(new FailureError(kind, words));
        return;
      }
      case "progress":
        this.#pending.get(message.requestId)?.onProgress?.(message.progress);
        return;
      case "beat":
        return;
      default:
        unreachable(message);
    }
  }

  #take(requestId: number): Pending | undefined {
    const pending = this.#pending.get(requestId);
    this.#pending.delete(requestId);
    return pending;
  }

  #crashed(detail: string | undefined): void {
    this.#end();
    const why = detail ? said("workerBrokeOffBecause", detail) : said("workerBrokeOff");
    const failure: Failure = { kind: "crashed", ...why };
    this.#refuseAll(failure);
    for (const listener of this.#listeners) listener({ type: "failed", failure });
  }

  #refuseAll(failure: Failure): void {
    for (const pending of this.#pending.values())
      pending.reject(new FailureError(failure.kind, failure));
    this.#pending.clear();
  }
}

function spawnTrainerWorker(): WorkerPort {
  const worker = new Worker(new URL("./trainer.worker.ts", import.meta.url), { type: "module" });
  // Worker's events carry more than a WorkerPort reads, and its data is what our own worker posts.
  return worker as unknown as WorkerPort;
}
