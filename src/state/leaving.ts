import type { Playground } from "./playground.ts";

/** Asks before the page is left, only where an experiment runs that would really be lost. */
export function warnBeforeLeaving(
  { runs, keeping }: Pick<Playground, "runs" | "keeping">,
  target: Pick<Window, "addEventListener">,
): void {
  target.addEventListener("beforeunload", (event) => {
    if (runs.getState().status !== "idle" && keeping.getState().unsaved) event.preventDefault();
  });
}
