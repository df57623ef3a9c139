import { existsSync } from "node:fs";
import { join } from "node:path";
import { storeDataset } from "../data/import/datasetStore.ts";
import type { PictureCollection } from "../data/import/collection.ts";
import { importDataset as importPictures } from "../data/import/importDataset.ts";
import { namedClasses } from "../data/import/namedClasses.ts";
import { openNodeJpegDecoder } from "../data/import/nodeJpegDecoder.ts";
import { prepareHere } from "../data/import/preparePicture.ts";
import type { Selection } from "../data/import/selection.ts";
import { selectPictures } from "../data/import/selection.ts";
import type { ImportLine } from "./commandLine.ts";
import { datasetFolder } from "./datasetFolder.ts";
import { describeImport } from "./describeImport.ts";
import { openPictures } from "./openPictures.ts";
import { UsageError } from "./usageError.ts";

const noteEveryMs = 5000;

/** `import`: makes a data set of a folder, zips, parquet files or the hub, and prints what it holds. */
export async function importDataset(line: ImportLine): Promise<void> {
  const folder = join(line.data, line.out);
  if (existsSync(join(folder, "index.json")))
    throw new UsageError(`--out must be a new name, and ${folder} is there: remove it first`);
  const { collection, sources } = await openPictures(line.from, line.hub);
  const selection = selectionOf(line, collection);
  const { reference, shifted, classes } = selection;
  const note = progressNotes();
  const wanted = { domains: [reference, ...shifted], classes };
  const onProgress = (done: number, total: number) => note(`Listed ${done} of ${total} parts.`);
  const catalogue = await collection.catalogue(wanted, { onProgress });
  const { splits } = selectPictures(catalogue, selection);
  const chosen = splits.flatMap(({ pictures }) => pictures);
  const bytes = catalogue.bytesToRead(chosen);
  const size = bytes === null ? "" : `, at most ${(bytes / 1e6).toFixed(1)} MB`;
  say(`Reading ${chosen.length} of ${catalogue.pictures.length} pictures${size}.`);
  const title = { name: line.out, title: collection.name, sources };
  const result = await importPictures(catalogue, selection, title, {
    imageSize: line.imageSize,
    prepare: prepareHere(await openNodeJpegDecoder()),
    onProgress: ({ done, total, skipped }) =>
      note(`${done} of ${total} pictures, ${skipped} skipped.`),
  });
  await storeDataset(datasetFolder(line.data), line.out, result.dataset);
  process.stdout.write(describeImport(result));
  say(`Wrote ${folder}; --set dataset=folder:${line.out} trains on it.`);
}

/** The choice of a command line; without one everything, at most `perClass` of it. */
function selectionOf(line: ImportLine, { domains: known, classes }: PictureCollection): Selection {
  const domains = line.domains ?? known;
  // The paper's reference domain, where DomainNet's names are used.
  const reference = line.reference ?? (domains.includes("real") ? "real" : domains[0]!);
  if (!domains.includes(reference))
    throw new UsageError(
      `--reference must be one of the domains, ${domains.join(", ")}, got '${reference}'`,
    );
  return {
    reference,
    shifted: domains.filter((domain) => domain !== reference),
    classes: line.classes ? namedClasses(line.classes) : classes,
    trainPerClass: line.perClass,
    testPerClass: line.perClass,
    seed: line.seed,
    restrictsAnswers: line.restrictsAnswers,
  };
}

/** Says the latest of many messages, every few seconds. */
function progressNotes(): (message: string) => void {
  let nextAt = performance.now() + noteEveryMs;
  return (message) => {
    if (performance.now() < nextAt) return;
    say(message);
    nextAt = performance.now() + noteEveryMs;
  };
}

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
