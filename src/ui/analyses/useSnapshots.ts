import { useState } from "react";
import { toFailure } from "../../shared/failure.ts";
import type { Run } from "../../state/run.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useSay } from "../useSay.ts";

/** A run in training as it was when somebody asked for it. */
export interface SnapshotOfRun {
  /** The run with the snapshot's id and step, as if it had been stopped there. */
  readonly run: Run;
  readonly of: Run["id"];
}

export interface SnapshotsView {
  /** The last of each run. */
  readonly taken: readonly SnapshotOfRun[];
  /** Takes one of a run; null where it could not be taken, and `problem` says why. */
  readonly take: (run: Run) => Promise<Run | null>;
  readonly problem: string | null;
}

/** Snapshots of runs in training, for as long as they are looked at. */
export function useSnapshots(): SnapshotsView {
  const playground = usePlayground();
  const say = useSay();
  const [taken, setTaken] = useState<readonly SnapshotOfRun[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (of: Run) => {
    try {
      const place = playground.placeOf(of.spec);
      const { id, step } = await playground.ask("snapshot", { ...place, runId: of.id });
      const run: Run = { ...of, id, step, state: { status: "stopped" } };
      setTaken((all) => [...all.filter((one) => one.of !== of.id), { run, of: of.id }]);
      setProblem(null);
      return run;
    } catch (thrown) {
      setProblem(say(toFailure(thrown)));
      return null;
    }
  };
  return { taken, take, problem };
}
