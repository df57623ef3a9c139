import { useCallback, useSyncExternalStore } from "react";
import type { MetricLog } from "../../state/metricLog.ts";

/**
 * Renders again when one of the logs has changed, at most once an interval. Returns a number that
 * changes with them, for memos.
 */
export function useThrottledVersion(logs: readonly MetricLog[], intervalMs: number): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const later = () => {
        timer ??= setTimeout(() => {
          timer = null;
          onChange();
        }, intervalMs);
      };
      const unsubscribes = logs.map((log) => log.subscribe(later));
      return () => {
        if (timer !== null) clearTimeout(timer);
        for (const unsubscribe of unsubscribes) unsubscribe();
      };
    },
    [logs, intervalMs],
  );
  return useSyncExternalStore(subscribe, () => logs.reduce((sum, log) => sum + log.version, 0));
}
