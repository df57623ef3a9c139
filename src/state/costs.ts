import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { MethodCosts } from "../experiment/methodCost.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { Failure } from "../shared/failure.ts";
import { toFailure } from "../shared/failure.ts";

export interface CostsState {
  /** The settings that were last asked about. */
  readonly asked: ExperimentSpec | null;
  /** The last answer; of `asked` once `isCurrent`. */
  readonly costs: MethodCosts | null;
  readonly isCurrent: boolean;
  /** Why there was no answer to `asked`. */
  readonly failure: Failure | null;
}

export type CostsStore = StoreApi<CostsState>;

export function createCostsStore(): CostsStore {
  return createStore<CostsState>(() => ({
    asked: null,
    costs: null,
    isCurrent: false,
    failure: null,
  }));
}

/** Asks what every method costs with these settings, unless that was the last question. Never rejects. */
export async function askCosts(
  store: CostsStore,
  spec: ExperimentSpec,
  ask: (spec: ExperimentSpec) => Promise<MethodCosts>,
): Promise<void> {
  if (store.getState().asked === spec) return;
  store.setState({ asked: spec, isCurrent: false, failure: null });
  try {
    const costs = await ask(spec);
    if (store.getState().asked === spec) store.setState({ costs, isCurrent: true });
  } catch (thrown) {
    // Asked again, it may be answered: a download may come through, a worker that was ended starts anew.
    if (store.getState().asked === spec)
      store.setState({ asked: null, costs: null, failure: toFailure(thrown) });
  }
}
