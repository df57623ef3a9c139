import { blobSource } from "../../shared/byteSource.ts";
import { readCheckpoint } from "../../training/checkpoint/checkpointFile.ts";
import { checkSameFiles } from "../../training/importedRuns.ts";
import { savedSnapshot } from "../../training/savedSnapshot.ts";
import type { Snapshot } from "../../training/snapshots.ts";
import type { AnalysisPlace } from "./analysisRequests.ts";
import { onBench } from "./analysisRequests.ts";
import type { Handlers, RequestSite } from "./requestSite.ts";

export interface SnapshotRequests {
  /**
   * Keeps the weights of a run as they are, in training or where it broke off: analyses and exports take
   * `id` for a run's, until the next of the same run or experiment.
   */
  snapshot: {
    readonly params: AnalysisPlace & { readonly runId: string };
    readonly result: { readonly id: string; readonly step: number };
  };
}

export const snapshotRequests: Handlers<SnapshotRequests> = {
  snapshot: (params, site) => site.snapshot(params.runId, () => savedOf(params, site)),
};

/** A run of an experiment that has not ended, as it was last saved; null where it was not. */
async function savedOf(
  { runId, ...place }: SnapshotRequests["snapshot"]["params"],
  site: RequestSite,
): Promise<Snapshot | null> {
  const archive = await site.archive;
  const startIds = (await archive?.openExperiments()) ?? [];
  const startId = startIds.find((id) => runId.startsWith(`${id}-`));
  const file = startId === undefined ? null : await archive?.checkpointOf(startId);
  if (!file) return null;
  const checkpoint = await readCheckpoint(blobSource("checkpoint.safetensors", file));
  // Its weights would be measured against another zero-shot model.
  await checkSameFiles(site.files(place.site), place.values, checkpoint.files);
  return onBench(place, site, ({ workbench }) => savedSnapshot(workbench, checkpoint, runId));
}
