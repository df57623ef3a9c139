import { useEffect, useState } from "react";
import { fetchRecording } from "../../state/shippedRecording.ts";
import { usePlayground, useRuns } from "../playgroundContext.ts";

/**
 * Opens the recorded run that comes with the page while there is no other. Where it cannot be fetched,
 * the page does without it. Returns whether it is still on its way.
 */
export function useShippedRecording(): boolean {
  const { replay, runs, filesUrl } = usePlayground();
  const isEmpty = useRuns((state) => state.runs.length === 0);
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    if (!isEmpty) return;
    let isWanted = true;
    fetchRecording(filesUrl, "default")
      .then(
        (recording) => {
          if (isWanted && runs.getState().runs.length === 0)
            replay.open(recording, { isShipped: true });
        },
        // Nothing is lost: it shows what Start does, and Start is there.
        () => undefined,
      )
      .finally(() => {
        if (isWanted) setIsSettled(true);
      });
    return () => {
      isWanted = false;
    };
  }, [isEmpty, replay, runs, filesUrl]);
  return isEmpty && !isSettled;
}
