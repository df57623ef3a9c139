import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { MemoryOutlook } from "../experiment/memoryEstimate.ts";
import { assumedBudgetBytes } from "../experiment/memoryEstimate.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { Failure } from "../shared/failure.ts";
import { toFailure } from "../shared/failure.ts";
import { readField } from "../shared/schema.ts";
import type { NumberField } from "../shared/schema.ts";
import type { Words } from "../words/words.ts";

export interface MemoryState {
  /** How much the person says there is; a browser does not tell. */
  readonly budgetBytes: number;
  /** The settings that were last asked about. */
  readonly asked: ExperimentSpec | null;
  /** The answer, once it is of `asked` and of the budget. */
  readonly outlook: MemoryOutlook | null;
  /** Why there was no answer. */
  readonly failure: Failure | null;
}

export type MemoryStore = StoreApi<MemoryState>;

export function createMemoryStore(): MemoryStore {
  return createStore<MemoryState>(() => ({
    ...{ budgetBytes: assumedBudgetBytes, asked: null, outlook: null, failure: null },
  }));
}

/** The budget as a person gives it, in GB. */
export const budgetField = {
  kind: "number",
  default: assumedBudgetBytes / 1e9,
  min: 0.1,
  max: 4096,
  label: "Budget in GB",
  doc: "How much memory an experiment may take.",
} as const satisfies NumberField;

/** Bytes of what was typed; null where it is no such number. */
export function readBudget(raw: string): number | null {
  const read = readField("budget", budgetField, raw);
  return "value" in read ? Math.round(Number(read.value) * 1e9) : null;
}

/** Whether settings are known to take more than there is. */
export function isTooMuch({ asked, outlook }: MemoryState, spec: ExperimentSpec): boolean {
  return asked === spec && outlook !== null && outlook.estimate.totalBytes > outlook.budgetBytes;
}

/** Why settings that take too much are not started, and the ways out. */
export function tooMuch(
  { outlook, budgetBytes }: MemoryState,
  words: Words["setup"]["memory"],
): Failure {
  const gb = (count: number) => `${(count / 1e9).toFixed(1)} GB`;
  const taken = gb(outlook?.estimate.totalBytes ?? 0);
  return { kind: "too-large", message: words.refused(taken, gb(budgetBytes)) };
}

/** Asks what the settings take. Never rejects. */
export async function askMemory(
  store: MemoryStore,
  spec: ExperimentSpec,
  ask: (budgetBytes: number) => Promise<MemoryOutlook>,
): Promise<void> {
  const { budgetBytes } = store.getState();
  store.setState({ asked: spec, failure: null });
  const isAwaited = () =>
    store.getState().asked === spec && store.getState().budgetBytes === budgetBytes;
  try {
    const outlook = await ask(budgetBytes);
    if (isAwaited()) store.setState({ outlook });
  } catch (thrown) {
    if (isAwaited()) store.setState({ outlook: null, failure: toFailure(thrown) });
  }
}
