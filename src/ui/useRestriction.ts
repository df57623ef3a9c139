import { useView } from "./playgroundContext.ts";

export type Restriction = "free" | "locked" | "hidden";

/** Whether a lesson link has hidden or locked a field or a part of the page. */
export function useRestriction(name: string): Restriction {
  return useView(({ restrictions }) => {
    if (restrictions?.hidden.has(name)) return "hidden";
    return restrictions?.locked.has(name) ? "locked" : "free";
  });
}
