/**
 * Runs tasks one at a time, in the order given. onnxruntime-web breaks when two of its calls
 * overlap, so every call into one onnxruntime goes through one queue.
 */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** True where a synchronous task would be run at once. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Runs an asynchronous task when its turn comes. A task that fails does not stop the next. */
  run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting++;
    const result = this.#tail.then(task).finally(() => this.#waiting--);
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Runs a synchronous task: at once when nothing is queued, otherwise when its turn comes. */
  do(task: () => void): void {
    if (this.isIdle) {
      task();
      return;
    }
    // Callers check their arguments first, so a throw here is a fault of ours: left unhandled, it is loud.
    void this.run(() => Promise.resolve().then(task));
  }
}
