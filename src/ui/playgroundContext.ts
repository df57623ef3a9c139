import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { CostsState } from "../state/costs.ts";
import type { DeviceState } from "../state/device.ts";
import type { DraftState } from "../state/draft.ts";
import type { KeepingState } from "../state/keeping.ts";
import type { Playground } from "../state/playground.ts";
import type { RunsState } from "../state/runs.ts";
import type { ViewState } from "../state/view.ts";

export const PlaygroundContext = createContext<Playground | null>(null);

export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext);
  if (!playground) throw new Error("internal: a component outside of PlaygroundContext");
  return playground;
}

export function useDraft<T>(selector: (state: DraftState) => T): T {
  return useStore(usePlayground().draft, selector);
}

export function useRuns<T>(selector: (state: RunsState) => T): T {
  return useStore(usePlayground().runs, selector);
}

export function useDevice<T>(selector: (state: DeviceState) => T): T {
  return useStore(usePlayground().device, selector);
}

export function useKeeping<T>(selector: (state: KeepingState) => T): T {
  return useStore(usePlayground().keeping, selector);
}

export function useCostsState<T>(selector: (state: CostsState) => T): T {
  return useStore(usePlayground().costs, selector);
}

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(usePlayground().view, selector);
}
