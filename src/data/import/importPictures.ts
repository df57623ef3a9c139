import { FailureError, toFailure } from "../../shared/failure.ts";
import type { Said } from "../../shared/said.ts";
import type { Split } from "../dataset.ts";
import type { Catalogue, CataloguedPicture, LeftOut } from "./catalogue.ts";
import { concurrently } from "./concurrently.ts";
import type { Pixels } from "./pixels.ts";
import type { PreparePicture } from "./preparePicture.ts";
import type { SelectedPictures } from "./selection.ts";

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** Of those done, how many could not be read. */
  readonly skipped: number;
}

export interface ImportOptions {
  /** Side of the model's input in pixels. */
  readonly imageSize: number;
  readonly prepare: PreparePicture;
  /** Pictures in the making at once; as many as there are workers, or more where files come slowly. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** A split whose pictures are decoded; those that could not be are not in it. */
export interface ImportedSplit {
  readonly domain: string;
  readonly split: Split;
  readonly pictures: readonly { readonly from: CataloguedPicture; readonly pixels: Pixels }[];
}

export interface ImportedPictures {
  readonly splits: readonly ImportedSplit[];
  /** Pictures that were chosen and could not be read. */
  readonly skipped: readonly LeftOut[];
}

/**
 * Reads, decodes and resizes the chosen pictures. One that is broken or of another format is skipped
 * and listed with its reason; only a failure of our own code ends the import, and `signal`, as a
 * FailureError "cancelled".
 */
export async function importPictures(
  catalogue: Catalogue,
  selected: SelectedPictures,
  options: ImportOptions,
): Promise<ImportedPictures> {
  const { imageSize, prepare, concurrency = 4, signal, onProgress } = options;
  const place = new Map(catalogue.pictures.map((picture, i) => [picture, i]));
  const tasks = selected.splits
    .flatMap(({ split, pictures }) => pictures.map((picture) => ({ split, picture })))
    .sort((a, b) => place.get(a.picture)! - place.get(b.picture)!);
  const read = catalogue.reader(tasks.map(({ picture }) => picture));
  const kept = new Map<CataloguedPicture, Pixels>();
  const reasons = new Map<CataloguedPicture, Said>();
  await concurrently(tasks, concurrency, async ({ split, picture }) => {
    throwIfCancelled(signal);
    try {
      kept.set(picture, await prepare(await read(picture, signal), split, imageSize));
    } catch (error) {
      throwIfCancelled(signal);
      const { kind, message, coded } = toFailure(error);
      if (kind !== "bad-file" && kind !== "download") throw error;
      reasons.set(picture, { message, ...(coded && { coded }) });
    }
    const done = kept.size + reasons.size;
    onProgress?.({ done, total: tasks.length, skipped: reasons.size });
  });
  return {
    splits: selected.splits.map(({ domain, split, pictures }) => ({
      domain,
      split,
      pictures: pictures.flatMap((from) => {
        const pixels = kept.get(from);
        return pixels ? [{ from, pixels }] : [];
      }),
    })),
    skipped: tasks.flatMap(({ picture }) => {
      const reason = reasons.get(picture);
      return reason === undefined ? [] : [{ path: picture.path, reason }];
    }),
  };
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new FailureError("cancelled", "The import was cancelled.");
}
