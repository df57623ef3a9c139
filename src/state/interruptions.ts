import type { RunArchive } from "../archive/runArchive.ts";
import type { Environment, FileHashes } from "../experiment/recording.ts";
import { FailureError } from "../shared/failure.ts";
import type { TrainerApi } from "../workers/protocol.ts";
import type { Start } from "./keeping.ts";
import { newRun } from "./run.ts";
import { labelOf } from "./runName.ts";
import type { Run } from "./run.ts";
import type { Requests } from "../workers/protocol.ts";

/** What is needed to show an experiment as it was when it was saved, and to let it go on. */
export interface Found {
  readonly start: Start;
  readonly experimentId: string;
  /** Where it ran; null where that is not known. */
  readonly environment: Environment | null;
  readonly files: FileHashes;
  readonly story: Requests["readSaved"]["result"]["story"];
}

export interface FindOptions {
  readonly archive: RunArchive;
  readonly trainer: Pick<TrainerApi, "ask">;
}

/**
 * An experiment of an earlier visit that broke off. Null, and thrown away, where this version of the page
 * cannot read it. Throws a FailureError where it could not be asked for.
 */
export async function readInterrupted(
  startId: string,
  { archive, trainer }: FindOptions,
): Promise<Found | null> {
  try {
    const { spec, runIds, files, story } = await trainer.ask("readSaved", { startId });
    const note = await archive.startOf(startId);
    const unknown = { experimentId: startId, force: null, environment: null };
    const { experimentId, force, environment } = note ?? unknown;
    const start: Start = { type: "start", startId, runIds, spec, force };
    return { start, experimentId, environment, files, story };
  } catch (error) {
    if (!(error instanceof FailureError) || error.kind !== "bad-file") throw error;
    await archive.close(startId);
    return null;
  }
}

/** Its runs, before its story is told to them. */
export function runsOf(found: Found, experiment: number): Run[] {
  const { environment, files } = found;
  const { spec, runIds } = found.start;
  return spec.recipes.map((recipe, i) => ({
    ...newRun({ id: runIds[i]!, recipe, experiment, label: labelOf(recipe, spec), spec }),
    ...{ environment, files },
  }));
}
