import { seriesOfRun } from "../../state/currentRuns.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { nameOf } from "../../state/runName.ts";

/** What a series of the current experiment is called. */
export function useSeriesNames(): (series: string) => string {
  const experiment = useExperiment();
  return (series) => {
    const run = experiment.find((one) => seriesOfRun(one) === series);
    return run ? nameOf(run) : series;
  };
}
