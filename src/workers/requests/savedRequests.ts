import type { RunEvent } from "../../experiment/record.ts";
import type { FileHashes } from "../../experiment/recording.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import { readCheckpointOutline } from "../../training/checkpoint/checkpointFile.ts";
import type { Handlers } from "./requestSite.ts";

export interface SavedRequests {
  /** What an experiment was and had told when it was saved. */
  readSaved: {
    readonly params: { readonly startId: string };
    readonly result: {
      readonly spec: ExperimentSpec;
      readonly runIds: readonly string[];
      readonly files: FileHashes;
      readonly story: readonly RunEvent[];
    };
  };
}

export const savedRequests: Handlers<SavedRequests> = {
  readSaved: async ({ startId }, { archive }) => {
    const file = await (await archive)?.checkpointOf(startId);
    if (!file) throw new FailureError("bad-file", said("nothingSavedOf", startId));
    return readCheckpointOutline(file);
  },
};
