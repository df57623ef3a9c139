import type { RunArchive } from "../archive/runArchive.ts";
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
  readonly story: Requests["readSaved"]["result"]["story"];
}

export interface FindOptions {
  readonly archive: RunArchive;
  readonly trainer: Pick<TrainerApi, "ask">;
  /** Of experiments, those that no other tab runs. */
  readonly withoutRunner: (startIds: readonly string[]) => Promise<readonly string[]>;
}

/** Experiments of earlier visits that broke off. What cannot be read, by this version of the page, is thrown away. */
export async function findInterrupted(options: FindOptions): Promise<Found[]> {
  const { archive, trainer, withoutRunner } = options;
  const found: Found[] = [];
  for (const startId of await withoutRunner(await archive.openExperiments())) {
    try {
      const { spec, runIds, story } = await trainer.ask("readSaved", { startId });
      const { experimentId, force } = (await archive.startOf(startId)) ?? {
        experimentId: startId,
        force: null,
      };
      found.push({ start: { type: "start", startId, runIds, spec, force }, experimentId, story });
    } catch {
      await archive.close(startId);
    }
  }
  return found;
}

/** Its runs, before its story is told to them. */
export function runsOf({ start: { spec, runIds } }: Found, experiment: number): Run[] {
  return spec.recipes.map((recipe, i) =>
    newRun({ id: runIds[i]!, recipe, experiment, label: labelOf(recipe, spec), spec }),
  );
}
