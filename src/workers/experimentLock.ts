import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/** The Web Lock that whoever runs an experiment holds. It ends with its worker, however that ends. */
export function experimentLock(startId: string): string {
  return `lipsum-experiment/${startId}`;
}

/** For a worker that was ended to be gone. */
const patienceMs = 5000;

/**
 * Takes a lock of the browser, once nobody has it; call the answer to give it back. A page that holds one
 * is not frozen while it is hidden. Where there are no locks (no secure context) nothing is taken. Throws
 * a FailureError where somebody keeps it.
 */
export async function hold(name: string): Promise<() => void> {
  // Absent where the context is not secure, whatever its type says.
  const locks = navigator.locks as LockManager | undefined;
  let release: () => void = () => undefined;
  if (!locks) return release;
  const until = new Promise<void>((resolve) => (release = resolve));
  await new Promise<void>((taken, refused) => {
    const held = () => {
      taken();
      return until;
    };
    const signal = AbortSignal.timeout(patienceMs);
    locks.request(name, { signal }, held).catch(() => {
      refused(new FailureError("cancelled", said("runsInOtherTab")));
    });
  });
  return release;
}

/** Whether nobody runs an experiment, at the latest once a worker that was ended is gone. */
export async function isAbandoned(startId: string): Promise<boolean> {
  try {
    const release = await hold(experimentLock(startId));
    release();
    return true;
  } catch {
    return false;
  }
}
