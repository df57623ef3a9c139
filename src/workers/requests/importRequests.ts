import type { Environment, FileHashes } from "../../experiment/recording.ts";
import type { AssetNames } from "../../experiment/spec.ts";
import { memorySource } from "../../shared/byteSource.ts";
import { FailureError } from "../../shared/failure.ts";
import type { SitePlace } from "../../shared/sitePlace.ts";
import { said } from "../../shared/said.ts";
import { readCheckpoint, writeCheckpoint } from "../../training/checkpoint/checkpointFile.ts";
import { adoptCheckpoint, checkSameFiles, checkWeights } from "../../training/importedRuns.ts";
import type { Handlers } from "./requestSite.ts";

export interface ImportRequests {
  /** Takes the weights of a run that came with a file over as if it had ended here. */
  importWeights: {
    readonly params: {
      readonly runId: string;
      readonly values: Pick<AssetNames, "model" | "dataset">;
      /** Of what the run was made with. */
      readonly made: FileHashes;
      readonly weights: Uint8Array<ArrayBuffer>;
      readonly site: SitePlace;
    };
    readonly result: null;
  };
  /** Saves an experiment that came with a file as one that broke off here, under `startId`. */
  importCheckpoint: {
    readonly params: {
      readonly startId: string;
      readonly environment: Environment;
      readonly checkpoint: Uint8Array<ArrayBuffer>;
      readonly site: SitePlace;
    };
    readonly result: null;
  };
}

export const importRequests: Handlers<ImportRequests> = {
  async importWeights({ runId, values, made, weights, site: place }, { files, weights: kept }) {
    await checkSameFiles(files(place), values, made);
    await checkWeights(files(place), values, weights);
    kept.keep(runId, weights);
    return null;
  },

  async importCheckpoint({ startId, environment, checkpoint, site: place }, { files, archive }) {
    const given = await readCheckpoint(memorySource("checkpoint.safetensors", checkpoint));
    await checkSameFiles(files(place), given.spec, given.files);
    const adopted = adoptCheckpoint(given, environment, (recipe) => `${startId}-${recipe}`);
    const kept = await archive;
    if (!kept) throw new FailureError("no-storage", said("mustBeSavedOnTheWay"));
    await kept.saveCheckpoint(startId, writeCheckpoint(adopted));
    await kept.saveStart(startId, { experimentId: startId, force: null, environment });
    return null;
  },
};
