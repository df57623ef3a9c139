import { sha256 } from "../../shared/sha256.ts";
import type { DatasetIndex } from "../dataset.ts";
import type { Catalogue, LeftOut } from "./catalogue.ts";
import { importPictures } from "./importPictures.ts";
import type { ImportOptions } from "./importPictures.ts";
import { packDataset } from "./packDataset.ts";
import type { PackedDataset } from "./packDataset.ts";
import { selectPictures } from "./selection.ts";
import type { SelectedPictures, Selection } from "./selection.ts";

/** What to call an imported data set, and whose pictures it has. */
export interface ImportTitle {
  readonly name: string;
  readonly title: string;
  readonly sources: DatasetIndex["sources"];
}

export interface ImportResult {
  readonly dataset: PackedDataset;
  /** Pictures that were chosen and could not be read. */
  readonly skipped: readonly LeftOut[];
  /** Files that were never to be chosen. */
  readonly leftOut: readonly LeftOut[];
  /** Classes of which a domain has no pictures. */
  readonly absent: SelectedPictures["absent"];
}

/** Chooses, reads, decodes, resizes and packs. Throws a FailureError where nothing is left. */
export async function importDataset(
  catalogue: Catalogue,
  selection: Selection,
  title: ImportTitle,
  options: ImportOptions,
): Promise<ImportResult> {
  const selected = selectPictures(catalogue, selection);
  const imported = await importPictures(catalogue, selected, options);
  const { reference, classes, restrictsAnswers = false } = selection;
  const { imageSize } = options;
  const description = { ...title, reference, classes, imageSize, restrictsAnswers };
  const dataset = await packDataset(imported, catalogue.classes, description);
  const { skipped } = imported;
  return { dataset, skipped, leftOut: catalogue.leftOut, absent: selected.absent };
}

/** Raised when the same choice would be kept as other bytes, so that old ones are not opened. */
const formatVersion = 1;

/**
 * Names what an import makes, so that it is found again: the same of the same choice.
 * @param origin says which pictures there were to choose from: a repository and its revision, or a
 * folder's name and size
 */
export function importKey(origin: string, selection: Selection, imageSize: number): string {
  const { reference, shifted, classes, trainPerClass, testPerClass, seed } = selection;
  const numbers = [trainPerClass, testPerClass, seed, imageSize];
  const choice = [reference, shifted, classes, ...numbers, selection.restrictsAnswers ?? false];
  const text = JSON.stringify([formatVersion, origin, ...choice]);
  return sha256(new TextEncoder().encode(text)).slice(0, 16);
}
