import type { AnySplit, Domain } from "../../data/dataset.ts";
import type { Run } from "../../state/run.ts";

/** What every view of one run is given. */
export interface RunViewProps {
  readonly run: Run;
  /** As the legend calls it. */
  readonly name: string;
  readonly series: string;
  readonly domains: readonly Domain<AnySplit>[];
  readonly classes: readonly string[];
}
