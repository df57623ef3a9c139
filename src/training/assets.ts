import type { ClassNameStyle } from "../clip/classPrompts.ts";
import type { ClipModel } from "../clip/model.ts";
import { readClipModel } from "../clip/model.ts";
import type { Tokenizer } from "../clip/tokenizer.ts";
import { checkTokenizerFits, loadTokenizer } from "../clip/tokenizer.ts";
import type { Split } from "../data/dataset.ts";
import type { Dataset } from "../data/loadDataset.ts";
import { stratifiedSubset } from "../data/subset.ts";
import type { AssetNames } from "../experiment/spec.ts";
import type { SiteFiles } from "../shared/files.ts";
import { filesIn } from "../shared/files.ts";
import type { DomainPictures } from "./measuring/embedder.ts";
import { modelFolder } from "./modelFolder.ts";
import { openNamedDataset } from "./openNamedDataset.ts";
import { templatesOf } from "./templates.ts";

/** What an experiment reads before it starts, on the host. */
export interface Assets {
  readonly model: ClipModel;
  readonly tokenizer: Tokenizer;
  readonly dataset: Dataset;
  readonly classNames: ClassNameStyle;
}

export async function loadAssets(files: SiteFiles, names: AssetNames): Promise<Assets> {
  const { model: modelName, dataset: datasetName, classNames } = names;
  const templates = templatesOf(names);
  const folder = modelFolder(files, modelName);
  const [model, tokenizer, dataset] = await Promise.all([
    readClipModel(folder, { onNotice: files.onNotice, ...(templates && { templates }) }),
    loadTokenizer(filesIn(folder)),
    openNamedDataset(files, datasetName),
  ]);
  checkTokenizerFits(tokenizer, model.config);
  return { model, tokenizer, dataset, classNames };
}

/** Every picture of a split, of every domain. */
export function wholeSplit(dataset: Dataset, split: Split): Promise<DomainPictures[]> {
  return Promise.all(
    dataset.index.domains.map(async (domain) => {
      const pictures = await dataset.pictures(domain, split);
      const { id, answers } = domain;
      const indices = pictures.labels.map((_, i) => i);
      return { id, pictures, indices, ...(answers && { answers }) };
    }),
  );
}

/** Every picture of a split of the reference domain. */
export async function referenceOnly(dataset: Dataset, split: Split): Promise<DomainPictures[]> {
  const domains = await wholeSplit(dataset, split);
  return domains.filter(({ id }) => id === dataset.reference.id);
}

/** The same `size` validation pictures of every domain for all runs: what live curves show. */
export async function liveSubset(dataset: Dataset, size: number): Promise<DomainPictures[]> {
  const domains = await wholeSplit(dataset, "val");
  return domains.map((domain) => ({
    ...domain,
    indices: stratifiedSubset(domain.pictures.labels, size, `${domain.id}/val`),
  }));
}
