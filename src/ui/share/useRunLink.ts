import { useEffect, useMemo, useState } from "react";
import { encodeRunLink } from "../../experiment/runLink/runLink.ts";
import type { Recording } from "../../experiment/recording.ts";
import { recordExperiment } from "../../state/recordExperiment.ts";
import { hasEnded } from "../../state/run.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useReplay } from "../replay/useReplay.ts";
import { useExperiment } from "../status/useExperiment.ts";

/** What can be shared of the current experiment: what is replayed, or the runs that have ended. */
export function useSharedRecording(): Recording | null {
  const { logs } = usePlayground();
  const experiment = useExperiment();
  const replayed = useReplay(({ recording }) => recording);
  return useMemo(
    () => replayed ?? recordExperiment(experiment.filter(hasEnded), logs),
    [replayed, experiment, logs],
  );
}

/** What a file can hold of it: also runs that have not ended, which go on from the file. */
export function useSavedRecording(): Recording | null {
  const { logs } = usePlayground();
  const experiment = useExperiment();
  const replayed = useReplay(({ recording }) => recording);
  return useMemo(
    () => replayed ?? recordExperiment(experiment, logs),
    [replayed, experiment, logs],
  );
}

/** The fragment of a recording's link; null until it is made. */
export function useRunLink(recording: Recording | null): string | null {
  const [made, setMade] = useState<{ of: Recording; fragment: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (recording)
      void encodeRunLink(recording).then((fragment) => {
        if (isWanted) setMade({ of: recording, fragment });
      });
    return () => {
      isWanted = false;
    };
  }, [recording]);
  return made && made.of === recording ? made.fragment : null;
}
