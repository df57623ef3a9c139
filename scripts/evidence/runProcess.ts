/** A process of the {@link RunPool}: makes the runs that it is sent, one at a time, and sends them back. */
import type { RunAnswer } from "./runPool.ts";
import type { RunJob } from "./trainRun.ts";
import { trainRun } from "./trainRun.ts";

process.on("message", (job) => {
  // The pool sends nothing else.
  void answer(job as RunJob).then((result) => process.send!(result));
});

// Without the pool nobody would take the result.
process.on("disconnect", () => process.exit());

/** Never rejects: what goes wrong is an answer. */
async function answer(job: RunJob): Promise<RunAnswer> {
  try {
    return { run: await trainRun(job) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
