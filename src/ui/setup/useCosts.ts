import { useEffect } from "react";
import type { MethodCost } from "../../experiment/methodCost.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { useCostsState, useDraft, usePlayground } from "../playgroundContext.ts";

/** Settings that are still being changed are not asked about. */
const settleMs = 400;

/** Keeps the costs of all methods up to date while they are looked at; the worker counts them. */
export function useCosts(isWanted: boolean): void {
  const playground = usePlayground();
  const spec = useDraft((state) => state.spec);
  const hasCosts = useCostsState(({ costs }) => costs !== null);
  useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => playground.askCosts(), hasCosts ? settleMs : 0);
    return () => clearTimeout(timer);
  }, [playground, spec, isWanted, hasCosts]);
}

/** A method's cost; null before it has come, and for settings with which the method cannot run. */
export function useCost(id: RecipeId): {
  readonly cost: MethodCost | null;
  /** False while the settings have changed since. */
  readonly isCurrent: boolean;
} {
  const cost = useCostsState(({ costs }) => costs?.[id] ?? null);
  const isCurrent = useCostsState((state) => state.isCurrent);
  return { cost, isCurrent };
}
