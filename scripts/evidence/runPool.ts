import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FinishedRun, RunJob } from "./trainRun.ts";

export type RunAnswer = { readonly run: FinishedRun } | { readonly error: string };

const program = fileURLToPath(new URL("runProcess.ts", import.meta.url));

/** Makes runs in so many processes at a time, in the order in which they are asked for. */
export class RunPool {
  readonly #size: number;
  readonly #idle: ChildProcess[] = [];
  readonly #waiting: ((process: ChildProcess) => void)[] = [];
  readonly #processes: ChildProcess[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** Throws what went wrong in the run, or that its process ended. */
  async run(job: RunJob): Promise<FinishedRun> {
    const process = await this.#take();
    const answer = await new Promise<RunAnswer>((resolve) => {
      const ended = () => resolve({ error: `the process of ${job.recipe} ended unexpectedly` });
      process.once("exit", ended);
      process.once("message", (message) => {
        process.off("exit", ended);
        // runProcess.ts sends nothing else.
        resolve(message as RunAnswer);
      });
      process.send(job);
    });
    if (process.connected) this.#giveBack(process);
    if ("error" in answer) throw new Error(answer.error);
    return answer.run;
  }

  /** Ends the processes; what they are doing is lost. */
  close(): void {
    for (const process of this.#processes) process.kill();
  }

  #take(): Promise<ChildProcess> {
    const idle = this.#idle.pop();
    if (idle) return Promise.resolve(idle);
    if (this.#processes.length < this.#size) {
      const started = fork(program);
      this.#processes.push(started);
      return Promise.resolve(started);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(process: ChildProcess): void {
    const next = this.#waiting.shift();
    if (next) next(process);
    else this.#idle.push(process);
  }
}
