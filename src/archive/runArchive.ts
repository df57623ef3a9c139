import type { FileContent, FileTree } from "../library/fileTree.ts";
import { readKeptRun, runOf, writeKeptRun } from "./keptRun.ts";
import type { KeptRun } from "./keptRun.ts";
import { readStartNote } from "./startNote.ts";
import type { StartNote } from "./startNote.ts";
import { roomyTree } from "./roomyTree.ts";

/** A folder a run: run.json, its weights, and empty files that mark it. */
const runsFolder = "runs";
/** A folder an experiment that has not ended; an empty file marks it as removed. */
const openFolder = "open";
const [runFile, weightsFile, pinnedMark, removedMark] = [
  "run.json",
  "tuned.safetensors",
  "pinned",
  "removed",
];
const [checkpointFile, startFile] = ["checkpoint.safetensors", "start.json"];
const nothing = new Uint8Array(0);

/** What was found in an archive. */
export interface Listing {
  /** The oldest first. */
  readonly runs: readonly KeptRun[];
  /** Of runs that are there and cannot be read, why. */
  readonly problems: readonly { readonly runId: string; readonly problem: string }[];
}

/**
 * Runs that outlast a visit, and what is saved of experiments that have not ended. Ids sort by time:
 * where the disk is full, the oldest runs that are not pinned make room, and `onDropped` is told.
 */
export class RunArchive {
  readonly #tree: FileTree;

  constructor(tree: FileTree, onDropped: (runId: string) => void = () => undefined) {
    this.#tree = roomyTree(tree, async () => {
      const dropped = await this.#oldestUnpinned();
      if (dropped === undefined) return false;
      await tree.remove(`${runsFolder}/${dropped}`);
      onDropped(dropped);
      return true;
    });
  }

  /** Every run that was not removed. */
  async list(): Promise<Listing> {
    const runs: KeptRun[] = [];
    const problems: { runId: string; problem: string }[] = [];
    for (const [runId, files] of await this.#folders(runsFolder)) {
      if (!files.has(runFile) || files.has(removedMark)) continue;
      try {
        const blob = await this.#tree.read(`${runsFolder}/${runId}/${runFile}`);
        const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? nothing);
        runs.push(readKeptRun(bytes, files.has(pinnedMark)));
      } catch (error) {
        problems.push({ runId, problem: error instanceof Error ? error.message : String(error) });
      }
    }
    return { runs, problems };
  }

  /** Rejects where there is no room, even without every older run. */
  async save(kept: KeptRun): Promise<void> {
    const { id } = runOf(kept);
    await this.#tree.write(`${runsFolder}/${id}/${runFile}`, writeKeptRun(kept));
    await this.pin(id, kept.isPinned);
  }

  async pin(runId: string, isPinned: boolean): Promise<void> {
    await this.#mark(`${runsFolder}/${runId}`, pinnedMark, isPinned);
  }

  /** Takes a run out of the list; {@link restore} brings it back until the archive is {@link clean}ed. */
  async remove(runId: string): Promise<void> {
    await this.#mark(`${runsFolder}/${runId}`, removedMark, true);
  }

  async restore(runId: string): Promise<void> {
    await this.#mark(`${runsFolder}/${runId}`, removedMark, false);
  }

  /**
   * Throws removed runs and experiments away, and of more than `most` runs the oldest that are not
   * pinned; returns those.
   */
  async clean(most = Infinity): Promise<string[]> {
    for (const [startId, files] of await this.#folders(openFolder))
      if (files.has(removedMark)) await this.close(startId);
    const dropped: string[] = [];
    const folders = await this.#folders(runsFolder);
    for (const [runId, files] of folders)
      if (files.has(removedMark)) {
        await this.#tree.remove(`${runsFolder}/${runId}`);
        folders.delete(runId);
      }
    for (const [runId, files] of folders) {
      if (folders.size <= most) break;
      if (files.has(pinnedMark)) continue;
      await this.#tree.remove(`${runsFolder}/${runId}`);
      folders.delete(runId);
      dropped.push(runId);
    }
    return dropped;
  }

  /** tuned.safetensors of a run. */
  async saveWeights(runId: string, weights: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#tree.write(`${runsFolder}/${runId}/${weightsFile}`, weights);
  }

  /** Null where there are none. */
  async weightsOf(runId: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const blob = await this.#tree.read(`${runsFolder}/${runId}/${weightsFile}`);
    return blob && new Uint8Array(await blob.arrayBuffer());
  }

  /** How an experiment was started, for whoever goes on with it. */
  async saveStart(startId: string, start: StartNote): Promise<void> {
    const json = new TextEncoder().encode(JSON.stringify({ version: 1, ...start }));
    await this.#tree.write(`${openFolder}/${startId}/${startFile}`, json);
  }

  /** Null where nothing was noted. Throws a FailureError "bad-file". */
  async startOf(startId: string): Promise<StartNote | null> {
    const blob = await this.#tree.read(`${openFolder}/${startId}/${startFile}`);
    return blob && readStartNote(new Uint8Array(await blob.arrayBuffer()));
  }

  /** Of an experiment that goes on. */
  async saveCheckpoint(startId: string, file: FileContent): Promise<void> {
    await this.#tree.write(`${openFolder}/${startId}/${checkpointFile}`, file);
  }

  /** Null where there is none. */
  async checkpointOf(startId: string): Promise<Blob | null> {
    return this.#tree.read(`${openFolder}/${startId}/${checkpointFile}`);
  }

  /** Experiments with a checkpoint that were not set aside, the oldest first. */
  async openExperiments(): Promise<string[]> {
    const folders = [...(await this.#folders(openFolder))];
    return folders
      .filter(([, files]) => files.has(checkpointFile) && !files.has(removedMark))
      .map(([startId]) => startId);
  }

  /** Takes an experiment out of those that are open, or brings it back until the archive is {@link clean}ed. */
  async setAside(startId: string, isAside: boolean): Promise<void> {
    await this.#mark(`${openFolder}/${startId}`, removedMark, isAside);
  }

  /** An experiment has ended: it is not gone on with. */
  async close(startId: string): Promise<void> {
    await this.#tree.remove(`${openFolder}/${startId}`);
  }

  async #mark(folder: string, mark: string, isSet: boolean): Promise<void> {
    const path = `${folder}/${mark}`;
    if (isSet) await this.#tree.write(path, nothing);
    else await this.#tree.remove(path);
  }

  async #oldestUnpinned(): Promise<string | undefined> {
    const folders = await this.#folders(runsFolder);
    return [...folders].find(([, files]) => files.has(runFile) && !files.has(pinnedMark))?.[0];
  }

  /** The names of each folder's files, by its name, in the order of the names. */
  async #folders(root: string): Promise<Map<string, Set<string>>> {
    const folders = new Map<string, Set<string>>();
    for (const path of [...(await this.#tree.list(root)).keys()].sort()) {
      const [, folder = "", name = ""] = path.split("/");
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
    return folders;
  }
}
