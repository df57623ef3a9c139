import { useStore } from "zustand";
import type { ReplayState } from "../../state/replay.ts";
import { usePlayground } from "../playgroundContext.ts";

export function useReplay<T>(selector: (state: ReplayState) => T): T {
  return useStore(usePlayground().replay.store, selector);
}
