import type { RunsStore } from "./runs.ts";

/** The part of a page that a wake lock needs; `wakeLock` is absent in some browsers. */
export interface WakeLockPlace {
  readonly navigator: { readonly wakeLock?: Pick<WakeLock, "request"> };
  readonly document: Pick<Document, "visibilityState" | "addEventListener">;
}

/**
 * Keeps the screen, and with it the computer, awake while an experiment trains and the page is seen. A
 * browser that refuses (battery low, no such thing) is left alone: training goes on as long as it may.
 */
export function stayAwake(runs: RunsStore, { navigator, document }: WakeLockPlace): void {
  let lock: Promise<WakeLockSentinel | null> | null = null;
  const follow = () => {
    const { status } = runs.getState();
    const isWanted =
      status !== "idle" && status !== "paused" && document.visibilityState === "visible";
    if (isWanted && !lock)
      lock = navigator.wakeLock?.request("screen").catch(() => null) ?? Promise.resolve(null);
    if (!isWanted && lock) {
      // The browser has released it by itself where the page is hidden: releasing it again is harmless.
      void lock.then((held) => held?.release()).catch(() => undefined);
      lock = null;
    }
  };
  runs.subscribe(({ status }, before) => {
    if (status !== before.status) follow();
  });
  document.addEventListener("visibilitychange", follow);
}
