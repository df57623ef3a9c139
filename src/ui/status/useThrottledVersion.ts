import { useCallback, useSyncExternalStore } from "react";
import type { MetricLog } from "../../state/metricLog.ts";

/** The whole log, or its evaluations, which change far less often. */
export type LogPart = "all" | "evaluations";

/**
 * Renders again when that part of one of the logs has changed, at most once an interval and only while
 * the tab is looked at. Returns a number that changes with it, for memos.
 */
export function useThrottledVersion(
  logs: readonly MetricLog[],
  intervalMs: number,
  part: LogPart = "all",
): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const later = () => {
        if (document.hidden) return;
        timer ??= setTimeout(() => {
          timer = null;
          onChange();
        }, intervalMs);
      };
      const unsubscribes = logs.map((log) => log.subscribe(later));
      // What came while the tab was hidden.
      document.addEventListener("visibilitychange", later);
      return () => {
        if (timer !== null) clearTimeout(timer);
        document.removeEventListener("visibilitychange", later);
        for (const unsubscribe of unsubscribes) unsubscribe();
      };
    },
    [logs, intervalMs],
  );
  const versionOf = (log: MetricLog) => (part === "all" ? log.version : log.evaluations.length);
  return useSyncExternalStore(subscribe, () => logs.reduce((sum, log) => sum + versionOf(log), 0));
}
