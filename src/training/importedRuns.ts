import { readClipModel, readClipOutline } from "../clip/model.ts";
import { readSafetensorsHeader } from "../clip/safetensors.ts";
import { ExperimentRecorder } from "../experiment/experimentRecorder.ts";
import { readRecording } from "../experiment/readRecording.ts";
import type { Environment, FileHashes } from "../experiment/recording.ts";
import type { AssetNames } from "../experiment/spec.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import type { SiteFiles } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import type { Checkpoint } from "./checkpoint/checkpoint.ts";
import { hashedFiles } from "./hashedFiles.ts";
import { isFromDisk, modelFolder } from "./modelFolder.ts";
import { readTunedTower } from "./tunedWeights.ts";
import { weightsHash } from "./weightsHash.ts";

type Named = Pick<AssetNames, "model" | "dataset">;

/**
 * Throws a FailureError "bad-file" where runs were not made with the model and the data that are here
 * under their names: their weights would be measured against another zero-shot model. A model of a hub
 * is named by its revision, and not read for this.
 */
export async function checkSameFiles(
  files: SiteFiles,
  named: Named,
  made: FileHashes,
): Promise<void> {
  const { model, dataset } = named;
  const { files: hashed, hashes } = hashedFiles(files, named);
  if (made.model !== null && isBundled(model))
    await hashed.read(`models/${model}/model.safetensors`);
  if (made.data !== null) {
    if (isBundled(dataset)) await hashed.read(`data/${dataset}/index.json`);
    else await hashed.imported?.read(`${dataset.replace("folder:", "")}/index.json`);
  }
  const here = { ...hashes() };
  if (made.model !== null && isFromDisk(model))
    here.model = weightsHash(await readClipModel(modelFolder(files, model)));
  for (const [what, name, code] of [
    ["model", model, "otherModel"],
    ["data", dataset, "otherData"],
  ] as const)
    if (here[what] !== null && here[what] !== made[what])
      throw new FailureError("bad-file", said(code, name, short(made[what]), short(here[what])));
}

/** Throws a FailureError "bad-file" where a run's weights cannot be those of the model that it names. */
export async function checkWeights(
  files: SiteFiles,
  { model }: Named,
  weights: Uint8Array,
): Promise<void> {
  readSafetensorsHeader(weights, weights.length);
  if (!isBundled(model)) return;
  const { config } = await readClipOutline(modelFolder(files, model));
  readTunedTower(weights, config);
}

/**
 * The checkpoint of an experiment that goes on here, its runs named anew: `nameOf` a recipe. Throws a
 * FailureError "bad-file" where what it tells of its runs cannot be.
 */
export function adoptCheckpoint(
  checkpoint: Checkpoint,
  environment: Environment,
  nameOf: (recipe: string) => string,
): Checkpoint {
  const { spec, runIds, story, ended, group } = checkpoint;
  if (runIds.length !== spec.recipes.length)
    throw new FailureError(
      "bad-file",
      said("saveAgain", said("runForEachMethod", spec.recipes.length, runIds.length)),
    );
  checkStory(checkpoint, environment);
  const names = new Map(runIds.map((id, i) => [id, nameOf(spec.recipes[i]!)]));
  const renamed = (id: string) => {
    const name = names.get(id);
    if (name !== undefined) return name;
    throw new FailureError("bad-file", said("strangerInStory", id));
  };
  return {
    ...checkpoint,
    runIds: runIds.map(renamed),
    story: story.map((event) => ({ ...event, runId: renamed(event.runId) })),
    ended: ended.map(renamed),
    group: group && {
      ...group,
      members: new Map([...group.members].map(([id, state]) => [renamed(id), state])),
    },
  };
}

/** What a story makes of its runs is read as strictly as a recording is. */
function checkStory({ spec, runIds, story }: Checkpoint, environment: Environment): void {
  try {
    const recorder = new ExperimentRecorder(spec, environment);
    for (const event of story)
      recorder.record({ ...event, runId: spec.recipes[runIds.indexOf(event.runId)]! });
    readRecording(JSON.parse(JSON.stringify(recorder.recording)));
  } catch (cause) {
    throw new FailureError(
      "bad-file",
      said("saveAgain", said("storyUnreadable", toFailure(cause))),
      { cause },
    );
  }
}

function isBundled(name: string): boolean {
  return !name.includes(":");
}

function short(hash: string | null): string {
  return `${(hash ?? "unknown").slice(0, 12)}…`;
}
